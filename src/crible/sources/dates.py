"""What date do these words mean, when they come from anyone's table?

Own lists print `31/12/1980`, `12/31/1980`, `00/00/1975`, `circa 1960`, `1958 to 1960`. Whether the day or the month
comes first is learnt from the dates of the whole column; where nothing tells, the date keeps its year alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from crible.errors import FactError
from crible.records import PartialDate
from crible.text import one_line

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{2}:.*)?\Z", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PART = rf"(\d{{1,2}}|dd|mm|xx|(?:{'|'.join(_MONTHS)})[a-z]{{0,6}})"
_SLASHED = re.compile(rf"(?:{_PART}[/. -]+)?{_PART}[/., -]+(\d{{4}}|\d{{2}})\Z", re.ASCII | re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})\Z", re.ASCII)
_RANGE = re.compile(r"(?:between\s+)?(.+?)\s*(?:\bto\b|\band\b|–|/|(?<=\d{4})-(?=\d{4}\Z))\s*(.+)\Z", re.IGNORECASE)
_CIRCA = re.compile(r"(?:circa|approximately|approx\.?|about|around|c\.|ca\.?|~)\s*|~\Z", re.IGNORECASE)
_LAST_MONTH = 12
_OLD_YEAR = 30
_LONGEST = 60
_REMEDY = "Write a date as YYYY, YYYY-MM or YYYY-MM-DD."


class DateOrder(StrEnum):
    """What comes first in `3/4/1980`."""

    DAY = "day first"
    MONTH = "month first"
    UNKNOWN = "unknown"


def order_of(texts: Iterable[str]) -> DateOrder:
    """Which order the dates of one column show; unknown if none does, or if they show both.

    >>> order_of(["3/4/1980", "31/12/1980"]), order_of(["3/4/1980"])
    (<DateOrder.DAY: 'day first'>, <DateOrder.UNKNOWN: 'unknown'>)
    """
    day_first = month_first = False
    for text in texts:
        found = _SLASHED.match(text.strip())
        if found and found[1] and found[1].isdigit() and found[2].isdigit():
            day_first |= int(found[1]) > _LAST_MONTH
            month_first |= int(found[2]) > _LAST_MONTH
    if day_first == month_first:
        return DateOrder.UNKNOWN
    return DateOrder.DAY if day_first else DateOrder.MONTH


def order_warning(texts: Iterable[str], order: DateOrder, column: str) -> str:
    """One sentence where dates of a column lose their day and month because nothing tells which is which."""
    if order is not DateOrder.UNKNOWN:
        return ""
    lost = [text for text in texts if _needs_order(text)]
    if not lost:
        return ""
    return f"Day and month cannot be told apart in {column}: {len(lost)} dates like {lost[0]!r} keep their year alone."


def read_date(text: str, order: DateOrder = DateOrder.UNKNOWN) -> PartialDate:
    """A date from words.

    Raises:
        FactError: The words are no date.

    >>> read_date("circa 1960").edtf, read_date("00/00/1975").edtf, read_date("3/4/1980").edtf
    ('1960~', '1975', '1980')
    """
    text = one_line(text)
    if len(text) > _LONGEST:
        raise FactError("this is too long for a date", value=text, remedy=_REMEDY)
    plain = _CIRCA.sub("", text)
    circa = plain != text
    if single := _single(plain, order):
        printed = text if circa or len(single) < len(plain) else ""
        return PartialDate.of(single, circa=circa, printed=printed)
    found = _RANGE.match(plain)
    if found and (earliest := _single(found[1], order)) and (latest := _single(found[2], order)):
        return PartialDate.between(earliest, latest, circa=circa, printed=text)
    raise FactError("this is not a date", value=text, remedy=_REMEDY)


def _needs_order(text: str) -> bool:
    found = _SLASHED.match(text.strip())
    if not found or not (found[1] or "").isdigit() or not found[2].isdigit():
        return False
    first, second = int(found[1]), int(found[2])
    return first != second and 0 < first <= _LAST_MONTH and 0 < second <= _LAST_MONTH


def _single(text: str, order: DateOrder) -> str:
    """One date as ISO text; empty if the words are none."""
    if found := _ISO.match(text) or _COMPACT.match(text):
        return _iso(found[1], found[2] or "", found[3] or "")
    if found := _SLASHED.match(text):
        year = found[3] if len(found[3]) == len("1980") else _century(found[3])
        return _ordered(found[1] or "", found[2], year, order) if year else ""
    return ""


def _ordered(first: str, second: str, year: str, order: DateOrder) -> str:
    """`31`, `12`, `1980` as ISO text; the year alone where day and month cannot be told apart."""
    for day, month in ((first, second), (second, first)):
        if month[:3].lower() in _MONTHS:
            return _iso(year, str(_MONTHS.index(month[:3].lower()) + 1), day)
    day, month = (second, first) if first and order is DateOrder.MONTH else (first, second)
    if first.isdigit() and second.isdigit():
        known = order is not DateOrder.UNKNOWN or first == second
        if int(month) > _LAST_MONTH:
            day, month = month, day
        elif not known and int(day) <= _LAST_MONTH and int(day) and int(month):
            return year
    return _iso(year, month, day)


def _iso(year: str, month: str, day: str) -> str:
    """The date in ISO form; parts that are no number (`dd`, `00`) are unknown, and what is below them too."""
    if not int(year):
        return ""
    if not month.isdigit() or not int(month):
        return year
    if not day.isdigit() or not int(day):
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def _century(year: str) -> str:
    """A year of two digits, where only one century is likely; without a clock `12` may be 1912 or 2012."""
    return f"19{year}" if int(year) >= _OLD_YEAR else ""

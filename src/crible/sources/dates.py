"""Which dates do the words of a list mean?

Lists print dates in many forms: `1971`, `1971-03`, `dd/03/1980`, `31/12/1980`, `5 Apr. 1963`, `Mar-71`, `circa 1960`,
`between 1958 and 1963`, `1963 or 1964`, `born in the early 1960s`, or as the day number of a spreadsheet. `_FORMS` is
the table of them. Each becomes one or more partial dates, never more precise than the words: where nothing tells the
day from the month in `3/4/1980`, the year stands alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from babel import Locale

from crible.countries import LANGUAGES
from crible.errors import FactError
from crible.records import PartialDate
from crible.text import one_line


class DateOrder(StrEnum):
    """What comes first in `3/4/1980`."""

    DAY = "day first"
    MONTH = "month first"
    UNKNOWN = "unknown"


_REMEDY = "Give the date as YYYY, YYYY-MM or YYYY-MM-DD."
_LONGEST = 200
"""No one date takes more characters."""
_YEARS = range(1500, 2101)
"""Years that a list can mean; earlier ones are of the Islamic calendars, later ones of the Buddhist, or slips."""
_FULL_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_TWO_DIGIT_YEARS = range(30, 100)
"""Two-digit years that can only mean the last century; the others could mean either and are refused."""
_SPREADSHEET_DAYS = range(10_000, 60_000)
"""Day numbers of spreadsheets with five digits: 1927 to 2064; with four they cannot be told from a year."""
_SPREADSHEET_EPOCH = date(1899, 12, 30)
_LAST_MONTH = 12
_DECADE_PARTS = {"early": (0, 4), "mid": (3, 7), "late": (5, 9), "": (0, 9)}
_MONTH_ENDS = frozenset(
    [f"{month:02}-31" for month in (1, 3, 5, 7, 8, 10, 12)]
    + [f"{month:02}-30" for month in (4, 6, 9, 11)]
    + ["02-28", "02-29"]
)

_CIRCA = re.compile(r"\b(?:approximately|approx|circa|ca?|about|around|probably)(?![^\W\d_])\.?\s*|~", re.IGNORECASE)
_LEAD = re.compile(r"^(?:(?:born|dob|date of birth|in|on|the)\b[:.]?\s*)+", re.IGNORECASE)
_LISTED = re.compile(r"\(\d\)|(?:^|(?<=\s))[a-z]\)|;|\s+or\s+", re.IGNORECASE)
_LONE_MONTH = re.compile(r"[^\W\d_]+\.?")
_PART = r"([0-9]{1,2}|dd|mm|xx)"
_YEAR = r"([0-9]{4}|[0-9]{2})"
_TIME = r"(?:[T ][0-9]{1,2}:.*)?"
_WORD = r"([^\s0-9/.,-]{2,})"
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_NUMBERS = re.compile(rf"(?:{_PART}[/. -]+)?{_PART}[/., -]+{_YEAR}{_TIME}", re.IGNORECASE)


def dates_in(text: str, order: DateOrder = DateOrder.UNKNOWN) -> tuple[PartialDate, ...]:
    """The dates that a printed text states: one, or several alternatives.

    Raises:
        FactError: The text is no date, or an impossible one.

    >>> [d.edtf for d in dates_in("dd/03/1980")], [d.edtf for d in dates_in("1963 or 5 Apr. 1964")]
    (['1980-03'], ['1963', '1964-04-05'])
    """
    pieces = [piece.strip(" .,:") for piece in _LISTED.split(one_line(text))]
    found = tuple(date_in(piece, order) for piece in pieces if piece)
    if not found:
        raise FactError("this is not a date", value=text, remedy=_REMEDY)
    return tuple(dict.fromkeys(found))


def date_in(text: str, order: DateOrder = DateOrder.UNKNOWN) -> PartialDate:
    """The one date, or the one range, that a printed text states.

    Raises:
        FactError: The text is no date, or an impossible one.

    >>> date_in("born in the early 1970s").edtf, date_in("between Aug. and Sep. 1977").edtf
    ('1970~/1974~', '1977-08/1977-09')
    >>> date_in("3/4/1980").edtf, date_in("3/4/1980", DateOrder.DAY).edtf
    ('1980', '1980-04-03')
    """
    words = one_line(text)
    plain = _CIRCA.sub("", _LEAD.sub("", words)).strip(" .,") if len(words) <= _LONGEST else ""
    circa = plain != "" and bool(_CIRCA.search(words))
    for pattern, meaning in _FORMS:
        if found := pattern.fullmatch(plain):
            ends = meaning(found, order)
            circa = circa or ends.vague
            printed = words if circa or ends.hides else ""
            return PartialDate.between(ends.earliest, ends.latest, circa=circa, printed=printed)
    raise FactError("this is not a date", value=text, remedy=_REMEDY)


def day_of(text: str) -> str:
    """The ISO 8601 date of a moment as publishers stamp it, day first; empty stays empty.

    Raises:
        FactError: The text is no date.

    >>> day_of("2015-03-27-04:00"), day_of("08-Oct-2026"), day_of("2025-04-19T23:00:04.625Z")
    ('2015-03-27', '2026-10-08', '2025-04-19')
    """
    words = one_line(text)
    return date_in(words, DateOrder.DAY).earliest if words else ""


def of_another_calendar(text: str) -> bool:
    """Whether a text has years, and none of them can be of our calendar.

    >>> of_another_calendar("24/6/1402"), of_another_calendar("24/6/1982"), of_another_calendar("unknown")
    (True, False, False)
    """
    years = [int(year) for year in _FULL_YEAR.findall(text)]
    return bool(years) and all(year and year not in _YEARS for year in years)


def iso(year: str, month: str = "", day: str = "") -> str:
    """An ISO 8601 date from its parts; a part that is empty, zero or a placeholder ends it.

    Raises:
        FactError: The year is of another calendar, or none.

    >>> iso("1980", "3", "dd"), iso("1980", "mm", "5")
    ('1980-03', '1980')
    """
    if not re.fullmatch(r"[0-9]{4}", year) or int(year) not in _YEARS:
        raise FactError("this year is of another calendar, or none", value=year, remedy=_REMEDY)
    parts = [year]
    for part in (month, day):
        if not re.fullmatch(r"[0-9]{1,2}", part) or int(part) == 0:
            break
        parts.append(f"{int(part):02}")
    return "-".join(parts)


def span(first: str, last: str, *, circa: bool = False, printed: str = "") -> PartialDate:
    """A period between two ISO dates, no more precise than it is: a whole year is a year, a whole month a month.

    Raises:
        FactError: The dates are none, or in the wrong order.

    >>> span("1961-01-01", "1961-12-31").edtf, span("1961-02-01", "1961-02-28").edtf
    ('1961', '1961-02')
    """
    # Checked before it is shortened: nothing may become a date by being cut.
    whole = PartialDate.between(first, last, circa=circa)
    if first != last and first.endswith("-01-01") and last.endswith("-12-31"):
        return PartialDate.between(first[:4], last[:4], circa=circa, printed=printed)
    if first != last and first[7:] == "-01" and last[5:] in _MONTH_ENDS:
        return PartialDate.between(first[:7], last[:7], circa=circa, printed=printed)
    return whole


# What comes first in a column of dates


def order_of(texts: Iterable[str]) -> DateOrder:
    """Which order the dates of one column show; unknown if none does, or if they show both.

    >>> order_of(["3/4/1980", "31/12/1980"]), order_of(["3/4/1980"])
    (<DateOrder.DAY: 'day first'>, <DateOrder.UNKNOWN: 'unknown'>)
    """
    pairs = [pair for text in texts if (pair := _day_and_month(text))]
    day_first = any(first > _LAST_MONTH for first, _ in pairs)
    month_first = any(second > _LAST_MONTH for _, second in pairs)
    if day_first == month_first:
        return DateOrder.UNKNOWN
    return DateOrder.DAY if day_first else DateOrder.MONTH


def order_warning(texts: Iterable[str], order: DateOrder, column: str) -> str:
    """One sentence where dates of a column lose their day and month because nothing tells which is which."""
    if order is not DateOrder.UNKNOWN:
        return ""
    lost = [text for text in texts if (pair := _day_and_month(text)) and _could_be_either(*pair)]
    if not lost:
        return ""
    return f"Day and month cannot be told apart in {column}: {len(lost)} dates like {lost[0]!r} keep their year alone."


def _day_and_month(text: str) -> tuple[int, int] | None:
    """The two numbers before the year, in the order of the text."""
    found = _NUMBERS.fullmatch(text.strip())
    return (int(found[1]), int(found[2])) if found and (found[1] or "").isdigit() and found[2].isdigit() else None


def _could_be_either(first: int, second: int) -> bool:
    return first != second and 0 < first <= _LAST_MONTH and 0 < second <= _LAST_MONTH


# What each form means


class _Ends(NamedTuple):
    """What a form of a date says."""

    earliest: str
    latest: str
    vague: bool = False
    hides: bool = False
    """Whether the words say more than the two dates."""


def _one(text: str, *, hides: bool = False) -> _Ends:
    return _Ends(text, text, hides=hides)


def _between(found: re.Match[str], order: DateOrder) -> _Ends:
    latest = date_in(found[2], order)
    first = found[1]
    if _LONE_MONTH.fullmatch(first):
        # `between Aug. and Sep. 1977`: the year is said once.
        first = f"{first} {latest.earliest[:4]}"
    earliest = date_in(first, order)
    hides = bool(earliest.printed or latest.printed)
    return _Ends(earliest.earliest, latest.latest, earliest.circa or latest.circa, hides)


def _decade(found: re.Match[str], _order: DateOrder) -> _Ends:
    first, last = _DECADE_PARTS[(found[1] or "").lower()]
    return _Ends(iso(f"{found[2]}{first}"), iso(f"{found[2]}{last}"), vague=bool(found[1]))


def _year_first(found: re.Match[str], _order: DateOrder) -> _Ends:
    return _one(iso(found[1], found[2] or "", found[3] or ""))


def _numbers(found: re.Match[str], order: DateOrder) -> _Ends:
    """`31/12/1980`; the year alone where day and month cannot be told apart."""
    year, first, second = _century(found[3]), found[1] or "", found[2]
    pair = _day_and_month(found[0])
    if pair and order is DateOrder.UNKNOWN and _could_be_either(*pair):
        return _one(iso(year), hides=True)
    day, month = (second, first) if first and order is DateOrder.MONTH else (first, second)
    if pair and int(month) > _LAST_MONTH:
        day, month = month, day
    return _one(iso(year, month, day))


def _month_first(found: re.Match[str], _order: DateOrder) -> _Ends:
    return _one(iso(_century(found[3]), _month(found[1]), found[2]))


def _day_first(found: re.Match[str], _order: DateOrder) -> _Ends:
    return _one(iso(_century(found[3]), _month(found[2]), found[1] or ""))


def _day_number(found: re.Match[str], _order: DateOrder) -> _Ends:
    if int(found[0]) not in _SPREADSHEET_DAYS:
        raise FactError("this is neither a date nor a spreadsheet's day number", value=found[0], remedy=_REMEDY)
    return _one((_SPREADSHEET_EPOCH + timedelta(days=int(found[0]))).isoformat())


def _century(year: str) -> str:
    """A year with its century, where two digits leave no doubt."""
    if len(year) == len("1971"):
        return year
    if int(year) not in _TWO_DIGIT_YEARS:
        raise FactError("this year could be of two centuries", value=year, remedy=_REMEDY)
    return f"19{year}"


def _month(word: str) -> str:
    """The number of a month by its name, in full or cut short."""
    number = _months().get(_folded(word))
    if number is None:
        raise FactError("this is not a month", value=word, remedy=_REMEDY)
    return str(number)


@cache
def _months() -> dict[str, int]:
    """The names of the months (CLDR, through Babel) in the languages of lists."""
    return {
        _folded(name): number
        for language in LANGUAGES
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in Locale(language).months[context][width].items()
    } | {"sept": 9}


def _folded(word: str) -> str:
    """A word without case, accents and the full stop of an abbreviation."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).strip(".")


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], DateOrder], _Ends]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), meaning)
    for pattern, meaning in (
        (r"(?:(?:between|from)\s+)?(.+?)\s+(?:and|to)\s+(.+)", _between),
        (r"([0-9]{4})\s*(?:-|–|/|to)\s*([0-9]{4})", _between),
        (r"(?:(early|mid|late)[ -])?([0-9]{3})0['’]?s", _decade),
        (r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2})(?:[T ].*|Z|[+-][0-9]{2}:[0-9]{2})?)?)?", _year_first),
        (r"([0-9]{4})([0-9]{2})([0-9]{2})", _year_first),
        (_NUMBERS.pattern, _numbers),
        (rf"{_WORD}[\s/.-]*{_DAY}[\s/.,-]+{_YEAR}", _month_first),
        (rf"(?:{_DAY}[\s/.,-]*)?{_WORD}[\s/.,-]*{_YEAR}", _day_first),
        (r"[0-9]{5}", _day_number),
        (r"(.+?)\s*[–/]\s*(.+)", _between),
    )
)
"""The forms of one date or range, tried in this order."""


__all__ = [
    "DateOrder",
    "date_in",
    "dates_in",
    "day_of",
    "iso",
    "of_another_calendar",
    "order_of",
    "order_warning",
    "span",
]

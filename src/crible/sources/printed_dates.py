"""Which dates do the words of an official list mean?

Lists print dates in many forms: `1971`, `1971-03`, `dd/03/1980`, `5 Apr. 1963`, `Mar-71`, `between 1958 and 1963`,
`1963 or 1964`, `born in the early 1960s`, or as the day number of a spreadsheet. Each becomes one or more partial
dates, never more precise than the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from crible.errors import FactError
from crible.records import PartialDate
from crible.text import one_line

_REMEDY = "Give the date as YYYY, YYYY-MM or YYYY-MM-DD."
_YEARS = range(1850, 2101)
"""Years that a list of our days can mean; others belong to another calendar, or are slips."""
_TWO_DIGIT_YEARS = range(30, 100)
"""Two-digit years that can only mean the last century; the others could mean either and are refused."""
_SPREADSHEET_DAYS = range(10_000, 60_000)
"""Day numbers of spreadsheets with five digits: 1927 to 2064; with four they cannot be told from a year."""
_SPREADSHEET_EPOCH = date(1899, 12, 30)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_LETTERS = 3
_LONG_MONTHS = tuple(
    "january february march april june july august september october november december sept".split(" ")  # noqa: SIM905
)
_DECADE_PARTS = {"early": (0, 4), "mid": (3, 7), "late": (5, 9), "": (0, 9)}

_CIRCA = re.compile(r"\b(?:approximately|approx|circa|ca?|about|around|probably)\b\.?\s*|~", re.IGNORECASE)
_LEAD = re.compile(r"^(?:(?:born|dob|date of birth|in|on|the)\b[:.]?\s*)+", re.IGNORECASE)
_LISTED = re.compile(r"\(\d\)|(?:^|(?<=\s))[a-z]\)|;|\s+or\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:between|from)\s+(.+?)\s+(?:and|to)\s+(.+)", re.IGNORECASE)
_YEAR_RANGE = re.compile(r"([0-9]{4})\s*(?:-|–|/|to)\s*([0-9]{4})")
_DECADE = re.compile(r"(?:(early|mid|late)[ -])?([0-9]{3})0['’]?s", re.IGNORECASE)
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2})(?:T.*|Z|[+-][0-9]{2}:[0-9]{2})?)?)?")
_DAY_FIRST = re.compile(r"(dd|[0-9]{1,2})[/.](mm|[0-9]{1,2})[/.]([0-9]{4})", re.IGNORECASE)
_MONTH_WORD = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th)?[\s-]?)?([A-Za-z]+)\.?,?[\s-]?([0-9]{4}|[0-9]{2})")
_AMERICAN = re.compile(r"([A-Za-z]+)\.?\s([0-9]{1,2})(?:st|nd|rd|th)?,?\s([0-9]{4})")
_DAY_NUMBER = re.compile(r"[0-9]{5}")
_STAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONE_MONTH = re.compile(r"[A-Za-z]+\.?")


def dates_in(text: str) -> tuple[PartialDate, ...]:
    """The dates that a printed text states: one, or several alternatives.

    Raises:
        FactError: The text is no date, or an impossible one.

    >>> [d.edtf for d in dates_in("dd/03/1980")], [d.edtf for d in dates_in("1963 or 5 Apr. 1964")]
    (['1980-03'], ['1963', '1964-04-05'])
    """
    pieces = [piece.strip(" .,:") for piece in _LISTED.split(one_line(text))]
    found = tuple(date_in(piece) for piece in pieces if piece)
    if not found:
        raise FactError("this is not a date", value=text, remedy=_REMEDY)
    return tuple(dict.fromkeys(found))


def date_in(text: str) -> PartialDate:
    """The one date, or the one range, that a printed text states.

    Raises:
        FactError: The text is no date, or an impossible one.

    >>> date_in("born in the early 1970s").edtf, date_in("between Aug. and Sep. 1977").edtf
    ('1970~/1974~', '1977-08/1977-09')
    """
    words = one_line(text)
    plain = _CIRCA.sub("", _LEAD.sub("", words)).strip(" .,")
    circa = bool(_CIRCA.search(words))
    for pattern, make in _FORMS:
        if found := pattern.fullmatch(plain):
            earliest, latest, vague = make(found)
            vague = vague or circa
            return PartialDate.between(earliest, latest, circa=vague, printed=words if vague else "")
    raise FactError("this is not a date", value=text, remedy=_REMEDY)


def day_of(text: str) -> str:
    """The ISO 8601 date of a moment as publishers stamp it, in any form that `date_in` reads; empty stays empty.

    Raises:
        FactError: The text is no date.

    >>> day_of("2015-03-27-04:00"), day_of("08-Oct-2026"), day_of("2025-04-19T23:00:04.625Z")
    ('2015-03-27', '2026-10-08', '2025-04-19')
    """
    words = one_line(text)
    if not words:
        return ""
    stamp = _STAMP.match(words)
    return date_in(stamp[0] if stamp else words).earliest


def iso(year: str, month: str = "", day: str = "") -> str:
    """An ISO 8601 date from its parts; a part that is empty, zero or a placeholder ends it.

    Raises:
        FactError: The year is not of our days.

    >>> iso("1980", "3", "dd"), iso("1980", "mm", "5")
    ('1980-03', '1980')
    """
    if not re.fullmatch(r"[0-9]{4}", year) or int(year) not in _YEARS:
        raise FactError("this year is not one of our days", value=year, remedy=_REMEDY)
    parts = [year]
    for part in (month, day):
        if not re.fullmatch(r"[0-9]{1,2}", part) or int(part) == 0:
            break
        parts.append(f"{int(part):02}")
    return "-".join(parts)


_Ends = tuple[str, str, bool]
"""The earliest and the latest date, and whether they are vague."""


def _one(text: str) -> _Ends:
    return text, text, False


def _between(found: re.Match[str]) -> _Ends:
    latest = date_in(found[2])
    first = found[1]
    if _LONE_MONTH.fullmatch(first):
        # `between Aug. and Sep. 1977`: the year is said once.
        first = f"{first} {latest.earliest[:4]}"
    earliest = date_in(first)
    return earliest.earliest, latest.latest, earliest.circa or latest.circa


def _years(found: re.Match[str]) -> _Ends:
    return iso(found[1]), iso(found[2]), False


def _decade(found: re.Match[str]) -> _Ends:
    first, last = _DECADE_PARTS[(found[1] or "").lower()]
    return iso(f"{found[2]}{first}"), iso(f"{found[2]}{last}"), bool(found[1])


def _month_word(found: re.Match[str]) -> _Ends:
    return _one(iso(_century(found[3]), _month(found[2]), found[1] or ""))


def _american(found: re.Match[str]) -> _Ends:
    return _one(iso(found[3], _month(found[1]), found[2]))


def _day_number(found: re.Match[str]) -> _Ends:
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
    """The number of a month named in English, in full or by its first letters."""
    lower = word.lower()
    if lower not in _LONG_MONTHS and lower not in _MONTHS:
        raise FactError("this is not a month", value=word, remedy=_REMEDY)
    return str(_MONTHS.index(lower[:_MONTH_LETTERS]) + 1)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Ends]], ...] = (
    (_BETWEEN, _between),
    (_YEAR_RANGE, _years),
    (_DECADE, _decade),
    (_ISO, lambda found: _one(iso(found[1], found[2] or "", found[3] or ""))),
    (_DAY_FIRST, lambda found: _one(iso(found[3], found[2], found[1]))),
    (_AMERICAN, _american),
    (_MONTH_WORD, _month_word),
    (_DAY_NUMBER, _day_number),
)


__all__ = ["date_in", "dates_in", "day_of", "iso"]

"""The dates that lists print in words."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crible.errors import FactError
from crible.sources.dates import DateOrder, date_in, dates_in, day_of, order_of


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("1971", ["1971"]),
        ("1971-03", ["1971-03"]),
        ("1971-03-05", ["1971-03-05"]),
        ("1960-01-01-05:00", ["1960-01-01"]),
        ("dd/mm/1971", ["1971"]),
        ("dd/03/1980", ["1980-03"]),
        ("00/00/1975", ["1975"]),
        ("24/10/1972", ["1972-10-24"]),
        ("Mar-71", ["1971-03"]),
        ("5 Apr. 1963", ["1963-04-05"]),
        ("April 5, 1963", ["1963-04-05"]),
        ("01 Jan.1967", ["1967-01-01"]),
        ("Nov. 1973", ["1973-11"]),
        ("1967-1968", ["1967/1968"]),
        ("between 1958 and 1963", ["1958/1963"]),
        ("Between Aug. and Sep. 1977", ["1977-08/1977-09"]),
        ("1963 or 1964", ["1963", "1964"]),
        ("1965-07-15 OR 1969-09-28", ["1965-07-15", "1969-09-28"]),
        ("a) 11 Apr. 1960 b) 11 Apr. 1963", ["1960-04-11", "1963-04-11"]),
        ("(1) 1960 (2) 1961", ["1960", "1961"]),
        ("Approximately 1961", ["1961~"]),
        ("circa 1966-1967", ["1966~/1967~"]),
        ("born in the early 1960s", ["1960~/1964~"]),
        ("1960s", ["1960/1969"]),
        ("26000", ["1971-03-08"]),
    ],
)
def test_dates_in_words(text: str, dates: list[str]) -> None:
    """Each form becomes dates that are no more precise than the words."""
    assert dates == [date.edtf for date in dates_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "unknown",
        "30-35 years old",
        "24/06/1402",
        "24/06/1402 (Hijri Calendar)",
        "1971-02-31",
        "31/13/1971",
        "99999",
        "Sep-05",
        "1963-1960",
        "5 Foo 1971",
        "1971 or youth",
        "١٩٧١",
    ],
)
def test_words_that_are_no_dates(text: str) -> None:
    """What is no date of our days, or could be two, is refused."""
    with pytest.raises(FactError):
        dates_in(text)


@given(st.text() | st.from_regex(r"[0-9a-z/ .~()-]{0,20}"))
def test_any_text(text: str) -> None:
    """Any text gives dates or a `FactError`."""
    with suppress(FactError):
        assert dates_in(text)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2015-03-27-04:00", "2015-03-27"),
        ("2025-04-19T23:00:04Z", "2025-04-19"),
        ("08/10/2026", "2026-10-08"),
        ("", ""),
    ],
)
def test_stamps(stamp: str, day: str) -> None:
    """A publisher's stamp gives its day."""
    assert day == day_of(stamp)


DATES = [
    ("1971-03-05", "1971-03-05"),
    ("1971-3-5", "1971-03-05"),
    ("1971-03-05T00:00:00", "1971-03-05"),
    ("19710305", "1971-03-05"),
    ("25/12/1971", "1971-12-25"),
    ("12/25/1971", "1971-12-25"),
    ("05/05/1971", "1971-05-05"),
    ("3/4/1971", "1971"),
    ("00/00/1971", "1971"),
    ("00/03/1971", "1971-03"),
    ("dd/mm/1971", "1971"),
    ("dd/03/1971", "1971-03"),
    ("5 March 1971", "1971-03-05"),
    ("March 5, 1971", "1971-03-05"),
    ("25-Dec-71", "1971-12-25"),
    ("3/1971", "1971-03"),
    ("circa 1971", "1971~"),
    ("1958 to 1960", "1958/1960"),
    ("between 1958 and 1960", "1958/1960"),
    ("1958-1960", "1958/1960"),
    ("25/12/1971 0:00", "1971-12-25"),
    ("12 décembre 1971", "1971-12-12"),
    ("12. Dezember 1971", "1971-12-12"),
    ("12 декабря 1971", "1971-12-12"),
]


@pytest.mark.parametrize(("text", "edtf"), DATES)
def test_dates_of_tables(text: str, edtf: str) -> None:
    """A date is read in the ways of tables, as precise as it is certain."""
    assert date_in(text).edtf == edtf


ORDERS = [
    (["3/4/1971", "25/12/1971"], DateOrder.DAY, "1971-04-03"),
    (["3/4/1971", "12/25/1971"], DateOrder.MONTH, "1971-03-04"),
    (["3/4/1971"], DateOrder.UNKNOWN, "1971"),
    (["3/4/1971", "25/12/1971", "12/25/1971"], DateOrder.UNKNOWN, "1971"),
]


@pytest.mark.parametrize(("texts", "order", "edtf"), ORDERS)
def test_order(texts: list[str], order: DateOrder, edtf: str) -> None:
    """The dates of a column show what comes first; where none does, or both do, only the year is certain."""
    assert order_of(texts) is order
    assert date_in(texts[0], order).edtf == edtf

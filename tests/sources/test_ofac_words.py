"""The vocabulary of OFAC's files means what OFAC means by it."""

from __future__ import annotations

import pytest

from crible.errors import FactError
from crible.records import Document, NameKind
from crible.sources.ofac import words
from crible.sources.ofac.details import document_from_words


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("07 Oct 1952", "1952-10-07"),
        ("7 October 1952", "1952-10-07"),
        ("Mar 1971", "1971-03"),
        ("1962", "1962"),
        ("circa 1960", "1960~"),
        ("circa 07 Jul 1966", "1966-07-07~"),
        ("circa 1979-1982", "1979~/1982~"),
        ("1958 to 1960", "1958/1960"),
        ("Mar 1962 to Feb 1963", "1962-03/1963-02"),
        ("01 Jan 1973 to 31 Dec 1973", "1973"),
        ("01 Jan 1961 to 31 Dec 1963", "1961/1963"),
        ("01 Feb 1960 to 29 Feb 1960", "1960-02"),
        ("01 Oct 1992 to 31 Oct 1992", "1992-10"),
        ("26 Sep 1946 to 07 Dec 1946", "1946-09-26/1946-12-07"),
        ("21 Mar 1950 to 20 Mar 1951", "1950-03-21/1951-03-20"),
        ("01 Jan 1947 to 01 Jan 1949", "1947-01-01/1949-01-01"),
        ("01 Jan 1950", "1950-01-01"),
    ],
)
def test_dates(printed: str, edtf: str) -> None:
    """A date is as precise as OFAC prints it: a period of whole years or months is no more than that."""
    assert edtf == words.date_from_words(printed).edtf


@pytest.mark.parametrize(
    "printed", ["", "1960s", "32 Jan 1950", "05 Foo 1950", "1960 to 1950", "٣ Jan 1950 or so", "0"]
)
def test_no_dates(printed: str) -> None:
    """What is no date is refused, not guessed."""
    with pytest.raises(FactError):
        words.date_from_words(printed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("alt. Passport A0 (Germany)", ("Passport", "A0 (Germany)")),
        ("Passport Booklet: A0", ("Passport Booklet", "A0")),
        ("citizen Belize", ("citizen", "Belize")),
        ("Citizen's Card Number 1", ("Citizen's Card Number", "1")),
        ("nationality: Exemplarian", ("nationality", "Exemplarian")),
        ("Additional Sanctions Information - Subject", ("Additional Sanctions Information", "Subject")),
        ("Digital Currency Address - XBT 1E", ("Digital Currency Address", "XBT 1E")),
        ("Executive Order 1 Directive Determination - X", ("Executive Order 1 Directive Determination", "X")),
        ("Passports are rare", ("", "Passports are rare")),
        ("Colonel", ("", "Colonel")),
        ("Salt trader", ("", "Salt trader")),
    ],
)
def test_labels(text: str, expected: tuple[str, str]) -> None:
    """A remark begins with the longest known label, and a label is a whole word."""
    assert expected == words.split_label(text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("A0", Document("Paper", "A0")),
        ("265 216 (Egypt)", Document("Paper", "265 216", "EG")),
        ("C234897(0) (Canada)", Document("Paper", "C234897(0)", "CA")),
        ("AF465508 Colombia", Document("Paper", "AF465508", "CO")),
        ("M1 (Florida) (United States)", Document("Paper", "M1", "US", note="Florida")),
        ("No.: 0310, Egypt, issued 1999", Document("Paper", "0310", "EG", "1999", note="Egypt")),
        ("1 issued 01 Jan 2008 to 31 Dec 2010", Document("Paper", "1", "", "2008/2010")),
        ("1 issued under another name", Document("Paper", "1", note="issued under another name")),
        ("INKKRUM1", Document("Paper", "INKKRUM1")),
        ("issued in Nowhere", None),
        ("and another paper No. 3 were lost", None),
        ("", None),
    ],
)
def test_documents(value: str, expected: Document | None) -> None:
    """A document's number is cut from its country, dates and asides; a sentence is no number."""
    assert expected == document_from_words("Paper", value)


@pytest.mark.parametrize(
    ("kind", "script", "first", "expected"),
    [
        (NameKind.PRIMARY, "Latn", True, NameKind.PRIMARY),
        (NameKind.PRIMARY, "Latn", False, NameKind.ALIAS),
        (NameKind.PRIMARY, "Arab", False, NameKind.ORIGINAL),
        (NameKind.ALIAS, "Cyrl", True, NameKind.ORIGINAL),
        (NameKind.WEAK, "Cyrl", True, NameKind.WEAK),
        (NameKind.FORMER, "Cyrl", False, NameKind.FORMER),
    ],
)
def test_kinds_of_renderings(kind: NameKind, script: str, expected: NameKind, *, first: bool) -> None:
    """A rendering in another script is the original name, unless the name is weak or former."""
    assert expected is words.rendering_kind(kind, script, first=first)

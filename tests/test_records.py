"""Records hold what lists print, no more and no less, and go to JSON and back."""

from __future__ import annotations

import msgspec
import pytest

from crible.errors import EmptyNameError, FactError
from crible.records import (
    Country,
    CountryTie,
    Document,
    NameKind,
    Note,
    PartialDate,
    PartyKind,
    Place,
    PrintedName,
    Record,
    Sex,
    Subject,
    unique_names,
)

DATES = [("1971", "1971", "year"), ("1971-03", "1971-03", "month"), ("1971-03-05", "1971-03-05", "day")]
NO_DATES = ["", "71", "1971-13", "1971-00", "1971-02-30", "1971-3-5", "1971-03-05T00:00", "n/a", "١٩٧١"]
RANGES = [
    ("1958", "1960", "1958/1960"),
    ("1971", "1971-03", "1971/1971-03"),
    ("", "1960", "../1960"),
    ("1958-02", "", "1958-02/.."),
]


@pytest.mark.parametrize(("text", "edtf", "precision"), DATES)
def test_date(text: str, edtf: str, precision: str) -> None:
    """A date is as precise as it is printed."""
    date = PartialDate.of(text)
    assert (date.edtf, date.precision) == (edtf, precision)


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    """What is no date is refused."""
    with pytest.raises(FactError):
        PartialDate.of(text)


@pytest.mark.parametrize(("earliest", "latest", "edtf"), RANGES)
def test_range(earliest: str, latest: str, edtf: str) -> None:
    """A range keeps both ends, one of which may be open."""
    date = PartialDate.between(earliest, latest)
    assert (date.edtf, date.precision) == (edtf, "range")


def test_range_backwards() -> None:
    """A range that ends before it begins is refused."""
    with pytest.raises(FactError):
        PartialDate.between("1960", "1958-12")


def test_circa() -> None:
    """An approximate date says so."""
    assert PartialDate.of("1960", circa=True).edtf == "1960~"


def test_printed_name() -> None:
    """A name keeps its letters, loses its line breaks, and knows its script."""
    expected = PrintedName(text="Zorvan Testperson", kind=NameKind.WEAK, script="Latn", language="en")
    assert PrintedName.of(" Zorvan\n  Testperson", NameKind.WEAK, "EN") == expected


@pytest.mark.parametrize("text", ["", "  ", "-", "…", "\u200f"])
def test_empty_name(text: str) -> None:
    """A name without letter or digit is refused."""
    with pytest.raises(EmptyNameError):
        PrintedName.of(text)


def test_unique_names() -> None:
    """A name printed twice stands once; printed as strong and as weak it is strong; order and languages stay."""
    names = [
        PrintedName("A", NameKind.WEAK),
        PrintedName("B"),
        PrintedName("A", NameKind.ALIAS),
        PrintedName("A", NameKind.ALIAS, language="fr"),
        PrintedName("B", NameKind.FORMER),
    ]
    expected = (PrintedName("A", NameKind.ALIAS), PrintedName("B"), PrintedName("A", NameKind.ALIAS, language="fr"))
    assert unique_names(names) == expected


def test_caption() -> None:
    """A record is shown under its first primary name, else its first."""
    alias, primary = PrintedName("A", NameKind.ALIAS), PrintedName("B")
    assert Record(reference="1", names=(alias, primary)).caption == "B"
    assert Record(reference="1", names=(alias,)).caption == "A"


def test_json() -> None:
    """A record goes to JSON and back without loss."""
    record = Record(
        reference="7",
        list="invented",
        names=(PrintedName.of("Зорван"),),
        kind=PartyKind.PERSON,
        births=(PartialDate.between("1958", "1960", circa=True, printed="between 1958 and 1960"),),
        birth_places=(Place("Exampletown", "LB"),),
        countries=(Country(CountryTie.FLAG, "PA", "Panama"),),
        sex=Sex.FEMALE,
        documents=(Document("Passport", "X1", "LB", "2020", "2030", "diplomatic"),),
        programmes=("INVENTED",),
        listed_on="2020-05-06",
        updated_on="2021",
        addresses=(Place("1 Sample Street"),),
        notes=(Note("shoe size", "44"),),
    )
    assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record


def test_subject() -> None:
    """A subject is made of plain values; without a name it is none."""
    subject = Subject.of("Amina Exemplar", "آمنة", born="1971", country="SY", sex=Sex.FEMALE, document="X1")
    assert [name.script for name in subject.names] == ["Latn", "Arab"]
    assert subject.countries[0].code == "SY"
    with pytest.raises(EmptyNameError):
        Subject.of()
    with pytest.raises(FactError):
        Subject.of("Amina", born="soon")

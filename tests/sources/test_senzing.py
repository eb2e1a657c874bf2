"""Senzing records are read in all three forms, with what belongs together kept together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crible.records import Country, CountryTie, Document, NameKind, Note, PartyKind, Place, Record, Sex
from crible.sources import read
from support import DATA, ROOT, needs_data

FIXTURES = ROOT / "tests" / "data" / "senzing"


def records() -> list[Record]:
    """The records of the fixture."""
    return list(read(FIXTURES / "records.jsonl"))


def one(tmp_path: Path, **item: Any) -> Record:  # noqa: ANN401  # JSON
    """The record of one Senzing object."""
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"DATA_SOURCE": "INVENTED", "RECORD_ID": "1"} | item), encoding="utf-8")
    return next(read(path, "senzing"))


def test_flat() -> None:
    """Flat keys with usages before them become names, facts and addresses."""
    record = records()[0]
    assert [(name.text, name.kind) for name in record.names] == [
        ("Zorvan Q. Testperson", NameKind.PRIMARY),
        ("Зорван Тестперсон", NameKind.ORIGINAL),
    ]
    assert (record.reference, record.kind, record.sex) == ("1", PartyKind.PERSON, Sex.MALE)
    assert record.births[0].edtf == "1971-12-25"
    assert record.documents == (Document("Passport", "X1234567", "SY"),)
    assert record.addresses == (Place("1 Sample Street, Nowhere, Lebanon", "LB"),)
    assert record.countries == (Country(CountryTie.NATIONALITY, "SY", "SY"),)
    assert record.notes == (Note("DATA_SOURCE", "INVENTED"), Note("STATUS", "Active"))


def test_features() -> None:
    """Features become the same, each object apart from the others."""
    record = records()[1]
    assert [(name.text, name.kind) for name in record.names] == [
        ("Exemplar Trading", NameKind.PRIMARY),
        ("Exemplar House", NameKind.ALIAS),
    ]
    assert record.kind is PartyKind.ORGANISATION
    assert record.documents == (Document("UEN", "2010A", "SG"),)
    assert Note("EMAIL_ADDRESS", "nobody@example.org") in record.notes
    assert Note("FEATURES", "REL_POINTER_KEY: 1; REL_POINTER_ROLE: Owner") in record.notes


def test_named_arrays() -> None:
    """Arrays with names of their own become the same; the order of day and month is that of the whole file."""
    record = records()[2]
    assert [(name.text, name.script) for name in record.names] == [("Amina Exemplar", "Latn"), ("آمنة", "Arab")]
    assert [birth.edtf for birth in record.births] == ["1980-04-03"]
    assert record.birth_places == (Place("Nowhere"),)
    assert record.countries == (
        Country(CountryTie.CITIZENSHIP, "LB", "lb"),
        Country(CountryTie.REGISTRATION, "", "Atlantis"),
    )
    assert record.documents == (Document("library card", "77"), Document("LEI", "5493000000000000XX00"))
    assert record.updated_on == "2026-02-03"
    assert Note("DATES", "DATE_OF_DEATH: 2020") in record.notes
    assert Note("RISKS", "TOPIC: sanction") in record.notes


def test_array() -> None:
    """One array gives the same records as lines do."""
    assert list(read(FIXTURES / "array.json")) == records()


USAGES = [
    ({"PRIMARY_NAME_FULL": "A B"}, NameKind.PRIMARY),
    ({"MAIDEN_NAME_FULL": "A B"}, NameKind.FORMER),
    ({"NAMES": [{"NAME_TYPE": "AKA", "NAME_FULL": "A B"}]}, NameKind.ALIAS),
    ({"NAMES": [{"NAME_TYPE": "nickname", "NAME_FULL": "A B"}]}, NameKind.WEAK),
    ({"FEATURES": [{"NAME_LAST": "B", "NAME_FIRST": "A"}]}, NameKind.PRIMARY),
]


@pytest.mark.parametrize(("item", "kind"), USAGES)
def test_usages(item: dict[str, Any], kind: NameKind, tmp_path: Path) -> None:
    """The usage before a key, or the type beside it, says what kind of name it is."""
    assert [(name.text, name.kind) for name in one(tmp_path, **item).names] == [("A B", kind)]


def test_two_usages(tmp_path: Path) -> None:
    """Parts of two names with two usages in one object stay apart."""
    record = one(
        tmp_path, PRIMARY_NAME_FIRST="A", PRIMARY_NAME_LAST="B", AKA_NAME_FIRST="C", AKA_NAME_LAST="D", NAME_PREFIX="Dr"
    )
    assert [name.text for name in record.names] == ["A B", "C D"]
    assert Note("NAME_PREFIX", "Dr") in record.notes


def test_without_id(tmp_path: Path) -> None:
    """A record without its id is kept, under its place, and the report says so."""
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"DATA_SOURCE": "INVENTED", "NAME_FULL": "Amina Exemplar"}), encoding="utf-8")
    reading = read(path, "senzing")
    assert [record.reference for record in reading] == ["line 1"]
    assert reading.report.refused[0].place == "line 1"


@needs_data
@pytest.mark.parametrize(("name", "count"), [("customers", 120), ("reference", 22), ("watchlist", 16)])
def test_real(name: str, count: int) -> None:
    """The truth set gives all its records; one of the watch list has no name, and is refused by its id."""
    reading = read(DATA / "formats" / "senzing_truthset" / f"{name}.jsonl")
    assert len(list(reading)) == count
    nameless = [refusal.place for refusal in reading.report.refused if "without any name" in refusal.reason]
    assert nameless == (["record 1021"] if name == "watchlist" else [])

"""The reader of the Canadian list."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from completeness import lost_words
from crible.records import NameKind, PartyKind
from crible.sources import FORMATS, read, sniff
from crible.sources.canada.names import (
    further_names_of_organisation,
    further_names_of_person,
    names_of_organisation,
    names_of_person,
)
from mangling import mangled, survives
from support import DATA, ROOT, needs_data

FIXTURE = ROOT / "tests" / "data" / "canada" / "canada.xml"
REAL = DATA / "lists" / "canada" / "canada_sema_2025-05.xml"


def test_is_recognised() -> None:
    """The file is known by its content."""
    assert "canada" == sniff(FIXTURE).name


def test_references_and_kinds() -> None:
    """A reference is made of programme, schedule and item, and the kind is told from the fields."""
    assert [
        ("Samplia/1, Part 1/1", PartyKind.PERSON),
        ("Samplia/2", PartyKind.PERSON),
        ("JSR/3", PartyKind.ORGANISATION),
        ("Samplia/1.1/4", PartyKind.VESSEL),
    ] == [(r.reference, r.kind) for r in read(FIXTURE)]


def test_a_person() -> None:
    """Names, languages and dates of a person; the programme is no nationality."""
    person = next(read(FIXTURE))

    assert [
        ("Zorvan Ibn Testperson", NameKind.PRIMARY, ""),
        ("Zurvan Ibn Testperson", NameKind.ALIAS, ""),
        ("Zorwan TESTPERSON", NameKind.ALIAS, ""),
        ("Zorban TESTOV", NameKind.ALIAS, ""),
        ("Зорван Тестперсон", NameKind.ORIGINAL, "ru"),
        ("Зорвэн Тэстпэрсан", NameKind.ORIGINAL, "be"),
    ] == [(n.text, n.kind, n.language) for n in person.names]
    assert ["1963", "1964"] == [b.edtf for b in person.births]
    assert ((), ("Samplia / Samplie",), "2020-09-28") == (person.countries, person.programmes, person.listed_on)
    assert {"Name as printed", "Aliases"} == {n.label for n in person.notes}


def test_words_that_are_no_date() -> None:
    """A date that is none is refused and kept as a note."""
    reading = read(FIXTURE)
    records = list(reading)

    assert ["Date of birth: in her youth"] == [r.value for r in reading.report.refused]
    assert ("Date of birth", "in her youth") in {(n.label, n.text) for n in records[1].notes}
    assert {"record": 4} == reading.report.rows


def test_a_ship() -> None:
    """A ship has its IMO number; its year of building is a note."""
    ship = list(read(FIXTURE))[3]

    assert [("IMO", "0000001")] == [(d.kind, d.number) for d in ship.documents]
    assert () == ship.births
    assert {("Built", "1999"), ("Type of ship", "Oil Tanker")} == {(n.label, n.text) for n in ship.notes}


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Zorvan TESTOV", ["Zorvan TESTOV"]),
        ("Зорван Тестов; Zorvan Testov, Zorwan Testov", ["Зорван Тестов", "Zorvan Testov", "Zorwan Testov"]),
        ("Зорван ТЕСТОВ / Зорвен ТЕСТIВ", ["Зорван ТЕСТОВ", "Зорвен ТЕСТIВ"]),
        ("(Зорван ТЕСТОВ / Зорвен ТЕСТIВ", ["Зорван ТЕСТОВ", "Зорвен ТЕСТIВ"]),
        ("Zorvan Ibn or Iben Testov", ["Zorvan Ibn Testov", "Zorvan Iben Testov"]),
        ("Zorvan or Zurvan Testov", ["Zorvan Testov", "Zurvan Testov"]),
        ("Zorvan, or Zurvan Testov", ["Zorvan Testov", "Zurvan Testov"]),
        ("Зорван Тестов, or Тестёв", ["Зорван Тестов", "Зорван Тестёв"]),
        ("Zorvan Testov and Alma Exemplar", ["Zorvan Testov", "Alma Exemplar"]),
        ("Zorvan (Zurvan) Testov", ["Zorvan Testov", "Zurvan Testov"]),
        ("Тестов, Зорван Ибнович", ["Тестов, Зорван Ибнович"]),
        ("Zorvan Testov Arabic:زوروان", ["Zorvan Testov", "زوروان"]),
        ("زوروان TESTOV, Zorvan AKA", ["زوروان", "TESTOV, Zorvan"]),
        ("also Zorvan Testov;, Abu Sample", ["Zorvan Testov", "Abu Sample"]),
        ("Zurvan, Zorwan", ["Zurvan", "Zorwan"]),
        ("", []),
        (" ; , / ", []),
    ],
)
def test_further_names_of_a_person(field: str, names: list[str]) -> None:
    """The names in one field are told apart by its marks, words, labels and scripts."""
    assert names == [n.text for n in further_names_of_person(field, "Zorvan Ibn", "Testov")]


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Exemplar Co., Ltd., Sample Works", ["Exemplar Co., Ltd.", "Sample Works"]),
        ("ОАО «Пример» or ПРИМЕР", ["ОАО «Пример»", "ПРИМЕР"]),
        ("АО, Пример", ["АО, Пример"]),
        ("Пример, АО or Образец", ["Пример, АО", "Образец"]),
        ("Общество (ООО) «Пример»", ["Общество (ООО) «Пример»"]),
        ("Служба армии, авиации и флота", ["Служба армии, авиации и флота"]),
        ("Пример and Приклад", ["Пример", "Приклад"]),
        ("Sampling and Testing Office", ["Sampling and Testing Office"]),
        ("Exemplar Company and Exemplar Works Arabic: مثال", ["Exemplar Company", "Exemplar Works", "مثال"]),
        ("Exemplar Trading (ET)", ["Exemplar Trading (ET)", "Exemplar Trading", "ET"]),
        ("Минпример Образца)", ["Минпример Образца"]),
        ("", []),
    ],
)
def test_further_names_of_an_organisation(field: str, names: list[str]) -> None:
    """Commas before legal forms, and `and` inside a name, part nothing."""
    assert names == [n.text for n in further_names_of_organisation(field)]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Exemplar Bank/Banque Exemplar", ["Exemplar Bank", "Banque Exemplar"]),
        ("Exemplar (a.k.a. Sample Works", ["Exemplar", "Sample Works"]),
        ("Exemplar Works (Samplia)", ["Exemplar Works (Samplia)"]),
        ("Steel Mills (A/B)", ["Steel Mills (A/B)"]),
        ("JSC X (also known as Exemplar and OAO Exemplar)", ["JSC X", "Exemplar", "OAO Exemplar"]),
        ("Sample Office;", ["Sample Office"]),
    ],
)
def test_names_of_an_organisation(printed: str, names: list[str]) -> None:
    """An organisation's own name hides others in its brackets, and its French after a slash."""
    assert names == names_of_organisation(printed)


@pytest.mark.parametrize(
    ("given_name", "family", "names"),
    [
        ("Zorvan", "Testov", ["Zorvan Testov"]),
        ("Zorvan Ibn TESTOV", "TESTOV", ["Zorvan Ibn TESTOV"]),
        ("Aung", "Aung", ["Aung Aung"]),
        ("", "Testov", ["Testov"]),
        ("Zorvan", "Testov (Testow)", ["Zorvan Testov", "Zorvan Testow"]),
    ],
)
def test_names_of_a_person(given_name: str, family: str, names: list[str]) -> None:
    """A given name that ends in the family name is whole; a doubled name stays doubled."""
    assert names == names_of_person(given_name, family)


@given(mangled(FIXTURE.read_bytes()) | st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    """Any bytes give records or a `SourceError`."""
    assert survives(FORMATS["canada"], content)


@needs_data
def test_the_real_list() -> None:
    """All 4,759 records are read, each with its own reference; only names cut short to a legal form are refused."""
    reading = read(REAL)
    records = list(reading)

    assert 4_759 == len({record.reference for record in records})
    assert {PartyKind.PERSON: 3_334, PartyKind.ORGANISATION: 1_316, PartyKind.VESSEL: 109} == reading.report.kinds
    assert ["a legal form alone is no name"] * 5 == [r.reason for r in reading.report.refused]
    assert [] == reading.report.warnings
    assert 2_600 < reading.report.scripts["Cyrl"]
    assert 190 < reading.report.scripts["Arab"]


@pytest.mark.parametrize("path", [FIXTURE, pytest.param(REAL, marks=needs_data)], ids=["fixture", "real"])
def test_no_word_is_lost(path: Path) -> None:
    """Every word of the list stands somewhere in its record: in a name, a fact or a note."""
    lost = lost_words(path.read_bytes(), read(path), "record", known={"DateOfBirthOrShipBuildDate", "Schedule"})

    assert [] == lost

"""Anyone's own table becomes records, with a column map or with one guessed from its header and told."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from crible.errors import DamagedFileError, SourceError
from crible.records import Country, CountryTie, Document, NameKind, Note, PartyKind, Place, Record, Sex
from crible.sources import Options, Reading, read
from crible.sources.table import guess
from crible.sources.table.columns import fields, guess_columns, values
from crible.tables import rows
from support import DATA, ROOT, needs_data

FIXTURES = ROOT / "tests" / "data" / "table"
LIST = FIXTURES / "list.csv"
COMBINED = {
    "reference": "sanction_list + list_internal_id",
    "name": "full_name",
    "kind": "entity_type",
    "birth_date": "DOB",
    "birth_day": "day_DOB",
    "birth_month": "month_DOB",
    "birth_year": "year_DOB",
    "birth_place": "birth_location",
    "birth_country": "birth_country",
    "nationality": "nationality",
    "citizenship": "citizenship",
    "listed_on": "date_added",
    "programme": "regime",
    "address": "address",
    "address_country": "address_country",
}


def reading_of(text: str, tmp_path: Path, **columns: str) -> Reading:
    """The reading of a table in text."""
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return read(path, "table", Options(columns=columns or None))


def first(text: str, tmp_path: Path, **columns: str) -> Record:
    """The first record of a table in text."""
    return next(reading_of(text, tmp_path, **columns))


def test_record() -> None:
    """A row fills every field; rows of one reference are names of one record; the rest are notes."""
    record = next(record for record in read(LIST) if record.reference == "7")
    assert [(name.text, name.kind) for name in record.names] == [
        ("Zorvan Testperson", NameKind.PRIMARY),
        ("Zorwan Testpersson", NameKind.ALIAS),
        ("Abu Sample", NameKind.ALIAS),
        ("Зорван Тестперсон", NameKind.ORIGINAL),
        ("Zorvan bin Test", NameKind.ALIAS),
    ]
    assert (record.kind, record.sex) == (PartyKind.PERSON, Sex.MALE)
    assert [birth.edtf for birth in record.births] == ["1971-12-25", "1972"]
    assert record.countries == (
        Country(CountryTie.NATIONALITY, "SY", "Syria"),
        Country(CountryTie.NATIONALITY, "LB", "Lebanon"),
    )
    assert record.documents == (Document("Passport", "X1234567"),)
    assert record.programmes == ("INVENTED",)
    assert record.listed_on == "2020-05-06"
    assert record.addresses == (Place("1 Sample Street; Nowhere"),)
    assert record.notes == (Note("shoe_size", "44"),)


@pytest.mark.parametrize("name", ["list.jsonl", "list.parquet"])
def test_same_content(name: str) -> None:
    """CSV, JSON lines and Parquet of the same content give the same records."""
    assert list(read(FIXTURES / name)) == list(read(LIST))


def test_other_encoding() -> None:
    """A table in Windows-1252 with semicolons and French headers is read, and says so."""
    reading = read(FIXTURES / "liste_cp1252.csv")
    records = list(reading)
    assert [record.caption for record in records] == ["Amélie Témoin", "Zoé Exemple"]
    assert [record.births[0].edtf for record in records] == ["1971-03-05", "1980-12-25"]
    assert "Windows-1252" in reading.report.warnings[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(encoding: str, separator: str, tmp_path: Path) -> None:
    """Any common separator, line end and Unicode encoding is understood."""
    path = tmp_path / "table.txt"
    path.write_bytes(f"id{separator}name\r\n1{separator}Зорван\r\n".encode(encoding))
    assert [(record.reference, record.caption) for record in read(path)] == [("1", "Зорван")]


HEADERS = [
    (["Name"], {"name": "Name"}),
    (["ID", "Full name", "D.O.B"], {"reference": "ID", "name": "Full name", "birth_date": "D.O.B"}),
    (["Nom", "Prénom"], {"last_name": "Nom", "first_name": "Prénom"}),
    (["Nom", "Pays"], {"name": "Nom", "country": "Pays"}),
    (["Фамилия", "Имя", "Отчество"], {"last_name": "Фамилия", "first_name": "Имя", "middle_name": "Отчество"}),
    (["الاسم", "الجنسية"], {"name": "الاسم", "nationality": "الجنسية"}),
    (["नाम", "जन्म तिथि"], {"name": "नाम", "birth_date": "जन्म तिथि"}),
    (["name", "alias", "aka"], {"name": "name", "alias": "alias + aka"}),
    (["colour", "size"], {}),
    ([], {}),
]


@pytest.mark.parametrize(("header", "expected"), HEADERS)
def test_guess_columns(header: list[str], expected: dict[str, str]) -> None:
    """The header's words say which column holds what, in several languages."""
    assert guess_columns(header) == expected


def test_guess_told() -> None:
    """A guess can be asked for before, and is told in the report as one sentence."""
    reading = read(LIST)
    list(reading)
    assert guess(LIST)["birth_date"] == "dob"
    (sentence,) = reading.report.warnings
    assert "birth_date from 'dob'" in sentence
    assert "kept as notes: 'shoe_size'" in sentence


UNKNOWN = [
    ({"nom": "name"}, "nom", "first_name"),
    ({"name": "nom"}, "nom", "shoe_size"),
    ({"sex": "sex"}, None, "name="),
]


@pytest.mark.parametrize(("columns", "value", "remedy"), UNKNOWN)
def test_unknown_columns(columns: dict[str, str], value: str | None, remedy: str) -> None:
    """A map with an unknown field or column, or without names, is refused with what is known."""
    with pytest.raises(SourceError) as caught:
        list(read(LIST, options=Options(columns=columns)))
    assert caught.value.value == value
    assert remedy in caught.value.remedy


def test_joined_reference(tmp_path: Path) -> None:
    """Two columns can make one reference, so that two lists' equal numbers stay apart."""
    text = "list,no,name\nA,1,Zorvan\nB,1,Exemplar\nA,1,Zorwan\n"
    records = list(reading_of(text, tmp_path, reference="list + no", name="name"))
    assert {record.reference: len(record.names) for record in records} == {"A:1": 2, "B:1": 1}


def test_merged_strangers(tmp_path: Path) -> None:
    """Where rows of one reference contradict each other on kind or sex, the report says so."""
    reading = reading_of("id,name,type,sex\n1,A,person,M\n1,B,entity,F\n", tmp_path)
    assert len(list(reading)) == 1
    assert [refusal.value for refusal in reading.report.refused] == ["entity", "F"]


def test_made_reference(tmp_path: Path) -> None:
    """Without references each row is a record under one made from its content, wherever it stands."""
    one = {record.reference for record in reading_of("name,dob\nA B,1971\nC D,1972\n", tmp_path)}
    two = {record.reference for record in reading_of("name,dob\nC D,1972\nE F,\nA B,1971\n", tmp_path)}
    assert one < two


def test_missing_reference(tmp_path: Path) -> None:
    """A row that lacks its reference is kept, and told."""
    reading = reading_of("id,name\n1,A B\n,C D\n", tmp_path)
    assert [record.caption for record in reading] == ["A B", "C D"]
    assert [refusal.place for refusal in reading.report.refused] == ["line 3"]


CELLS = [
    ("nationality", "Syria; Lebanon", ["SY", "LB"]),
    ("nationality", "(1) Syria. (2) Lebanon", ["SY", "LB"]),
    ("nationality", "Syria|Lebanon", ["SY", "LB"]),
    ("nationality", "UNKNOWN", []),
    ("nationality", '"Korea; North";Syria', ["KP", "SY"]),
]


@pytest.mark.parametrize(("field", "cell", "codes"), CELLS)
def test_cells(field: str, cell: str, codes: list[str], tmp_path: Path) -> None:
    """A cell holds several values between semicolons or bars, or numbered; words for none are none."""
    path = tmp_path / "cells.jsonl"
    path.write_text(json.dumps({"id": "1", "name": "A B", field: cell}), encoding="utf-8")
    assert [country.code for country in next(read(path, "table")).countries] == codes


def test_null_is_a_name(tmp_path: Path) -> None:
    """Words that mean nothing elsewhere are names among names."""
    assert first("id,first name,last name\n1,Jennifer,Null\n", tmp_path).caption == "Jennifer Null"


def test_objects_in_lists(tmp_path: Path) -> None:
    """Objects inside a JSON object are columns with dotted names."""
    path = tmp_path / "aliases.jsonl"
    path.write_text(
        '{"no": 1, "name": "A B", "aliases": [{"name": "C", "kind": "aka"}, {"name": "D"}]}', encoding="utf-8"
    )
    columns = {"reference": "no", "name": "name", "alias": "aliases.name"}
    record = next(read(path, options=Options(columns=columns)))
    assert [name.text for name in record.names] == ["A B", "C", "D"]
    assert record.notes == (Note("aliases.kind", "aka"),)


def test_wide_row(tmp_path: Path) -> None:
    """A row with more cells than columns is refused with its place; the rest goes on."""
    reading = reading_of("id,name\n1,A B\n2,C,D\n3,E F\n", tmp_path)
    assert [record.reference for record in reading] == ["1", "3"]
    assert [(refusal.place, refusal.value) for refusal in reading.report.refused] == [("line 3", "D")]


DAMAGED = ['id,name,dob\n1,A B,1971\n2,"C D\n', "id,name,dob\n1,A B,1971\n2,C", "id,name\n1,A\0B\n"]


@pytest.mark.parametrize("text", DAMAGED)
def test_damaged(text: str, tmp_path: Path) -> None:
    """An open quote, a row cut short at the end, and zero bytes mean a damaged file."""
    with pytest.raises(DamagedFileError):
        list(reading_of(text, tmp_path))


NO_DATES = ["", "soon", "0000", "died 1971", "31/13/1971", "1/7/12", "1958 to soon", "9" * 999, " " * 9_999]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text: str, tmp_path: Path) -> None:
    """What is no date is refused and kept as a note, never padded or guessed."""
    reading = reading_of(f"id,name,dob\n1,A B,{text}\n", tmp_path)
    record = next(reading)
    assert record.births == ()
    assert [note.label for note in record.notes] == (["birth date"] if text.strip() else [])


def test_order_told(tmp_path: Path) -> None:
    """Dates that lose their day and month because nothing tells which is which are told of, once per column."""
    reading = reading_of("id,name,dob\n1,A B,3/4/1971\n2,C D,05/05/1972\n", tmp_path)
    list(reading)
    assert "birth_date: 1 dates like '3/4/1971'" in reading.report.warnings[0]
    clear = reading_of("id,name,dob\n1,A B,3/4/1971\n2,C D,25/12/1972\n", tmp_path)
    list(clear)
    assert len(clear.report.warnings) == 1


def test_another_calendar(tmp_path: Path) -> None:
    """A birth date of another calendar is no fact: it stays as a note, and the report says so once."""
    reading = reading_of("id,name,dob\n1,A B,24/6/1402\n2,C D,1402-06-24\n", tmp_path)
    assert [(r.births, [n.text for n in r.notes]) for r in reading] == [((), ["24/6/1402"]), ((), ["1402-06-24"])]
    assert len([warning for warning in reading.report.warnings if "another calendar" in warning]) == 1


PARTS = [
    ("3/4/1971,4,3,1971", "1971-03-04"),
    (",,,1971", "1971"),
    (",00,3,1971", "1971-03"),
    ("circa 1971,,,1971", "1971~"),
    ("1958 to 1960,,,1958", "1958/1960"),
    ("soon,,,1971", "1971"),
]


@pytest.mark.parametrize(("cells", "edtf"), PARTS)
def test_date_parts(cells: str, edtf: str, tmp_path: Path) -> None:
    """A date in parts helps where the whole one says less, and never hides what the whole one says more."""
    record = first(f"id,name,dob,birth day,birth month,birth year\n1,A B,{cells}\n", tmp_path)
    assert [birth.edtf for birth in record.births] == [edtf]


def test_tables() -> None:
    """Our own tables of words name known fields and known kinds only, and no header word twice."""
    assert {row[0] for row in rows("table_values")} <= {*fields(), "any"}
    assert set(values("kind").values()) <= set(PartyKind)
    assert set(values("name_kind").values()) <= set(NameKind)
    assert set(values("sex").values()) <= set(Sex)
    words = Counter(row[1] for row in rows("columns"))
    assert [word for word, count in words.items() if count > 1] == []
    assert all(guess_columns([word, "name"]) for word in words)


@needs_data
def test_combined() -> None:
    """The combined list of a day gives its 20,971 subjects from its 84,407 rows, and refuses none."""
    reading = read(DATA / "lists" / "combined_2022-05-05.csv", options=Options(columns=COMBINED))
    records = list(reading)
    assert len(records) == 20_971
    assert reading.report.rows == {"rows": 84_407}
    assert reading.report.refused == []


@needs_data
def test_combined_by_number() -> None:
    """The number alone stands for different subjects in different lists there; merging them does not go unsaid."""
    columns = COMBINED | {"reference": "list_internal_id"}
    reading = read(DATA / "lists" / "combined_2022-05-05.csv", options=Options(columns=columns))
    assert len(list(reading)) == 20_058
    assert "called" in reading.report.refused[0].reason

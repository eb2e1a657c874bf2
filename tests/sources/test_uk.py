"""The readers of the UK Sanctions List, as a table and as XML."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crible.errors import DamagedFileError, SourceError, WrongFormatError
from crible.records import CountryTie, NameKind, PartyKind, Sex
from crible.sources import FORMATS, read, sniff
from crible.sources.uk.fields import folded
from mangling import mangled, survives
from support import DATA, ROOT, needs_data

TABLE = ROOT / "tests" / "data" / "uk" / "uk.csv"
TREE = ROOT / "tests" / "data" / "uk" / "uk.xml"
SAMPLES = DATA / "lists" / "samples"


@pytest.mark.parametrize(("path", "name"), [(TABLE, "uk-csv"), (TREE, "uk-xml")])
def test_is_recognised(path: Path, name: str) -> None:
    """Each form is known by its content."""
    assert name == sniff(path).name


@pytest.mark.parametrize("path", [TABLE, TREE])
def test_a_person_in_both_forms(path: Path) -> None:
    """Both forms say the same of a person: partial dates, nationality, sex, place, passport, programme, days."""
    person = next(read(path))

    assert ("SMP0001", PartyKind.PERSON, Sex.MALE) == (person.reference, person.kind, person.sex)
    assert ["1971", "1972-10-24"] == [b.edtf for b in person.births]
    assert "IQ" == person.countries[0].code
    assert [("Sampletown, Iraq", "IQ")] == [(p.text, p.country) for p in person.birth_places]
    assert ("Passport", "T0000001", "Samplian passport") == (
        person.documents[0].kind,
        person.documents[0].number,
        person.documents[0].note,
    )
    assert ("The Exemplar (Sanctions) Regulations 2020",) == person.programmes
    assert ("2021-02-23", "2026-04-29") == (person.listed_on, person.updated_on)


def test_names_in_the_table() -> None:
    """The last name part stands first in the table and last in the name; strength and script are kept."""
    person = next(read(TABLE))

    assert [
        ("Zorvan Ibn TESTPERSON", NameKind.PRIMARY, ""),
        ("زوروان تستپرسن", NameKind.ORIGINAL, "fa"),
        ("Zorvan TESTOV", NameKind.WEAK, ""),
        ("Zorwan TESTPERSON", NameKind.ALIAS, ""),
    ] == [(n.text, n.kind, n.language) for n in person.names]


def test_rows_of_one_id_need_not_be_neighbours() -> None:
    """Rows are put together by Unique ID, in the order in which the ids first come; the report counts them."""
    reading = read(TABLE)

    assert ["SMP0001", "SMP0002", "SMP0003"] == [r.reference for r in reading]
    assert {"rows": 5} == reading.report.rows
    assert "2026-10-08" == reading.report.dated
    assert ["D.O.B: 99/99/1972"] == [r.value for r in reading.report.refused]


@pytest.mark.parametrize("path", [TABLE, TREE])
def test_a_ship(path: Path) -> None:
    """A ship has its IMO number without the letters."""
    ship = list(read(path))[1]

    assert (PartyKind.VESSEL, [("IMO", "0000001")]) == (ship.kind, [(d.kind, d.number) for d in ship.documents])


def test_flag_and_year_of_a_ship() -> None:
    """A flag is a tie to a country; the year of building is a note, not a birth."""
    ship = list(read(TABLE))[1]

    assert [(CountryTie.FLAG, "GA")] == [(c.tie, c.code) for c in ship.countries]
    assert () == ship.births
    assert ("Year Built", "2019") in {(n.label, n.text) for n in ship.notes}


def test_an_organisation() -> None:
    """Enumerated numbers are told apart, and a comma in a name cuts nothing."""
    organisation = list(read(TABLE))[2]

    assert "Exemplar Trading, Ltd" == organisation.caption
    assert ["111", "222"] == [d.number for d in organisation.documents]


def test_a_designation_without_an_id_is_refused() -> None:
    """A designation that nobody could refer to is refused, with its place and words."""
    reading = read(TREE)
    list(reading)

    assert [("line 43", "NOBODY")] == [(r.place, r.value) for r in reading.report.refused]
    assert "AssetFreeze" in reading.report.warnings[0]


HEADER = "Report Date: 08-Oct-2026\nUnique ID,Name 6,Name type,D.O.B,Colour"


@pytest.mark.parametrize(
    ("rows", "references", "refused"),
    [
        ("SMP1,TESTPERSON,Primary Name,,\n\nSMP2,EXEMPLAR,,,", ["SMP1", "SMP2"], []),
        ("SMP1,TESTPERSON,,,,,,", ["SMP1"], []),
        ("SMP1,TESTPERSON\nSMP2,EXEMPLAR,,,", ["SMP2"], ["line 3"]),
        ("SMP1,TESTPERSON,,,,more\nSMP2,EXEMPLAR,,,", ["SMP2"], ["line 3"]),
        (",TESTPERSON,,,\nSMP2,EXEMPLAR,,,", ["SMP2"], ["line 3"]),
        ('SMP1,"TEST\nPERSON",,,\nSMP2\nSMP3,EXEMPLAR,,,', ["SMP1", "SMP3"], ["line 5"]),
    ],
)
def test_rows_of_a_table(tmp_path: Path, rows: str, references: list[str], refused: list[str]) -> None:
    """A row with another number of cells, or without an id, is refused with its line; the others are read."""
    path = tmp_path / "uk.csv"
    path.write_text(f"{HEADER}\n{rows}\n", encoding="utf-8-sig")
    reading = read(path)

    assert references == [record.reference for record in reading]
    assert refused == [r.place for r in reading.report.refused]


def test_unknown_columns_are_kept(tmp_path: Path) -> None:
    """A column that the list did not have becomes notes, and the report says so."""
    path = tmp_path / "uk.csv"
    path.write_text(f"{HEADER}\nSMP1,TESTPERSON,,,green\n")
    reading = read(path)

    assert [("Colour", "green")] == [(n.label, n.text) for n in next(reading).notes]
    assert any("Colour" in warning for warning in reading.report.warnings)


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"Report Date: 08-Oct-2026\nName,Born\nx,y\n", WrongFormatError, "Unique ID"),
        (b"", WrongFormatError, "Unique ID"),
        (HEADER.encode() + b"\n", WrongFormatError, "no record"),
        (HEADER.encode() + b"\nSMP1,T\xe9st,,,\n", DamagedFileError, "line 3"),
        (HEADER.encode() + b'\nSMP1,"TEST,,,\nSMP2,EXEMPLAR,,,\n', DamagedFileError, "line 4"),
    ],
)
def test_bad_tables_are_refused(tmp_path: Path, content: bytes, error: type[SourceError], words: str) -> None:
    """Missing columns, another encoding and an open quotation mark refuse the file, with the place."""
    path = tmp_path / "uk.csv"
    path.write_bytes(content)

    with pytest.raises(error, match=words):
        list(read(path, format="uk-csv"))


@pytest.mark.parametrize(
    ("table", "tree"),
    [
        ("Nationality(/ies)", "Nationality"),
        ("Name non-latin script", "NameNonLatinScript"),
        ("D.O.B", "DOB"),
        ("Designation Type", "IndividualEntityShip"),
        ("Business registration number (s)", "BusinessRegistrationNumber"),
        ("Current owner/operator (s)", "CurrentOwnerOperator"),
    ],
)
def test_both_forms_name_the_same_fields(table: str, tree: str) -> None:
    """A field has one name inside, whichever form it came from."""
    assert folded(table) == folded(tree)


@given(mangled(TABLE.read_bytes()) | st.binary(max_size=200))
def test_any_bytes_as_a_table(content: bytes) -> None:
    """Any bytes give records or a `SourceError`."""
    assert survives(FORMATS["uk-csv"], content)


@given(mangled(TREE.read_bytes()) | st.binary(max_size=200))
def test_any_bytes_as_xml(content: bytes) -> None:
    """Any bytes give records or a `SourceError`."""
    assert survives(FORMATS["uk-xml"], content)


@needs_data
@pytest.mark.parametrize(
    ("name", "reference"),
    [("uk_sanctions_list_excerpt.csv", "RUS2176"), ("uk_sanctions_list_excerpt.xml", "AFG0055")],
)
def test_real_excerpts(name: str, reference: str) -> None:
    """The excerpts at hand are read without a refusal or a warning."""
    reading = read(SAMPLES / name)

    assert [reference] == [record.reference for record in reading]
    assert ([], []) == (reading.report.refused, reading.report.warnings)

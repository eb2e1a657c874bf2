"""The plain XML of OFAC becomes records, as many as the file states."""

from __future__ import annotations

from pathlib import Path

import pytest

from crible.errors import DamagedFileError, WrongFormatError
from crible.records import Country, CountryTie, Document, NameKind, Note, PartyKind, Place, Record, Sex
from crible.sources import Reading, read, sniff
from support import DATA, ROOT, needs_data

FILE = ROOT / "tests" / "data" / "ofac" / "sdn.xml"
LISTS = DATA / "lists" / "ofac"


def whole(path: Path) -> tuple[dict[str, Record], Reading]:
    """All records by reference, and the reading with its report."""
    reading = read(path, "ofac-xml")
    return {record.reference: record for record in reading}, reading


def changed(folder: Path, old: str, new: str) -> Path:
    """A copy of the fixture with one text changed."""
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = folder / "sdn.xml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_format_is_recognised() -> None:
    """The file is recognised from its content."""
    assert "ofac-xml" == sniff(FILE).name


def test_a_person() -> None:
    """Fixed fields and what hides among the ids become names, facts and notes."""
    person = whole(FILE)[0]["90001"]

    assert [
        ("TESTPERSON, Zorvan Ilk", NameKind.PRIMARY),
        ("TESTPERSON, Zorwan", NameKind.ALIAS),
        ("SAMPLEMAN, Zorvan", NameKind.FORMER),
        ("ZORRO THE TEST", NameKind.WEAK),
    ] == [(name.text, name.kind) for name in person.names]
    assert (PartyKind.PERSON, Sex.FEMALE) == (person.kind, person.sex)
    assert ["1952-10-07", "1960~"] == [birth.edtf for birth in person.births]
    assert (Place("Toledo District, Belize", "BZ"),) == person.birth_places
    assert (
        Country(CountryTie.NATIONALITY, "PS", "Palestinian"),
        Country(CountryTie.CITIZENSHIP, "BZ", "Belize"),
    ) == person.countries
    assert (
        Document("Passport", "A0020375", "BZ", "2012-09-12", "2022-09-12"),
        Document("Digital Currency Address - XBT", "1Exemp1arWa11etNumber01"),
        Document("Exemplary Paper", "77-Z", note="Nowhere"),
    ) == person.documents
    assert (Place("1 Nowhere Street, Belmopan, 00000, Belize", "BZ"),) == person.addresses
    assert ("SDGT", "IFSR") == person.programmes
    assert (
        Note("Title", "Director of Nothing"),
        Note("DOB", "in the exemplary age"),
        Note("Secondary sanctions risk", "section 0 of an exemplary order"),
        Note("Remark", "Exemplary conduct"),
        Note("Linked To", "EXEMPLAR TRADING, S.A."),
    ) == person.notes


def test_a_vessel() -> None:
    """A vessel's flag is a country, its IMO number a document, all else a note."""
    vessel = whole(FILE)[0]["90003"]

    assert PartyKind.VESSEL is vessel.kind
    assert (Country(CountryTie.FLAG, "PA", "Panama"),) == vessel.countries
    assert (Document("IMO", "9000001", note="Vessel Registration Identification"),) == vessel.documents
    assert ["Vessel Call Sign", "Vessel Type", "Vessel Tonnage", "Gross registered tonnage", "Vessel Owner"] == [
        note.label for note in vessel.notes
    ]


def test_the_report() -> None:
    """The report has the file's date, the number of entries, and the date of birth that is none."""
    report = whole(FILE)[1].report

    assert "2025-03-28" == report.dated
    assert {"sdnEntry": 3} == report.rows
    assert ["DOB in the exemplary age"] == [refusal.value for refusal in report.refused]
    assert ["no country is known by the words 'Nowhere'"] == report.warnings


def test_fewer_records_than_stated(tmp_path: Path) -> None:
    """A file with fewer records than it states is damaged."""
    with pytest.raises(DamagedFileError):
        whole(changed(tmp_path, "<Record_Count>3<", "<Record_Count>4<"))


@pytest.mark.parametrize(
    ("stated", "warning"),
    [("2", "3 records, but the file states 2"), ("", "the file does not state how many records it has")],
)
def test_another_count(tmp_path: Path, stated: str, warning: str) -> None:
    """More records than stated, or none stated, is a warning."""
    report = whole(changed(tmp_path, "<Record_Count>3<", f"<Record_Count>{stated}<"))[1].report

    assert warning in report.warnings


def test_the_old_namespace(tmp_path: Path) -> None:
    """The namespace plays no part: OFAC changed it."""
    namespace = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"

    assert 3 == len(whole(changed(tmp_path, namespace, "http://tempuri.org/sdnList.xsd"))[0])


def test_an_entry_without_a_number(tmp_path: Path) -> None:
    """An entry without a number is refused, and counted as one."""
    report = whole(changed(tmp_path, "<uid>90002</uid>", ""))[1].report

    assert "an entry without a number" in [refusal.reason for refusal in report.refused]
    assert {"sdnEntry": 3} == report.rows


def test_an_unknown_element(tmp_path: Path) -> None:
    """What the publisher adds one day is kept as a note."""
    path = changed(tmp_path, "<sdnType>Vessel</sdnType>", "<sdnType>Vessel</sdnType><novelty>brand new</novelty>")

    assert Note("novelty", "brand new") in whole(path)[0]["90003"].notes


def test_a_cut_file(tmp_path: Path) -> None:
    """A file that breaks off is damaged."""
    path = tmp_path / "sdn.xml"
    path.write_bytes(FILE.read_bytes()[:-200])

    with pytest.raises(DamagedFileError):
        whole(path)


def test_a_file_without_records(tmp_path: Path) -> None:
    """A file without any record is refused."""
    path = tmp_path / "sdn.xml"
    path.write_text("<sdnList><publshInformation/></sdnList>", encoding="utf-8")

    with pytest.raises(WrongFormatError):
        whole(path)


@needs_data
def test_the_real_list() -> None:
    """The real file of March 2025 gives the 443 records it states, with all their names, and refuses nothing."""
    path = LISTS / "ofac_cons_nonsdn_2025-03-28.xml"

    records, reading = whole(path)

    assert 443 == len(records)
    assert [] == reading.report.refused
    assert 75 == sum(reading.report.dates.values())
    # 1,579 names stand in the file; one of them twice in one record.
    assert 1_578 == sum(reading.report.names.values())
    assert 70 == reading.report.names[NameKind.WEAK]

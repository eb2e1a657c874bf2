"""The Enhanced XML of OFAC becomes records with all scripts, listings and relations."""

from __future__ import annotations

from pathlib import Path

import pytest

from crible.errors import DamagedFileError
from crible.records import Country, CountryTie, Document, NameKind, Note, PartyKind, Place, Record, Sex
from crible.sources import Reading, read, sniff
from support import DATA, ROOT, needs_data

FILE = ROOT / "tests" / "data" / "ofac" / "sdn_enhanced.xml"
SAMPLE = DATA / "lists" / "samples" / "ofac_CONS_ENHANCED_first60.xml"


def whole(path: Path) -> tuple[dict[str, Record], Reading]:
    """All records by reference, and the reading with its report."""
    reading = read(path, "ofac-enhanced")
    return {record.reference: record for record in reading}, reading


def changed(folder: Path, old: str, new: str) -> Path:
    """A copy of the fixture with one text changed."""
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = folder / "sdn_enhanced.xml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_format_is_recognised() -> None:
    """The file is recognised from its content."""
    assert "ofac-enhanced" == sniff(FILE).name


def test_names() -> None:
    """Each rendering of a name is a name: the other scripts of a strong one are the original, weak stays weak."""
    person = whole(FILE)[0]["90001"]

    assert [
        ("TESTPERSON, Zorvan Ilk", NameKind.PRIMARY, "Latn"),
        ("زورفان الاختباري", NameKind.ORIGINAL, "Arab"),
        ("SAMPLEMAN, Zorvan", NameKind.FORMER, "Latn"),
        ("ЗОРРО", NameKind.WEAK, "Cyrl"),
    ] == [(name.text, name.kind, name.script) for name in person.names]


def test_facts() -> None:
    """Features and documents are facts; a country's code comes from the reference values of the file."""
    person = whole(FILE)[0]["90001"]

    assert (PartyKind.PERSON, Sex.FEMALE) == (person.kind, person.sex)
    assert ["1955~"] == [birth.edtf for birth in person.births]
    assert (Place("Toledo District, Belize", "BZ"),) == person.birth_places
    assert (Country(CountryTie.NATIONALITY, "XE", "Exemplaria"),) == person.countries
    note = "marked as not valid; Office of Examples"
    assert (Document("Passport", "A0020375", "BZ", "2012-09-12", note=note),) == person.documents
    assert (Place("1 Nowhere Street, Belmopan, Belize", "BZ"), Place("Exemplaria", "XE")) == person.addresses
    assert ("SDGT", "IFSR") == person.programmes
    assert "2012-05-06" == person.listed_on


def test_notes() -> None:
    """What is no fact is a note: lists, relations, and what the publisher itself marks as false."""
    person = whole(FILE)[0]["90001"]

    assert (
        Note("Title", "Director of Nothing"),
        Note("List", "SDN List, since 2014-10-10"),
        Note("List", "Consolidated List, since 2012-05-06"),
        Note("Sanctions type", "Block"),
        Note("Legal authority", "Exemplary Order 0"),
        Note("Birthdate (marked false)", "1901"),
        Note("Place of Birth comment", "so they say"),
        Note("Secondary sanctions risk", "section 0 of an exemplary order"),
        Note("Related", "Acting for or on behalf of: EXEMPLAR TRADING, S.A. (90002); in part"),
        Note("Remark", "Exemplary conduct"),
        Note("Linked To", "EXEMPLAR TRADING, S.A."),
    ) == person.notes


def test_a_vessel() -> None:
    """A vessel has its flag and its IMO number."""
    vessel = whole(FILE)[0]["90003"]

    assert PartyKind.VESSEL is vessel.kind
    assert (Country(CountryTie.FLAG, "BZ", "Belize"),) == vessel.countries
    assert (Document("IMO", "9000001", note="Vessel Registration Identification"),) == vessel.documents


def test_the_report() -> None:
    """The report has the file's date and the number of entries."""
    report = whole(FILE)[1].report

    assert ("2025-01-10", {"entity": 2}) == (report.dated, report.rows)
    assert ([], []) == (report.refused, report.warnings)


@pytest.mark.parametrize(
    ("old", "new", "edtf"),
    [
        ("<toDateEnd>1955-12-31<", "<toDateEnd>1957-12-31<", "1955~/1957~"),
        ("<toDateEnd>1955-12-31<", "<toDateEnd>1955-01-31<", "1955-01~"),
        ("<toDateEnd>1955-12-31<", "<toDateEnd>1955-01-01<", "1955-01-01~"),
        ("<toDateEnd>1955-12-31<", "<toDateEnd>1950-12-31<", "1955"),
    ],
)
def test_periods(tmp_path: Path, old: str, new: str, edtf: str) -> None:
    """A date is as precise as its period; where the period is none, the printed words are used."""
    assert [edtf] == [birth.edtf for birth in whole(changed(tmp_path, old, new))[0]["90001"].births]


def test_an_entry_without_a_number(tmp_path: Path) -> None:
    """An entry without a number is refused."""
    report = whole(changed(tmp_path, '<entity id="90003">', "<entity>"))[1].report

    assert ["an entry without a number"] == [refusal.reason for refusal in report.refused]


def test_a_cut_file(tmp_path: Path) -> None:
    """A file that breaks off is damaged."""
    path = tmp_path / "sdn_enhanced.xml"
    path.write_bytes(FILE.read_bytes()[:-200])

    with pytest.raises(DamagedFileError):
        whole(path)


@needs_data
def test_the_real_sample() -> None:
    """The sixty real entries are sixty records; nothing is refused."""
    records, reading = whole(SAMPLE)

    assert 60 == len(records)
    assert ("2025-01-10", []) == (reading.report.dated, reading.report.refused)
    assert 127 == sum(reading.report.names.values())
    assert all(record.listed_on for record in records.values())

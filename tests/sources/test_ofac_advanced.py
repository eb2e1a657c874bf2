"""The Advanced XML of OFAC, where everything stands apart, is joined into records."""

from __future__ import annotations

from pathlib import Path

import pytest

from crible.errors import DamagedFileError, WrongFormatError
from crible.records import Country, CountryTie, Document, NameKind, Note, PartyKind, Place, Record, Sex
from crible.sources import Reading, read, sniff
from support import ROOT

FILE = ROOT / "tests" / "data" / "ofac" / "sdn_advanced.xml"


def whole(path: Path) -> tuple[dict[str, Record], Reading]:
    """All records by reference, and the reading with its report."""
    reading = read(path, "ofac-advanced")
    return {record.reference: record for record in reading}, reading


def changed(folder: Path, old: str, new: str) -> Path:
    """A copy of the fixture with one text changed."""
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = folder / "sdn_advanced.xml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_format_is_recognised() -> None:
    """The file is recognised from its content."""
    assert "ofac-advanced" == sniff(FILE).name


def test_names() -> None:
    """Names are put together from parts as OFAC prints them; each script and spelling is a name."""
    person = whole(FILE)[0]["90001"]

    assert [
        ("TESTPERSON, Zorvan Ilk", NameKind.PRIMARY, "Latn"),
        ("زورفان الاختباري", NameKind.ORIGINAL, "Arab"),
        ("TESTPERSOHN, Sorwan", NameKind.ALIAS, "Latn"),
        ("SAMPLEMAN, Zorvan", NameKind.FORMER, "Latn"),
        ("ЗОРРО", NameKind.WEAK, "Cyrl"),
    ] == [(name.text, name.kind, name.script) for name in person.names]


def test_facts() -> None:
    """Features, locations, documents and entries are joined by their numbers."""
    person = whole(FILE)[0]["90001"]

    assert (PartyKind.PERSON, Sex.FEMALE) == (person.kind, person.sex)
    assert ["1955~", "1958/1960"] == [birth.edtf for birth in person.births]
    assert (Place("Toledo District, Belize", "BZ"),) == person.birth_places
    assert (Country(CountryTie.NATIONALITY, "BZ", "Belize"),) == person.countries
    note = "Fraudulent; Office of Examples; issued in 1 Nowhere Street, Belmopan, 00000, Belize; so they say"
    assert (
        Document("Passport", "A0020375", "BZ", "2012-09-12", "2022", note),
        Document("Digital Currency Address - XBT", "1Exemp1arWa11etNumber01"),
    ) == person.documents
    assert (
        Place("1 Nowhere Street, Belmopan, 00000, Belize", "BZ"),
        Place("بلموبان, Belize", "BZ"),
        Place("Panama", "PA"),
    ) == person.addresses
    assert ("SDGT", "IFSR") == person.programmes
    assert "2012-05-06" == person.listed_on


def test_notes() -> None:
    """What is no fact is a note: comments, listings, relations, and what the publisher itself marks as false."""
    person = whole(FILE)[0]["90001"]

    assert (
        Note("Comment", "Exemplary conduct"),
        Note("Alias comment", "until 1999"),
        Note("Birthdate (marked false)", "1901"),
        Note("Birthdate", "1380 1 1 1380 1 1 1380 12 1 1380 12 1"),
        Note("Place of Birth comment", "so they say"),
        Note("Title", "Director of Nothing"),
        Note("Secondary sanctions risk", "section 0 of an exemplary order"),
        Note("List", "SDN List, since 2014-10-10"),
        Note("Legal authority", "Exemplary Order 0"),
        Note("Sanctions type", "Block"),
        Note("List", "SDN List, since 2012-05-06"),
        Note(
            "Related",
            "formerly Acting for or on behalf of: EXEMPLAR TRADING, S.A. (90002); quality High; in part",
        ),
    ) == person.notes


def test_other_parties() -> None:
    """A subtype `Unknown` leaves the kind to the type; a vessel has its flag and its IMO number."""
    records, _ = whole(FILE)

    assert PartyKind.ORGANISATION is records["90002"].kind
    assert PartyKind.VESSEL is records["90003"].kind
    assert (Country(CountryTie.FLAG, "PA", "Panama"),) == records["90003"].countries
    assert (Document("IMO", "9000001", note="Vessel Registration Identification"),) == records["90003"].documents
    assert Note("Vessel Type", "Crude Oil Tanker") in records["90003"].notes


def test_the_report() -> None:
    """The report has the file's date, the number of each thing, and the date of another calendar."""
    report = whole(FILE)[1].report

    assert "2025-01-10" == report.dated
    assert (3, 3, 3, 4) == tuple(
        report.rows[k] for k in ("Location", "IDRegDocument", "DistinctParty", "SanctionsEntry")
    )
    assert ["this is a date of another calendar"] == [refusal.reason for refusal in report.refused]
    assert [] == report.warnings


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('ID="2" IDRegDocTypeID="1626" IdentityID="13"', 'ID="2" IDRegDocTypeID="1626" IdentityID="99"', "a document"),
        ('ID="2" ProfileID="90002"', 'ID="2" ProfileID="99999"', "a sanctions entry"),
        ('From-ProfileID="90001" To-ProfileID="90002"', 'From-ProfileID="1" To-ProfileID="2"', "a relation"),
    ],
)
def test_what_belongs_to_no_party(tmp_path: Path, old: str, new: str, reason: str) -> None:
    """What names a party that is not in the file is refused."""
    report = whole(changed(tmp_path, old, new))[1].report

    assert f"{reason} of no party" in [refusal.reason for refusal in report.refused]


def test_a_party_without_an_entry(tmp_path: Path) -> None:
    """A party without a sanctions entry is kept, and the report says so."""
    records, reading = whole(changed(tmp_path, 'ID="2" ProfileID="90002"', 'ID="2" ProfileID="90001"'))

    assert "90002" in records
    assert ["1 parties have no sanctions entry; they are kept"] == reading.report.warnings


def test_a_relation_told_from_afar(tmp_path: Path) -> None:
    """A relation of a party that stands in another file is told at its other end."""
    path = changed(tmp_path, 'From-ProfileID="90001"', 'From-ProfileID="77"')

    assert "(77) formerly Acting for or on behalf of this; quality High; in part" in [
        note.text for note in whole(path)[0]["90002"].notes
    ]


def test_the_old_namespace(tmp_path: Path) -> None:
    """The namespace plays no part: OFAC changed it."""
    namespace = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML"

    assert 3 == len(whole(changed(tmp_path, namespace, "http://www.un.org/sanctions/1.0"))[0])


def test_changes_are_no_list(tmp_path: Path) -> None:
    """A file of changes to an earlier version is refused: it must not replace the list."""
    with pytest.raises(WrongFormatError):
        whole(changed(tmp_path, 'Version="1"', 'Version="2" DeltaBaseVersion="1"'))


def test_a_cut_file(tmp_path: Path) -> None:
    """A file that breaks off is damaged, and gives no record at all."""
    path = tmp_path / "sdn_advanced.xml"
    path.write_bytes(FILE.read_bytes()[:-200])

    with pytest.raises(DamagedFileError):
        next(read(path, "ofac-advanced"))

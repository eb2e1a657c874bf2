"""FollowTheMoney files become records, with all that hangs on each party; deltas change them in order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crible.errors import DamagedFileError, SourceError
from crible.records import Country, CountryTie, Document, NameKind, Note, PartyKind, Place, Record, Sex
from crible.sources import Options, read
from support import DATA, ROOT, needs_data

FIXTURES = ROOT / "tests" / "data" / "ftm"
FULL = FIXTURES / "entities.ftm.json"
NESTED = FIXTURES / "targets.nested.json"
DELTA = FIXTURES / "entities.delta.json"


def by_reference(path: Path, base: Path | None = None) -> dict[str, Record]:
    """The records of a file by their references."""
    return {record.reference: record for record in read(path, options=Options(base=base))}


def test_parties() -> None:
    """Persons, organisations, vessels, aircraft and parties of unknown kind become records; the rest does not."""
    kinds = {reference: record.kind for reference, record in by_reference(FULL).items()}
    assert kinds == {
        "xx-1": PartyKind.PERSON,
        "xx-2": PartyKind.ORGANISATION,
        "xx-3": PartyKind.VESSEL,
        "xx-4": PartyKind.UNKNOWN,
        "xx-5": PartyKind.AIRCRAFT,
    }


def test_names() -> None:
    """The name of the caption comes first; names in another script than the caption's are original."""
    names = [(name.text, name.kind) for name in by_reference(FULL)["xx-1"].names]
    assert names == [
        ("Zorvan Testperson", NameKind.PRIMARY),
        ("Зорван Тестперсон", NameKind.ORIGINAL),
        ("Zorwan Testpersson", NameKind.ALIAS),
        ("زوروان تست", NameKind.ORIGINAL),
        ("The Sample", NameKind.WEAK),
        ("Zorvan Formerly", NameKind.FORMER),
    ]


def test_facts() -> None:
    """Dates, countries, sex, documents, programmes and addresses come from the party and what hangs on it."""
    record = by_reference(FULL)["xx-1"]
    assert [birth.edtf for birth in record.births] == ["1971-03", "1971"]
    assert record.birth_places == (Place("Exampletown", "LB"),)
    assert record.countries == (
        Country(CountryTie.NATIONALITY, "SY", "sy"),
        Country(CountryTie.CITIZENSHIP, "", "suhh"),
    )
    assert record.sex is Sex.MALE
    assert record.documents == (
        Document("Passport", "X1234567"),
        Document("Diplomatic passport", "Y7654321", "LB", "2015-01-01", "2025-01-01"),
    )
    assert record.programmes == ("INVENTED-1", "Invented Programme")
    assert (record.listed_on, record.updated_on) == ("2020-05-06", "2026-01-15")
    assert record.addresses == (Place("2 Sample Street, Nowhere", "LB"),)


def test_notes() -> None:
    """What is no fact is kept: unknown properties, reasons, relations with the name of the other party."""
    notes = by_reference(FULL)["xx-1"].notes
    for note in (
        Note("shoeSize", "44"),
        Note("Sanction: reason", "For the test"),
        Note("Ownership", "Exemplar Trading (xx-2); percentage: 51"),
        Note("Family", "xx-9; relationship: brother"),
        Note("datasets", "invented"),
    ):
        assert note in notes


def test_report() -> None:
    """Everything is counted by its schema, and what hangs on no party is refused with its place."""
    reading = read(FULL)
    list(reading)
    assert reading.report.rows["Position"] == 1
    assert sum(reading.report.rows.values()) == 12
    assert [(refusal.place, refusal.value) for refusal in reading.report.refused] == [("line 12", "xx-s9")]


def test_nested() -> None:
    """In the nested form only the outermost parties are records, with what is nested in them."""
    records = by_reference(NESTED)
    assert list(records) == ["xx-1"]
    record = records["xx-1"]
    assert (record.programmes, record.listed_on) == (("INVENTED-1",), "2020-05-06")
    assert record.documents == (Document("Passport", "Y7654321", "LB"),)
    assert record.addresses == (Place("2 Sample Street, Nowhere", "LB"),)
    assert Note("Family", "Mirela Testperson (xx-6); relationship: sister") in record.notes


def test_delta() -> None:
    """A delta adds, changes and deletes, in order; what does not fit is told and nothing listed is lost."""
    reading = read(DELTA, options=Options(base=FULL))
    records = {record.reference: record for record in reading}
    assert sorted(records) == ["xx-1", "xx-2", "xx-4", "xx-5", "xx-7", "xx-8"]
    assert records["xx-2"].caption == "Exemplar Trading House"
    assert records["xx-7"].programmes == ("INVENTED-2",)
    refused = [(refusal.place, refusal.value) for refusal in reading.report.refused]
    assert refused[:2] == [("line 4", "xx-unknown"), ("line 5", "xx-8")]


def test_delta_in_order(tmp_path: Path) -> None:
    """Of several operations on one party the last one stands."""
    party = json.loads(FULL.read_text(encoding="utf-8").splitlines()[1])
    operations = [
        {"op": "DEL", "entity": {"id": "xx-2"}},
        {"op": "ADD", "entity": party},
        {"op": "DEL", "entity": party},
    ]
    for count, present in ((1, False), (2, True), (3, False)):
        delta = tmp_path / "delta.json"
        delta.write_text("".join(json.dumps(o) + "\n" for o in operations[:count]), encoding="utf-8")
        reading = read(delta, options=Options(base=FULL))
        assert ("xx-2" in {record.reference for record in reading}) is present
        assert all(refusal.value == "xx-s9" for refusal in reading.report.refused)


def test_delta_without_base() -> None:
    """A delta alone is refused, with what to give."""
    with pytest.raises(SourceError) as caught:
        list(read(DELTA))
    assert "base" in caught.value.remedy


def test_truncated(tmp_path: Path) -> None:
    """A file cut in the middle of a line is refused with the line."""
    path = tmp_path / "cut.json"
    path.write_bytes(FULL.read_bytes()[:2500])
    with pytest.raises(DamagedFileError) as caught:
        list(read(path, "ftm"))
    assert "line " in str(caught.value.place)


COUNTS = [
    ("entities.ftm.json", 607),
    ("khong_targets.nested.json", 5),
    ("senzing_workshop_watchlist_ftm.jsonl", 38),
    ("yente_zala_entities.ftm.json", 17),
    ("yente_parteispenden_entities.ftm.json", 96),
]


@needs_data
@pytest.mark.parametrize(("name", "count"), COUNTS)
def test_real(name: str, count: int) -> None:
    """Real files give all their parties, as many as counted by hand."""
    path = DATA / "formats" / "ftm" / name
    parties = {"Person", "Organization", "Company", "LegalEntity"}
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    named = [i for i in items if i["schema"] in parties and (i["properties"].get("name") or i.get("caption"))]
    assert len(list(read(path))) == count == len(named)

"""The reader of the Union's list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crible.records import CountryTie, NameKind, PartyKind, Sex
from crible.sources import FORMATS, read, sniff
from mangling import mangled, survives
from support import DATA, ROOT, needs_data

FIXTURE = ROOT / "tests" / "data" / "eu" / "eu.xml"
SAMPLES = DATA / "lists" / "samples"


def test_is_recognised() -> None:
    """The file is known by its content."""
    assert "eu" == sniff(FIXTURE).name


def test_names() -> None:
    """The primary name is the first strong one without a language; weak ones are known by flag and by remark."""
    person = next(read(FIXTURE))

    assert [
        ("Зорван Тестперсон", NameKind.ORIGINAL, "ru"),
        ("Zorvan Ibn Testperson", NameKind.PRIMARY, ""),
        ("Zorban Testov", NameKind.WEAK, "fr"),
        ("Abu Sample", NameKind.WEAK, ""),
    ] == [(n.text, n.kind, n.language) for n in person.names]


def test_translated_names_are_no_originals() -> None:
    """A name in a member's language and script is an alias: it is the Union's translation."""
    organisation = list(read(FIXTURE))[1]

    assert [("Exemplar Trading", NameKind.PRIMARY), ("Εταιρεία Παράδειγμα", NameKind.ALIAS)] == [
        (n.text, n.kind) for n in organisation.names
    ]
    assert ("21", PartyKind.ORGANISATION) == (organisation.reference, organisation.kind)


def test_facts() -> None:
    """Dates keep their precision, an unknown country is none, flags of a document stand in its note."""
    person = next(read(FIXTURE))
    document = person.documents[0]

    assert "EU.1.11" == person.reference
    assert Sex.MALE is person.sex
    assert ["1971-02-03", "1970~", "../1969"] == [b.edtf for b in person.births]
    assert [("Sampletown, IRAQ", "IQ")] == [(p.text, p.country) for p in person.birth_places]
    assert [(CountryTie.CITIZENSHIP, "IQ")] == [(c.tie, c.code) for c in person.countries]
    assert ("T0000001", "IQ", "2009-08-31", "2014-08-30") == (
        document.number,
        document.country,
        document.issued,
        document.expires,
    )
    assert "diplomatic; known to be expired; issued by Office of Samples; seen once" == document.note
    assert ["1 Test Street, 1000, Sampletown, PO Box 12, IRAQ"] == [a.text for a in person.addresses]


def test_listing() -> None:
    """The earliest act that a record cites dates its listing; the publication of its own act its last change."""
    person = next(read(FIXTURE))

    assert (("SMP",), "2012-03-01", "2020-02-16") == (person.programmes, person.listed_on, person.updated_on)


def test_what_is_no_fact() -> None:
    """A date of another calendar is refused and kept; function, title, remarks and numbers are notes."""
    reading = read(FIXTURE)
    notes = {(n.label, n.text) for n in next(reading).notes}

    assert ["this calendar is not read"] == [r.reason for r in reading.report.refused]
    assert {
        ("Date of birth", "year=1390, calendarType=ISLAMIC"),
        ("Function", "Head of Samples"),
        ("Title", "Dr"),
        ("Remark", "A remark on the record"),
        ("United Nations reference", "XXi.001"),
        ("Contact (phone)", "+000 1"),
    } <= notes
    assert "2024-12-11" == reading.report.dated


@given(mangled(FIXTURE.read_bytes()) | st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    """Any bytes give records or a `SourceError`."""
    assert survives(FORMATS["eu"], content)


@needs_data
@pytest.mark.parametrize(
    ("name", "references"),
    [
        ("eu_fsf_1_1_2018-12-21_excerpt.xml", ["EU.36.64", "EU.3523.13"]),
        ("eu_fsf_1_1_2024-12-11_excerpt.xml", ["13"]),
    ],
)
def test_real_excerpts(name: str, references: list[str]) -> None:
    """The excerpts at hand are read without a refusal; the number of the record stands in where a reference lacks."""
    reading = read(SAMPLES / name)

    assert references == [record.reference for record in reading]
    assert [] == reading.report.refused

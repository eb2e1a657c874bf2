"""The reader of the Security Council's list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from completeness import lost_words
from crible.errors import DamagedFileError
from crible.records import NameKind, PartyKind, Sex
from crible.sources import FORMATS, read, sniff
from crible.sources.un import _bare_number
from crible.sources.un.names import names_in_note, split_name
from mangling import mangled, survives
from support import DATA, ROOT, needs_data

FIXTURE = ROOT / "tests" / "data" / "un" / "un.xml"
REAL = DATA / "lists" / "un"

PRIMARY, ALIAS, WEAK = NameKind.PRIMARY, NameKind.ALIAS, NameKind.WEAK
FORMER, ORIGINAL = NameKind.FORMER, NameKind.ORIGINAL


def test_is_recognised() -> None:
    """The file is known by its content."""
    assert "un" == sniff(FIXTURE).name


def test_report() -> None:
    """The report counts elements, gives the publisher's date, and holds the one refusal with its place."""
    reading = read(FIXTURE)
    records = list(reading)

    assert 3 == len(records) == reading.report.records
    assert {"INDIVIDUAL": 2, "ENTITY": 1} == reading.report.rows
    assert "2025-01-31" == reading.report.dated
    assert ["Date of birth: 30-35 years old"] == [r.value for r in reading.report.refused]
    assert "record XXi.001" in reading.report.refused[0].place


def test_names_of_a_person() -> None:
    """Names keep their order, quality and script; aliases are told apart; `na` is no name."""
    person = next(read(FIXTURE))

    assert [
        ("ZORVAN IBN TESTPERSON", PRIMARY, "Latn"),
        ("زوروان ابن تستپرسن", ORIGINAL, "Arab"),
        ("Zurvan Testperson", ALIAS, "Latn"),
        ("Zorwan Testperson", ALIAS, "Latn"),
        ("Abu Sample", WEAK, "Latn"),
        ("ابو سامبل", WEAK, "Arab"),
        ("Zorvan Oldname", FORMER, "Latn"),
        ("Zorban Testov", ALIAS, "Latn"),
        ("Зорбан Тестов", ORIGINAL, "Cyrl"),
    ] == [(n.text, n.kind, n.script) for n in person.names]


def test_facts_of_a_person() -> None:
    """Facts are as precise as printed: partial, approximate and ranged dates, places, documents, also of aliases."""
    person = next(read(FIXTURE))

    assert "XXi.001" == person.reference
    assert PartyKind.PERSON is person.kind
    assert ["1971", "1972-02-03", "1970", "1958-09", "1969~", "1966/1968"] == [b.edtf for b in person.births]
    assert ["Sampletown, Jordan", "Old Sampletown, Iraq"] == [p.text for p in person.birth_places]
    assert ["JO"] == [c.code for c in person.countries]
    assert Sex.MALE is person.sex
    assert [("X1234567", "", ""), ("T 0000001", "2009-08-31", "2014-08-30"), ("998877", "", "")] == [
        (d.number, d.issued, d.expires) for d in person.documents
    ]
    assert ("2015-03-27", "2019-05-06") == (person.listed_on, person.updated_on)
    assert ("Exemplar-Programme",) == person.programmes
    assert ["1 Test Street, Sampletown, in 2010, Jordan"] == [a.text for a in person.addresses]


def test_words_that_are_no_facts_are_notes() -> None:
    """Titles, comments, unknown elements and refused words stay with the record."""
    notes = {(n.label, n.text) for n in next(read(FIXTURE)).notes}

    assert {
        ("Data id", "7000001"),
        ("Title", "Captain"),
        ("Designation", "a) Examiner b) Sampler"),
        ("Comments", "First comment, on two lines."),
        ("Date of birth", "30-35 years old"),
        ("Submitted by", "Samplia"),
        ("Nationality", "na"),
    } <= notes


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("Ali Sample; Aly Sample", ALIAS, [("Ali Sample", ALIAS), ("Aly Sample", ALIAS)]),
        ("SAMPLE, Sheikh", ALIAS, [("SAMPLE, Sheikh", ALIAS)]),
        ("Abdo, Abda, Abdi", ALIAS, [("Abdo", ALIAS), ("Abda", ALIAS), ("Abdi", ALIAS)]),
        ("Abu T (original script: Абу Т)", WEAK, [("Abu T", WEAK), ("Абу Т", WEAK)]),
        ("Ali Sample علي", ALIAS, [("Ali Sample", ALIAS), ("علي", ORIGINAL)]),
        ("علي (Ali; Aly)", ALIAS, [("علي", ORIGINAL), ("Ali", ALIAS), ("Aly", ALIAS)]),
        ("Ali Sample (previously listed as)", ALIAS, [("Ali Sample", FORMER)]),
        ("El Test (combat name)", ALIAS, [("El Test", ALIAS)]),
        ("Ali Sample, born in Kabul on 01 Jan.1967", ALIAS, [("Ali Sample", ALIAS)]),
        ("Ali Testyev (Testev)", ALIAS, [("Ali Testyev", ALIAS), ("Ali Testev", ALIAS)]),
        (") Ali Sample", ALIAS, [("Ali Sample", ALIAS)]),
        ("(Sheikh) Ali Sample", WEAK, [("(Sheikh) Ali Sample", WEAK)]),
        ("Exemplar Union (EU)", FORMER, [("Exemplar Union (EU)", FORMER), ("EU", FORMER), ("Exemplar Union", FORMER)]),
        ("SAMPLE (PAKISTAN)", PRIMARY, [("SAMPLE (PAKISTAN)", PRIMARY)]),
        ("EX-A / EXA", PRIMARY, [("EX-A / EXA", PRIMARY), ("EX-A", ALIAS), ("EXA", ALIAS)]),
        ("測試(香港)有限公司", ALIAS, [("測試(香港)有限公司", ORIGINAL)]),
    ],
)
def test_names_in_one_field(text: str, kind: NameKind, names: list[tuple[str, NameKind]]) -> None:
    """Several names in one field are told apart; what is no name of its own stays where it is printed."""
    assert set(names) == set(split_name(text, kind).names)


@pytest.mark.parametrize(
    ("note", "alias", "names"),
    [
        ("In Arabic: علي", "Ali", [("علي", ORIGINAL)]),
        ("Ali; Aly al-Test", "علي", [("Ali", ALIAS), ("Aly al-Test", ALIAS)]),
        ("Ali, Aly (transliterations of original script name)", "Alee", [("Ali", ALIAS), ("Aly", ALIAS)]),
        ("Passport number 1; issued in Kabul", "Ali", []),
        ("born in 1971 in Kabul (Ali Test; Aly Test)", "A. Test", [("Ali Test", ALIAS), ("Aly Test", ALIAS)]),
        ("nom de guerre", "Ali", []),
    ],
)
def test_names_in_a_note(note: str, alias: str, names: list[tuple[str, NameKind]]) -> None:
    """The note beside an alias gives names only where it plainly holds some."""
    assert names == names_in_note(note, alias=alias, kind=ALIAS)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("T0000001", "T0000001"),
        ("1 63 08 4 01", "1 63 08 4 01"),
        ("Samplia 654781", "654781"),
        ("Samplian passport No.: 96/184442", "96/184442"),
        ("Samplian travel document (“Muster”) A 0139243", "A 0139243"),
        ("Samplian identification card (card) number 4414", "4414"),
        ("403062567 (US)", "403062567"),
        ("R00012098, Samplia", "R00012098"),
        ("(x)", "(x)"),
    ],
)
def test_numbers_among_words(printed: str, number: str) -> None:
    """A document's number is told from the words around it, which could never agree with a passport."""
    assert number == _bare_number(printed)[0]


@given(mangled(FIXTURE.read_bytes()) | st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    """Any bytes give records or a `SourceError`."""
    assert survives(FORMATS["un"], content)


@needs_data
@pytest.mark.parametrize(
    ("date", "persons", "organisations", "refused"),
    [
        ("2017-07-03", 650, 371, 1),
        ("2018-10-29", 703, 390, 3),
        ("2020-11-30", 713, 305, 3),
        ("2022-09-15", 699, 253, 2),
        ("2025-04-19", 684, 193, 2),
    ],
)
def test_real_lists(date: str, persons: int, organisations: int, refused: int) -> None:
    """Every record of the real lists is read; what is refused are ages and a date of another calendar."""
    reading = read(REAL / f"un_consolidated_{date}.xml")
    list(reading)

    assert {PartyKind.PERSON: persons, PartyKind.ORGANISATION: organisations} == reading.report.kinds
    assert date == reading.report.dated
    assert [] == [r for r in reading.report.refused if "years old" not in r.value and "Hijri" not in r.value]
    assert refused == len(reading.report.refused)
    assert [] == reading.report.warnings


@needs_data
def test_real_damaged_list() -> None:
    """The archived file with damaged bytes is refused, with the line and the reason."""
    with pytest.raises(DamagedFileError, match=r"line 53.*invalid Char"):
        list(read(REAL / "un_consolidated_2025-08-16_DAMAGED_encoding.xml"))


TO_FACTS = {
    "DATE",
    "QUALITY",
    "TYPE_OF_DATE",
    "GENDER",
    "LISTED_ON",
    "ISSUING_COUNTRY",
    "COUNTRY_OF_ISSUE",
    "FOURTH_NAME",
}
"""Elements whose words turn into facts of another form."""
LABELS = {"previously", "formerly", "listed", "original", "script", "sep", "aug", "nov", "july", "april", "august"}


@pytest.mark.parametrize(
    "path",
    [FIXTURE, *(pytest.param(p, marks=needs_data) for p in sorted(REAL.glob("*[0-9].xml")))],
    ids=lambda p: p.stem,
)
def test_no_word_is_lost(path: Path) -> None:
    """Every word of the list stands somewhere in its record: in a name, a fact or a note."""
    lost = lost_words(path.read_bytes(), read(path), "INDIVIDUAL", "ENTITY", known=TO_FACTS)

    assert [] == [found for found in lost if not set(re.findall(r"[^\W\d]+", found[2].casefold())) & LABELS]

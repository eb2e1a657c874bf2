"""What birth dates, countries, sexes and documents add, pair by pair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from crible.matching.facts import (
    compare_births,
    compare_countries,
    compare_documents,
    compare_sexes,
    document_number,
    most,
    stated,
)
from crible.matching.score import Level
from crible.policy import FactPolicy
from crible.records import Country, CountryTie, Document, PartialDate, PrintedName, Sex, Subject

POLICY = FactPolicy()
NAMES = (PrintedName.of("Zorvan Testperson"),)

DAY, SWAPPED, MONTH, YEAR = POLICY.birth_day, POLICY.birth_swapped, POLICY.birth_month, POLICY.birth_year
NEAR, SLIP, APART = POLICY.birth_near, POLICY.birth_slip, POLICY.birth_different

BIRTHS = (
    # Full dates.
    ("1971-03-05", "1971-03-05", DAY, Level.SAME),
    ("1971-03-05", "1971-05-03", SWAPPED, Level.SWAPPED),
    ("1971-05-05", "1971-05-05", DAY, Level.SAME),
    ("1971-03-25", "1971-03-26", SLIP, Level.NEAR),
    ("1971-03-05", "1971-11-30", SLIP, Level.NEAR),
    ("1971-03-05", "1972-03-05", SLIP, Level.NEAR),
    ("1971-03-05", "1973-03-05", SLIP, Level.NEAR),
    ("1971-03-05", "1974-03-05", APART, Level.DIFFERENT),
    ("1971-03-05", "1972-05-03", APART, Level.DIFFERENT),
    ("1971-03-05", "1972-03-06", APART, Level.DIFFERENT),
    ("1971-03-05", "1931-03-05", APART, Level.DIFFERENT),
    # Days that are not known.
    ("1971-01-01", "1971-01-01", YEAR, Level.COMPATIBLE),
    ("1971-01-01", "1971-03-05", YEAR, Level.COMPATIBLE),
    ("1971-01-01", "1971", YEAR, Level.COMPATIBLE),
    ("1971-01-01", "1931-01-01", APART, Level.DIFFERENT),
    # Partial dates.
    ("1971", "1971", YEAR, Level.COMPATIBLE),
    ("1971", "1971-03-05", YEAR, Level.COMPATIBLE),
    ("1971-03", "1971-03-05", MONTH, Level.COMPATIBLE),
    ("1971-03", "1971-03", MONTH, Level.COMPATIBLE),
    ("1971-03", "1971-04-05", SLIP, Level.NEAR),
    ("1971", "1972", NEAR, Level.NEAR),
    ("1971", "1972-12-31", NEAR, Level.NEAR),
    ("1971", "1973", APART, Level.DIFFERENT),
    # About.
    ("~1971", "1971", YEAR, Level.COMPATIBLE),
    ("~1971", "1971-03-05", YEAR, Level.COMPATIBLE),
    ("~1971", "1973-03-05", NEAR, Level.COMPATIBLE),
    ("~1971", "1974", NEAR, Level.COMPATIBLE),
    ("~1971", "1975", APART, Level.DIFFERENT),
    ("~1971-03-05", "1971-03-05", DAY, Level.SAME),
    ("~1971-03-05", "1971-09-09", NEAR, Level.COMPATIBLE),
    # Ranges.
    ("1958/1960", "1959", NEAR, Level.COMPATIBLE),
    ("1958/1960", "1959-05-05", NEAR, Level.COMPATIBLE),
    ("1958/1960", "1960-12-31", NEAR, Level.COMPATIBLE),
    ("1958/1960", "1961", APART, Level.DIFFERENT),
    ("1958/1960", "1960/1962", NEAR, Level.COMPATIBLE),
    ("1958/1960", "1961/1962", APART, Level.DIFFERENT),
    ("~1958/1960", "1963", NEAR, Level.COMPATIBLE),
    ("~1958/1960", "1964", APART, Level.DIFFERENT),
    ("1958-03/1958-09", "1958-05-05", NEAR, Level.COMPATIBLE),
    # Open ranges.
    ("../1960", "1950-05-05", NEAR, Level.COMPATIBLE),
    ("../1960", "1961", APART, Level.DIFFERENT),
    ("1960/..", "1999", NEAR, Level.COMPATIBLE),
    ("1960/..", "1959-12-31", APART, Level.DIFFERENT),
    ("1960/..", "../1950", APART, Level.DIFFERENT),
    ("1960/..", "../1970", NEAR, Level.COMPATIBLE),
)


def date(text: str) -> PartialDate:
    """A date or range, `~` before it where it is about."""
    circa, text = text.startswith("~"), text.removeprefix("~")
    earliest, slash, latest = text.partition("/")
    ends = [end.removeprefix("..") for end in (earliest, latest if slash else earliest)]
    return PartialDate.between(*ends, circa=circa)


def born(*texts: str) -> Subject:
    """Someone born then."""
    return Subject(names=NAMES, births=tuple(date(text) for text in texts))


@pytest.mark.parametrize(("one", "other", "bits", "level"), BIRTHS)
def test_births(one: str, other: str, bits: float, level: Level) -> None:
    """Two dates agree as far as they are known, whichever side states which."""
    for ours, theirs in ((one, other), (other, one)):
        row = compare_births(born(ours), born(theirs), POLICY)
        assert row is not None
        assert (bits, level) == (row.bits, row.level)


def test_best_of_several_births() -> None:
    """Of several dates on either side the pair that agrees best counts, and the row shows it."""
    row = compare_births(born("1931", "1971-03-05"), born("1990", "1971-03-05", "1971"), POLICY)

    assert row is not None
    assert ("1971-03-05", "1971-03-05", DAY) == (row.subject, row.record, row.bits)


@given(strategies.subjects(), strategies.subjects(), strategies.dates())
def test_another_birth_never_lowers(subject: Subject, record: Subject, more: PartialDate) -> None:
    """One more date that a record states for the same party can only raise the evidence of dates."""
    before = compare_births(subject, record, POLICY)
    after = compare_births(subject, Subject(names=NAMES, births=(*record.births, more)), POLICY)

    assert before is None or (after is not None and after.bits >= before.bits)


def nationals(*codes: str, tie: CountryTie = CountryTie.NATIONALITY) -> Subject:
    """Someone of some countries."""
    return Subject(names=NAMES, countries=tuple(Country(tie, code) for code in codes))


@pytest.mark.parametrize(
    ("ours", "theirs", "bits"),
    [
        (nationals("FR"), nationals("FR"), POLICY.country),
        (nationals("FR", "SY"), nationals("DE", "SY"), POLICY.country),
        (nationals("FR"), nationals("SY", tie=CountryTie.CITIZENSHIP), POLICY.country_different),
        (nationals("FR"), nationals("FR", tie=CountryTie.CITIZENSHIP), POLICY.country),
        (nationals("PA", tie=CountryTie.FLAG), nationals("PA", tie=CountryTie.REGISTRATION), POLICY.country),
        (nationals("FR"), nationals("FR", tie=CountryTie.RESIDENCE), None),
        (nationals("FR"), nationals("SY", tie=CountryTie.OTHER), None),
        (nationals("FR"), nationals(""), None),
        (nationals("FR"), nationals(), None),
    ],
)
def test_countries(ours: Subject, theirs: Subject, bits: float | None) -> None:
    """A country in common counts, none in common speaks against; residence and unknown countries say nothing."""
    for one, other in ((ours, theirs), (theirs, ours)):
        row = compare_countries(one, other, POLICY)
        assert bits == (row and row.bits)


@pytest.mark.parametrize(
    ("ours", "theirs", "bits"),
    [
        (Sex.FEMALE, Sex.FEMALE, POLICY.sex),
        (Sex.FEMALE, Sex.MALE, POLICY.sex_different),
        (Sex.MALE, None, None),
        (None, None, None),
    ],
)
def test_sexes(ours: Sex | None, theirs: Sex | None, bits: float | None) -> None:
    """The same sex counts a little, another speaks against, an unknown one says nothing."""
    for one, other in ((ours, theirs), (theirs, ours)):
        row = compare_sexes(Subject(names=NAMES, sex=one), Subject(names=NAMES, sex=other), POLICY)
        assert bits == (row and row.bits)


def holder(*numbers: str) -> Subject:
    """Someone with documents."""
    return Subject(names=NAMES, documents=tuple(Document("Passport", number) for number in numbers))


@pytest.mark.parametrize(
    ("ours", "theirs", "bits"),
    [
        (holder("AB12345"), holder("AB12345"), POLICY.document),
        (holder("ab 12-345"), holder("AB12345"), POLICY.document),
        (holder("X", "ZZ98765"), holder("AB12345", "zz-98765"), POLICY.document),
        (holder("AB12345"), holder("AB12346"), None),
        (holder("1234"), holder("1234"), None),
        (holder("- -"), holder("- -"), None),
        (holder(""), holder(""), None),
        (holder("AB12345"), holder(), None),
    ],
)
def test_documents(ours: Subject, theirs: Subject, bits: float | None) -> None:
    """A number in common counts, however it is punctuated; other and short numbers say nothing."""
    for one, other in ((ours, theirs), (theirs, ours)):
        row = compare_documents(one, other, POLICY)
        assert bits == (row and row.bits)


@pytest.mark.parametrize("number", ["ab123456", "AB ١٢٣٤٥٦", "ａｂ１２３４５６", "ab\u200b123456"])
def test_document_in_disguise(number: str) -> None:
    """A number in digits of another script, in full-width or with invisible characters is the number."""
    assert document_number(Document("Passport", number)) == "AB123456"


@given(strategies.subjects(), strategies.records(), strategies.policies().map(lambda policy: policy.facts))
def test_facts_never_exceed_their_most(subject: Subject, record: Subject, policy: FactPolicy) -> None:
    """No record earns more by facts than the search allows for: the lossless promise rests on it."""
    comparisons = (compare_births, compare_countries, compare_sexes, compare_documents)
    rows = [row for compare in comparisons if (row := compare(subject, record, policy)) is not None]

    assert sum(row.bits for row in rows) <= most(subject, policy)
    assert {row.comparison.value for row in rows} <= stated(subject) & stated(record)


def test_most_counts_near_births() -> None:
    """Dates that are merely near count among the most that facts can add, whatever they are worth."""
    policy = FactPolicy(birth_near=20.0)
    row = compare_births(born("1971"), born("1972"), policy)

    assert row is not None
    assert row.bits <= most(born("1971"), policy)


@given(st.text(max_size=12))
def test_document_numbers_are_plain(number: str) -> None:
    """What is left of a number does not change when it is cleaned again."""
    once = document_number(Document("", number))

    assert once == document_number(Document("", once))

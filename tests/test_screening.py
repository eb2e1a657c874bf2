"""A check: the fast search, the full search and the naive judge say the same."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import invented
import oracle
import strategies
from crible.errors import EmptyNameError, LongNameError
from crible.evaluate.mangle import plain
from crible.index import Index
from crible.matching import Score, compare
from crible.matching.score import FACTS
from crible.names import MOST_PARTS, analyse
from crible.policy import Policy
from crible.records import Country, CountryTie, Document, ListVersion, PartialDate, PrintedName, Record, Sex, Subject
from crible.screening import Reason, Screener, Screening

SMALL, MIDDLE = 100, 300
POLICY = Policy()


def found(screening: Screening) -> list[oracle.Found]:
    """The hits, as far as they must be the same however they were found."""
    return [oracle.Found(h.record.reference, h.score.bits, h.score.full_agreement) for h in screening.hits]


# ------------------------------------------------------------------------------------------------- lossless


@pytest.mark.parametrize("policy", [POLICY, Policy(chance_alerts=50_000, least_name_bits=1.0)], ids=["usual", "low"])
def test_fast_is_exhaustive(policy: Policy) -> None:
    """The search finds what scoring every record finds: the same hits, evidence and warnings, for any query."""
    screener = invented.screener(MIDDLE, policy=policy)
    for subject in (*invented.adversarial(), *invented.planted(MIDDLE, 1)):
        assert screener.screen(subject, exhaustive=True) == screener.screen(subject)


def test_fast_is_the_oracle() -> None:
    """The search finds what the naive judge finds, to the bit."""
    screener, records = invented.screener(SMALL), invented.records(SMALL)
    populations = screener.index.populations()
    queries = Random(7).sample(invented.adversarial(), 16) + Random(7).sample(invented.planted(SMALL, 1), 16)
    for subject in queries:
        expected = oracle.screen(subject, records, POLICY, populations, screener.threshold)
        assert expected == found(screener.screen(subject))


@strategies.fewer(4)
@given(strategies.subjects(), st.lists(strategies.records(), min_size=1, max_size=8), strategies.policies())
def test_any_policy_is_lossless(subject: Subject, records: list[Record], policy: Policy) -> None:
    """Whatever the numbers of the policy, and whoever is listed: search, full search and judge agree."""
    numbered = [msgspec.structs.replace(record, reference=f"R-{i}") for i, record in enumerate(records)]
    screener = Screener(Index.build(numbered), policy)
    fast = screener.screen(subject)

    assert screener.screen(subject, exhaustive=True) == fast
    populations = screener.index.populations()
    assert oracle.screen(subject, numbered, policy, populations, screener.threshold) == found(fast)


# ------------------------------------------------------------------------------------------------- records


@pytest.mark.parametrize("seed", [11, 12])
def test_own_name_finds_its_record(seed: int) -> None:
    """Every name of a record, checked, finds its own record at the top bits."""
    size = 1_500
    screener = invented.screener(size, seed)
    for record in Random(seed).sample(invented.records(size, seed)[:size], 100):
        for name in record.names:
            hits = screener.screen(Subject(names=(name,), kind=record.kind)).hits
            own = [h for h in hits if h.record.reference == record.reference]
            assert own, (record.reference, name.text)
            assert hits[0].score.bits == own[0].score.bits, (record.reference, name.text)


def test_order_of_records_changes_nothing() -> None:
    """An index over the same records in another order gives the same hits."""
    records = list(invented.records(SMALL))
    Random(1).shuffle(records)
    shuffled, straight = Screener(Index.build(records), POLICY), invented.screener(SMALL)
    for subject in (*invented.adversarial(), *invented.planted(SMALL, 1)):
        assert found(straight.screen(subject)) == found(shuffled.screen(subject))


def test_another_record_hides_no_hit() -> None:
    """With the populations held fixed, adding records takes no hit away and changes no score."""
    more, populations = invented.records(SMALL), invented.index(SMALL).populations()
    few = more[: SMALL // 2]
    for subject in Random(3).sample(invented.planted(SMALL, 1), 6):
        before = oracle.screen(subject, few, POLICY, populations, threshold=11)
        after = oracle.screen(subject, more, POLICY, populations, threshold=11)
        assert set(before) <= set(after)


def test_lists_can_be_chosen() -> None:
    """A check against some lists gives the hits of those lists alone, and says which lists they were."""
    versions = tuple(ListVersion(name=name, version="1") for name in ("demo", "awkward"))
    screener = Screener(Index.build(invented.records(SMALL), versions), POLICY)
    everywhere = screener.screen(Subject.of("Zorvan Dokht"))
    chosen = screener.screen(Subject.of("Zorvan Dokht"), lists=["awkward"])

    assert [h for h in everywhere.hits if h.record.list == "awkward"] == list(chosen.hits)
    assert chosen.hits
    assert ["awkward"] == [version.name for version in chosen.lists]
    assert () == screener.screen(Subject.of("Zorvan Dokht"), lists=[]).hits


# ------------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize("change", [str.upper, str.lower, lambda t: f"  «{t}» .", lambda t: t.replace(" ", " \u200b ")])
def test_case_and_punctuation_change_nothing(change: Callable[[str], str]) -> None:
    """Case, quotes, blanks and invisible characters change no score."""
    screener = invented.screener(SMALL)
    for record in invented.records(SMALL)[:SMALL]:
        text = record.names[0].text
        if set("ıİ") & set(text):
            continue  # these lose their letter in the other case
        assert found(screener.screen(Subject.of(text))) == found(screener.screen(Subject.of(change(text))))


def test_accents_lose_nobody() -> None:
    """A name without its accents, or written with combining ones, still finds its record."""
    screener = invented.screener(MIDDLE)
    for record in invented.records(MIDDLE)[:MIDDLE]:
        text = record.names[0].text
        if (bare := plain(text)) != text:
            assert record.reference in {h.record.reference for h in screener.screen(Subject.of(bare)).hits}, text


@given(st.text(max_size=60))
def test_any_text_is_a_name_or_refused(text: str) -> None:
    """Any text is checked, or refused as a name without a letter."""
    screener = invented.screener(SMALL)
    with suppress(EmptyNameError):
        assert all(hit.score.bits > 0 for hit in screener.screen(Subject.of(text)).hits)


LONG = {
    "twenty parts": "Zorvan Karim Exemplar Testperson " * 5,
    "one endless word": "zorvan" * 1_700,
    "endless words": "zorvan karim " * 800,
    "endless different words": " ".join(f"zor{'aeiou'[i % 5]}{'bdfgklmnprst'[i % 12]}an{i}" for i in range(600)),
    "endless letters": "z k " * 1_000,
    "endless figures": "1 2 3 " * 1_700,
    "endless dots": "z." * 1_000,
    "endless hyphens": "al-" * 3_300 + "zorvan",
    "endless marks": "z" + "\u0301" * 10_000,
    "endless Arabic": "عبد " * 2_500,
    "endless apostrophes": "o'" * 5_000,
    "endless servants": "abd al " * 1_400,
    "endless Han": "王 " * 5_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_texts_end(text: str) -> None:
    """Thousands of characters are checked, or refused as more than a name; either way the check ends."""
    screener = invented.screener(SMALL)
    with suppress(LongNameError):
        assert () == tuple(h for h in screener.screen(Subject.of(text)).hits if not math.isfinite(h.score.bits))


def test_too_many_parts_are_refused() -> None:
    """A name may have as many parts as the limit says, and not one more."""
    screener = invented.screener(SMALL)
    most = " ".join(f"zorvan{'abdefgik'[i % 8]}{'lmnoprst'[i // 8 % 8]}" for i in range(MOST_PARTS))
    screener.screen(Subject.of(most))

    with pytest.raises(LongNameError, match="128"):
        screener.screen(Subject.of(f"{most} Exemplar"))


# ------------------------------------------------------------------------------------------------- facts


AGREEING: tuple[dict[str, object], ...] = (
    {"births": (PartialDate.of("1971-03-05"),)},
    {"births": (PartialDate.of("1971-03"),)},
    {"births": (PartialDate.of("1971"),)},
    {"births": (PartialDate.of("1971", circa=True),)},
    {"births": (PartialDate.between("1970", "1972"),)},
    {"births": (PartialDate.between("1970", ""),)},
    {"countries": (Country(CountryTie.NATIONALITY, "FR"),)},
    {"sex": Sex.FEMALE},
    {"documents": (Document("Passport", "zz 98-765"),)},
)
CONTRADICTING: tuple[dict[str, object], ...] = (
    {"births": (PartialDate.of("1931-08-09"),)},
    {"births": (PartialDate.of("1971-08-09"),)},
    {"births": (PartialDate.of("1931"),)},
    {"births": (PartialDate.between("", "1960"),)},
    {"countries": (Country(CountryTie.NATIONALITY, "DE"),)},
    {"sex": Sex.MALE},
    {"documents": (Document("Passport", "other 1"),)},
)
LISTED = Record(
    names=(PrintedName.of("Zorvan Testperson"),),
    births=(PartialDate.of("1971-03-05"),),
    countries=(Country(CountryTie.NATIONALITY, "FR"),),
    sex=Sex.FEMALE,
    documents=(Document("Passport", "ZZ 98765"),),
    reference="R-1",
)


def score(**facts: object) -> Score:
    """The score of someone of a listed name with some facts."""
    subject = msgspec.structs.replace(Subject.of("Zorvan Testperson"), **facts)
    return compare(subject, LISTED, POLICY)


@strategies.fewer()
@given(st.lists(st.sampled_from(AGREEING + CONTRADICTING), max_size=3))
def test_facts_move_a_score_one_way(before: list[dict[str, object]]) -> None:
    """A fact that agrees never lowers a score, one that contradicts never raises it."""
    facts: dict[str, object] = {}
    for fact in before:
        facts |= fact
    for fact in AGREEING:
        assert score(**{**facts, **dict.fromkeys(fact, _NOTHING[next(iter(fact))])}).bits <= score(**facts | fact).bits
    for fact in CONTRADICTING:
        assert score(**{**facts, **dict.fromkeys(fact, _NOTHING[next(iter(fact))])}).bits >= score(**facts | fact).bits


_NOTHING: dict[str, object] = {"births": (), "countries": (), "sex": None, "documents": ()}


@strategies.fewer(4)
@given(strategies.subjects(), strategies.records(), strategies.policies())
def test_a_score_is_its_evidence(subject: Subject, record: Record, policy: Policy) -> None:
    """The value is the sum of the rows, finite, in whole sixteenths, and names and facts share it out."""
    made = compare(subject, record, policy)

    assert made.bits == sum(row.bits for row in made.rows)
    assert (16 * made.bits).is_integer()
    assert made.bits == made.name_bits + made.fact_bits
    assert made.fact_bits == sum(row.bits for row in made.rows if row.comparison in FACTS)
    assert made.subject_name in subject.names
    assert made.record_name in record.names


def test_a_document_is_enough() -> None:
    """The same document number makes a hit, whatever the names."""
    hits = invented.screener(SMALL).screen(Subject.of("Nobody Hereabouts", document="zz-98765")).hits

    assert [Reason.DOCUMENT] == [hit.reason for hit in hits]


def test_a_contrary_fact_sets_aside_with_a_warning() -> None:
    """The same full name, born decades apart, is no hit, and the answer says so."""
    screener = Screener(_with_commons(), POLICY)
    screening = screener.screen(Subject.of("Mohammed Ali", born="1931"))

    assert [] == [h.record.reference for h in screening.hits]
    assert ["R-1" in warning for warning in screening.warnings] == [True]
    assert ["R-1"] == [h.record.reference for h in screener.screen(Subject.of("Mohammed Ali")).hits]


@cache
def _with_commons() -> Index:
    """A list with a common name on it."""
    listed = Record(names=(PrintedName.of("Mohamed Aly"),), births=(PartialDate.of("1990-01-02"),), reference="R-1")
    return Index.build([listed, *invented.records(SMALL)])


def test_a_common_full_name_is_a_hit() -> None:
    """A common name that agrees in full is a hit, with evidence too small to be one by itself."""
    screener = Screener(_with_commons(), Policy(chance_alerts=0.01))
    hit = screener.screen(Subject.of("Mohammed Ali")).hits[0]

    assert (Reason.AGREEMENT, True) == (hit.reason, hit.score.bits < screener.threshold)


@pytest.mark.parametrize("text", ["zorvan testperson " * 2, "عبد الرحمن زوروان", "王 明"])
def test_analysis_is_repeatable(text: str) -> None:
    """The same text gives the same name, whoever asks."""
    assert analyse(text) == analyse.__wrapped__(text)

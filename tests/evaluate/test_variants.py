"""Variants and travellers: each phenomenon changes what it says alone; ordinary travellers are not listed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crible.errors import CribleError
from crible.evaluate import Invented, Phenomenon, Traveller, invent_day, invent_list, vary
from crible.evaluate.mangle import MRZ_LENGTH, plain
from crible.records import PartyKind, Subject
from crible.text import script_of

SIZE = 4_000
FACTS = {Phenomenon.BIRTH_PARTIAL, Phenomenon.BIRTH_SWAPPED}


@cache
def listed() -> tuple[Invented, ...]:
    """An invented list, made once."""
    return tuple(invent_list(SIZE, 5))


@cache
def varied(phenomenon: Phenomenon) -> tuple[tuple[Invented, Subject], ...]:
    """The records that a phenomenon can befall, each with its variant."""
    rng = Random(9)
    pairs = ((i, vary(i, phenomenon, rng)) for i in listed())
    return tuple((i, subject) for i, subject in pairs if subject)


def names(phenomenon: Phenomenon) -> list[tuple[str, str]]:
    """Primary names beside their variants."""
    return [(i.record.names[0].text, subject.names[0].text) for i, subject in varied(phenomenon)]


def letters(name: str) -> str:
    """A name's letters alone, without marks, in lower case."""
    return re.sub(r"[^a-z]", "", plain(name).lower())


@pytest.mark.parametrize("phenomenon", Phenomenon)
def test_changes_name_or_fact(phenomenon: Phenomenon) -> None:
    """A phenomenon befalls some records; it changes the name, or for facts the birth date alone."""
    assert varied(phenomenon)
    for invented, subject in varied(phenomenon):
        same_name = subject.names[0].text == invented.record.names[0].text
        assert same_name == (phenomenon in FACTS)
        assert same_name <= (subject.births != invented.record.births)


@pytest.mark.parametrize("phenomenon", Phenomenon)
def test_keeps_the_person(phenomenon: Phenomenon) -> None:
    """The variant is of the same kind, and its facts are the true ones."""
    for invented, subject in varied(phenomenon):
        assert invented.record.kind == subject.kind
        assert subject.sex in {None, invented.sex}
        assert all(c.code == invented.country for c in subject.countries)
        assert phenomenon in FACTS or all(b.edtf == invented.born for b in subject.births)


def test_other_script() -> None:
    """Another script has no Latin letter."""
    assert {"Arab", "Cyrl", "Deva"} == {script_of(variant) for _, variant in names(Phenomenon.OTHER_SCRIPT)}
    assert not any(re.search("[A-Za-z]", variant) for _, variant in names(Phenomenon.OTHER_SCRIPT))


def test_other_romanisation() -> None:
    """Another romanisation is none that the record prints, of as many components."""
    for invented, subject in varied(Phenomenon.OTHER_ROMANISATION):
        assert subject.names[0].text not in {n.text for n in invented.record.names}
        assert all(any(s in subject.names[0].text for s in c.latin) for c in invented.components)


@pytest.mark.parametrize("phenomenon", [Phenomenon.JOINED, Phenomenon.SPLIT, Phenomenon.DIACRITICS])
def test_same_letters_in_order(phenomenon: Phenomenon) -> None:
    """Joining, splitting and diacritics leave the plain letters as they are."""
    for name, variant in names(phenomenon):
        assert letters(name) == letters(variant)


def test_surname_first() -> None:
    """The surname moves to the front; no letter is lost."""
    for name, variant in names(Phenomenon.SURNAME_FIRST):
        assert sorted(letters(name)) == sorted(letters(variant))


@pytest.mark.parametrize(
    ("phenomenon", "difference"),
    [
        (Phenomenon.SLIP, 0),
        (Phenomenon.TRANSPOSITION, 0),
        (Phenomenon.LOOKALIKES, 0),
        (Phenomenon.DOUBLED_LETTER, 1),
        (Phenomenon.DROPPED_LETTER, -1),
    ],
)
def test_length_after_a_slip(phenomenon: Phenomenon, difference: int) -> None:
    """A slip adds or takes exactly the letters that it should."""
    assert {difference} == {len(variant) - len(name) for name, variant in names(phenomenon)}


def test_lookalikes_and_invisible_cannot_be_seen() -> None:
    """A forged name holds characters that its record lacks: Cyrillic letters, or none that shows."""
    for name, variant in names(Phenomenon.LOOKALIKES):
        assert all("CYRILLIC" in unicodedata.name(c) for c in set(variant) - set(name))
    for name, variant in names(Phenomenon.INVISIBLE):
        assert name == "".join(c for c in variant if unicodedata.category(c) != "Cf")


@pytest.mark.parametrize(
    ("phenomenon", "change"), [(Phenomenon.MISSING_PART, -1), (Phenomenon.EXTRA_PART, 1), (Phenomenon.TITLE, 1)]
)
def test_parts_more_or_fewer(phenomenon: Phenomenon, change: int) -> None:
    """A part too few or too many leaves the others as they were."""
    for name, variant in names(phenomenon):
        more, fewer = (variant, name) if change > 0 else (name, variant)
        assert Counter(fewer.split()) < Counter(more.split())


def test_cut_to_fit_a_passport() -> None:
    """A cut name fits the field, in capitals, and was longer before."""
    for name, variant in names(Phenomenon.CUT):
        assert len(variant) <= MRZ_LENGTH
        assert re.fullmatch(r"[A-Z ]+", variant)
        assert len(letters(variant)) < len(letters(name))


def test_birth_swapped() -> None:
    """Day and month change places."""
    for invented, subject in varied(Phenomenon.BIRTH_SWAPPED):
        year, month, day = invented.born.split("-")
        assert subject.births[0].edtf == f"{year}-{day}-{month}"


@cache
def day() -> tuple[Traveller, ...]:
    """A day of travellers, made once."""
    return tuple(invent_day(listed(), 1_000, 110, 5))


def test_day_has_its_size() -> None:
    """As many travel as asked, as many of them planted, each another person, equally many per phenomenon."""
    planted = [t for t in day() if t.planted]

    assert 1_000 == len(day())
    assert 110 == len({t.planted for t in planted})
    assert dict.fromkeys(Phenomenon, 5) == Counter(t.phenomenon for t in planted)
    assert {""} == {t.phenomenon for t in day() if not t.planted}


def test_day_is_repeatable() -> None:
    """The same list and seed give the same day, another seed another."""
    assert day() == tuple(invent_day(listed(), 1_000, 110, 5))
    assert day() != tuple(invent_day(listed(), 1_000, 110, 6))


def test_planted_are_listed_people() -> None:
    """A planted traveller is a person on the list."""
    people = {i.record.reference for i in listed() if i.record.kind is PartyKind.PERSON}

    assert {t.planted for t in day() if t.planted} <= people


def test_planted_hide() -> None:
    """Planted travellers do not stand together."""
    places = [place for place, traveller in enumerate(day()) if traveller.planted]

    assert places[0] < 100
    assert places[-1] > 900


def words(name: str) -> frozenset[str]:
    """A name as its words in any order."""
    return frozenset(name.casefold().split())


@given(st.integers(0, 2**32))
def test_ordinary_travellers_are_not_listed(seed: int) -> None:
    """On any day, no ordinary traveller bears a listed name, in whatever order."""
    known = {words(n.text) for i in listed()[:500] for n in i.record.names}
    ordinary = invent_day(listed()[:500], 10, 0, seed)

    assert not any(words(t.subject.names[0].text) in known for t in ordinary)


def test_ordinary_travellers_share_parts() -> None:
    """Most ordinary travellers bear a part that somebody listed bears."""
    known = {w for i in listed() for n in i.record.names for w in words(n.text)}
    ordinary = [t for t in day() if not t.planted]

    assert sum(1 for t in ordinary if words(t.subject.names[0].text) & known) > 0.95 * len(ordinary)


@pytest.mark.parametrize(("size", "travellers", "planted"), [(50, 3, 4), (5, 100, 100), (0, 1, 1)])
def test_too_many_planted(size: int, travellers: int, planted: int) -> None:
    """More planted than travel, or than people are listed, is refused."""
    with pytest.raises(CribleError):
        invent_day(listed()[:size], travellers, planted, 1)

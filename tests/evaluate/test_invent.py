"""The invented list: the same on every machine, of the right size and mix, and nobody on it exists."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from functools import cache

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crible.evaluate import Invented, invent_list
from crible.evaluate.components import Culture, cultures
from crible.evaluate.letters import feminine, romanised
from crible.records import NameKind, PartyKind, PrintedName, Record
from crible.text import script_of

SIZE = 3_000


@cache
def some(seed: int = 1, size: int = SIZE) -> tuple[Invented, ...]:
    """An invented list, made once."""
    return tuple(invent_list(size, seed))


def test_same_seed_same_list_elsewhere() -> None:
    """Another Python run, with other hashes, invents the very same list."""
    code = (
        "import hashlib, msgspec; from crible.evaluate import invent_list;"
        f"print(hashlib.sha256(b''.join(msgspec.json.encode(i) for i in invent_list({SIZE}, 1))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "77"}
    there = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)

    assert hashlib.sha256(b"".join(msgspec.json.encode(i) for i in some())).hexdigest() == there.stdout.strip()


def test_other_seed_other_list() -> None:
    """Two seeds invent two lists."""
    assert some(1)[0].record != some(2)[0].record


@given(st.integers(0, 2**63), st.integers(0, 40))
def test_any_seed_and_size(seed: int, size: int) -> None:
    """Any seed gives as many records as asked, which survive JSON, and a longer list begins like a shorter one."""
    listed = list(invent_list(size, seed))

    assert size == len(listed)
    for invented in listed:
        assert invented.record == msgspec.json.decode(msgspec.json.encode(invented.record), type=Record)
    assert listed[: size // 2] == list(invent_list(size // 2, seed))


def test_everyone_is_marked_invented() -> None:
    """Every record has a reference of its own and says that it is invented."""
    records = [i.record for i in some()]

    assert [f"DEMO-{n:06d}" for n in range(1, SIZE + 1)] == [r.reference for r in records]
    assert {"demo"} == {r.list for r in records}
    assert all(r.notes[0].label == "Invented" and "does not exist" in r.notes[0].text for r in records)
    assert all(d.number.startswith("DEMO") for r in records for d in r.documents)


def test_kinds() -> None:
    """About 85 in 100 are people, 10 organisations, 5 vessels."""
    kinds = Counter(i.record.kind for i in some())

    assert kinds[PartyKind.PERSON] / SIZE == pytest.approx(0.85, abs=0.03)
    assert kinds[PartyKind.ORGANISATION] / SIZE == pytest.approx(0.10, abs=0.02)
    assert kinds[PartyKind.VESSEL] / SIZE == pytest.approx(0.05, abs=0.02)


@pytest.mark.parametrize(
    ("script", "language", "share"),
    [("Arab", "ar", 0.15), ("Arab", "fa", 0.07), ("Arab", "ur", 0.08), ("Cyrl", "ru", 0.1), ("Deva", "hi", 0.07)],
)
def test_scripts(script: str, language: str, share: float) -> None:
    """Each script has its share of original names, beside the Latin ones that nearly all have."""
    with_it = [i for i in some() if any((n.script, n.language) == (script, language) for n in i.record.names)]

    assert len(with_it) / SIZE > share
    assert all(i.record.names[0].script == "Latn" for i in with_it)


def test_names_are_as_readers_make_them() -> None:
    """Every name is printed as `PrintedName.of` would print it, composed, and in the script it claims."""
    for invented in some():
        for name in invented.record.names:
            assert PrintedName.of(name.text, name.kind, name.language) == name
            assert unicodedata.normalize("NFC", name.text) == name.text


def test_common_parts_and_rare_names() -> None:
    """A few parts are borne by many, most full names by one person."""
    people = [i for i in some() if i.is_person]
    names = Counter(frozenset(c.latin[0] for c in i.components) for i in people)
    parts = Counter(c.latin[0] for i in people for c in i.components)

    assert len(names) / len(people) > 0.95
    assert parts.most_common(1)[0][1] > 100
    assert sum(1 for n in parts.values() if n <= 2) > 250


def test_primary_name_first() -> None:
    """Each record has one primary name, and it stands first."""
    for invented in some():
        assert [0] == [i for i, n in enumerate(invented.record.names) if n.kind is NameKind.PRIMARY]


def test_record_states_the_truth() -> None:
    """What a record states of birth, country and sex agrees with the truth kept beside it."""
    for invented in some():
        record = invented.record
        assert record.sex in {None, invented.sex}
        assert all(c.code == invented.country for c in record.countries)
        assert all(b.earliest <= invented.born and b.latest >= invented.born[: len(b.latest)] for b in record.births)


def test_surnames_follow_sex() -> None:
    """A Russian woman's surname and patronymic have the endings of women."""
    for invented in some():
        if invented.culture == "russian" and invented.is_person:
            endings = {c.cyrl[-1] for c in invented.components if c.role in {"family", "patronymic"}}
            assert ("а" in endings or "я" in endings) == (invented.sex == "f")


LETTERS = {
    "Arab": ("ARABIC", "ZERO WIDTH NON-JOINER"),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
}
FOREIGN_LETTERS = {"arab": "یکہےگچپڑٹں", "persian": "يكىہےڑٹں", "urdu": "يكىه", "hindi": "يكىه"}


@pytest.mark.parametrize("culture", sorted(cultures()))
def test_components_are_in_their_letters(culture: str) -> None:
    """Each column of a component holds letters of its script alone, and of its language's alphabet."""
    for pool in cultures()[culture].pools.values():
        for component in pool.components:
            for script, names in LETTERS.items():
                letters = [c for c in component.written(script) if c.isalpha() or unicodedata.category(c) == "Cf"]
                assert all(unicodedata.name(c).startswith(names) for c in letters), component
            assert not set(component.arab) & set(FOREIGN_LETTERS.get(culture, "")), component
            assert all(script_of(spelling) == "Latn" for spelling in component.latin), component


@pytest.mark.parametrize("culture", [c for c in cultures().values() if c.script != "Latn"], ids=lambda c: c.name)
def test_original_script_is_known(culture: Culture) -> None:
    """Every component of a person's name is known in its culture's script."""
    roles = {"given-m", "given-f", "family", "family-f", "nisba", "patronymic", "patronymic-f", "middle", "middle-f"}
    pools = [pool for role, pool in culture.pools.items() if role in roles]
    missing = [c for pool in pools for c in pool.components if not c.written(culture.script)]

    assert [] == missing


@pytest.mark.parametrize(
    ("culture", "cyrillic", "expected"),
    [
        ("russian", "Щербаков", ("Shcherbakov", "Shcherbakov", "Schtscherbakow", "Chtcherbakov")),
        ("russian", "Евгеньевич", ("Evgenevich", "Yevgenyevich", "Jewgenjewitsch", "Evgenievitch")),
        ("russian", "Вишневская", ("Vishnevskaia", "Vishnevskaya", "Wischnewskaja", "Vichnevskaia")),
        ("ukrainian", "Сергій", ("Serhii", "Sergiy", "Serhij")),
        ("ukrainian", "Яценко", ("Yatsenko", "Yatsenko", "Jazenko")),
    ],
)
def test_romanisation(culture: str, cyrillic: str, expected: tuple[str, ...]) -> None:
    """Cyrillic is written as passports, English, German and French write it."""
    assert expected == romanised(culture, cyrillic, usual=())


@pytest.mark.parametrize(
    ("culture", "man", "woman"),
    [
        ("russian", "Ковалёв", "Ковалёва"),
        ("russian", "Ильин", "Ильина"),
        ("russian", "Троицкий", "Троицкая"),
        ("russian", "Полевой", "Полевая"),
        ("russian", "Лесной", "Лесная"),
        ("russian", "Васильевич", "Васильевна"),
        ("ukrainian", "Сергійович", "Сергіївна"),
        ("ukrainian", "Заболотний", "Заболотна"),
        ("ukrainian", "Бондаренко", "Бондаренко"),
        ("polish", "Kowalski", "Kowalska"),
    ],
)
def test_surnames_of_women(culture: str, man: str, woman: str) -> None:
    """Women's surnames and patronymics follow the grammar of their language."""
    assert woman == feminine(culture, man)


@pytest.mark.slow
def test_full_size_in_seconds() -> None:
    """A list of 43,000 is invented within five seconds."""
    start = time.process_time()

    assert 43_000 == sum(1 for _ in invent_list(43_000, 1))
    assert time.process_time() - start < 5

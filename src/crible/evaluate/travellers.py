"""Who passes the border on an invented day, and which of them are listed?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random

import msgspec

from crible.errors import CribleError
from crible.evaluate.components import Component, cultures
from crible.evaluate.invent import SMALL_WORDS, Invented, Person, in_script, person
from crible.evaluate.variants import Phenomenon, vary
from crible.records import Country, CountryTie, PartialDate, PartyKind, PrintedName, Subject

_TRIES = 3_000
"""Records tried before a phenomenon is given up: the rarest befalls about one in a hundred."""

_ORIGINAL_SCRIPT = 0.2

Key = frozenset[str]


class Traveller(msgspec.Struct, frozen=True):
    """Someone who is checked, and the truth about them."""

    subject: Subject
    planted: str | None
    """The reference of the record that this is; None for an ordinary traveller."""
    phenomenon: str
    """What made the name unlike its record; empty for an ordinary traveller."""


def invent_day(listed: Sequence[Invented], travellers: int, planted: int, seed: int) -> list[Traveller]:
    """A day of travellers, in the order of their arrival.

    Args:
        listed: The invented list.
        travellers: How many people pass, the planted ones among them.
        planted: How many of them are listed; equally many for each phenomenon.
        seed: The same seed and list give the same day.

    Raises:
        CribleError: More are to be planted than travel, or than the list holds people for.
    """
    if planted > travellers:
        remedy = "Let at least as many travel as are planted."
        raise CribleError("more are planted than travel", value=f"{planted} > {travellers}", remedy=remedy)
    rng = Random(seed)  # noqa: S311  # invented people are no secret
    day = _planted(listed, planted, rng)
    known = {_key(i.components) for i in listed} | {_words(name.text) for i in listed for name in i.record.names}
    day += (_ordinary(rng, known) for _ in range(travellers - planted))
    rng.shuffle(day)
    return day


def _planted(listed: Sequence[Invented], planted: int, rng: Random) -> list[Traveller]:
    """Variants of listed people, each of another person, the phenomena in turn."""
    people = [i for i in listed if i.record.kind is PartyKind.PERSON]
    if planted > len(people):
        remedy = "Plant fewer travellers, or invent a longer list."
        raise CribleError("more are planted than people are listed", value=f"{planted} > {len(people)}", remedy=remedy)
    rng.shuffle(people)
    day: list[Traveller] = []
    possible = list(Phenomenon)
    while len(day) < planted and possible:
        for phenomenon in possible[: planted - len(day)]:
            if traveller := _plant(people, phenomenon, rng):
                day.append(traveller)
            else:
                possible.remove(phenomenon)
    if len(day) < planted:
        raise CribleError("too few listed people can be varied", value=str(planted), remedy="Invent a longer list.")
    return day


def _plant(people: list[Invented], phenomenon: Phenomenon, rng: Random) -> Traveller | None:
    """The next of the people whom the phenomenon can befall, taken from them; None where nobody is found."""
    for place in range(len(people) - 1, max(len(people) - _TRIES, 0) - 1, -1):
        if subject := vary(people[place], phenomenon, rng):
            return Traveller(subject, people.pop(place).record.reference, phenomenon.value)
    return None


def _ordinary(rng: Random, known: set[Key]) -> Traveller:
    """Someone whose name is not listed, though its parts are, with what a passport states."""
    name, someone = next(
        (name, someone)
        for someone in _people(rng)
        if _key(someone.components) not in known and _words(name := _name(someone, rng)) not in known
    )
    subject = Subject(
        names=(PrintedName.of(name),),
        kind=PartyKind.PERSON,
        births=(PartialDate.of(someone.born),),
        countries=(Country(CountryTie.NATIONALITY, someone.country),),
        sex=someone.sex,
    )
    return Traveller(subject, None, "")


def _people(rng: Random) -> Iterator[Person]:
    while True:
        yield person(rng)


def _name(someone: Person, rng: Random) -> str:
    """The name on the traveller's paper: mostly in Latin letters."""
    original = in_script(someone.components, cultures()[someone.culture].script)
    return original if original and rng.random() < _ORIGINAL_SCRIPT else someone.latin


def _key(components: Iterable[Component]) -> Key:
    """A full name as a set of components."""
    return frozenset(c.latin[0].casefold() for c in components if c.role not in SMALL_WORDS)


def _words(name: str) -> Key:
    """A printed name as a set of words."""
    return frozenset(name.casefold().split())

"""A text in any script in, a name out: which parts has it, what is each for, and how does each sound?

`analyse` knows text only: no records, no lists, no numbers of a policy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, takewhile

import msgspec

from crible.errors import EmptyNameError, LongNameError
from crible.names.alignment import MAX_SOUNDS
from crible.names.parts import COMPARED, OPTIONAL, Part, Role, parts_of
from crible.names.sounds import SOUNDS, SoundClass, sounds_of
from crible.names.tables import edition

_REPEATED = re.compile(r"(.)\1+")


Key = tuple[str, str]
"""Class of sounds, and sounds: what the evidence for a pair of units depends on."""


MOST_PARTS = 128
"""Parts that a name may have: twice as many as the longest on public lists."""


class Unit(msgspec.Struct, frozen=True, array_like=True):
    """What can agree with a unit of another name.

    One part; a part without a fused article; a part fused with the small words beside it; two neighbours joined.
    """

    key: Key
    first: int
    """Place of its first part among the compared parts."""
    role: Role
    joined: bool = False
    within: tuple[Key, ...] = ()
    """For a part read in another way, its key as it is written; for two neighbours joined, the keys of both."""

    @property
    def sounds(self) -> str:
        """Its sounds."""
        return self.key[1]


class Name(msgspec.Struct, frozen=True, array_like=True):
    """An analysed name."""

    text: str
    parts: tuple[Part, ...]
    """All parts, in the order in which they are written."""
    compared: tuple[Part, ...]
    """The parts that are compared, in the same order."""
    units: tuple[Unit, ...]
    """Every way to read one compared part, or two neighbours as one."""

    def required(self) -> tuple[int, ...]:
        """Places of the compared parts that another name may not lack for nothing."""
        return tuple(i for i, part in enumerate(self.compared) if part.role not in OPTIONAL)


@lru_cache(maxsize=1 << 15)
def analyse(text: str, kind: str = "unknown") -> Name:
    """A name from a text in any script.

    Args:
        text: The name as printed or typed.
        kind: `person`, `organisation`, `vessel`, `aircraft` or `unknown`.

    Raises:
        EmptyNameError: Nothing in the text sounds.
        LongNameError: The text has more than `MOST_PARTS` parts.

    >>> [part.text for part in analyse("BIN LADIN, Usama").compared]
    ['usama', 'ladin']
    """
    parts = parts_of(text, kind)
    if not parts:
        raise EmptyNameError("this name has no letter that could be compared", value=text)
    if len(parts) > MOST_PARTS:
        raise LongNameError(f"this name has {len(parts)} parts, more than {MOST_PARTS}", value=text)
    return name_of(text, parts)


def name_of(text: str, parts: tuple[Part, ...]) -> Name:
    """A name from its parts."""
    compared = tuple(part for part in parts if part.role in COMPARED)
    return Name(text=text, parts=parts, compared=compared, units=(*_units(compared), *_fused(parts)))


_SMALL_WORDS = frozenset({Role.PARTICLE, Role.FILIATION})


def _fused(parts: tuple[Part, ...]) -> Iterator[Unit]:
    """Parts with the small words before them, or behind the last, as one word: Delacruz, Binladin, Khorramdel."""
    first = 0
    for place, part in enumerate(parts):
        if part.role is Role.NAME:
            before = [p.sounds for p in _run(parts[:place][::-1], part)][::-1]
            behind = [p.sounds for p in _run(parts[place + 1 :], part)] if place + 2 == len(parts) else []
            fused = [small + part.sounds for small in dict.fromkeys(("".join(before), *before[-1:])) if small]
            for sounds in (*fused, *(part.sounds + small for small in behind)):
                key = _key(part, _REPEATED.sub(r"\1", sounds))
                yield Unit(key, first, Role.NAME, within=(_key(part, part.sounds),))
        first += part.role in COMPARED


def _run(neighbours: tuple[Part, ...], part: Part) -> Iterator[Part]:
    """The small words that stand next to a part, in its own letters."""
    return takewhile(lambda p: p.role in _SMALL_WORDS and p.sound_class is part.sound_class, neighbours)


def _units(parts: tuple[Part, ...]) -> list[Unit]:
    units = [Unit(_key(part, part.sounds), i, part.role) for i, part in enumerate(parts)]
    units += [Unit(_key(p, p.bare), i, p.role, within=(_key(p, p.sounds),)) for i, p in enumerate(parts) if p.bare]
    units += [
        Unit(_key(a, _REPEATED.sub(r"\1", a.sounds + b.sounds)), i, Role.NAME, True, (units[i].key, units[i + 1].key))
        for i, (a, b) in enumerate(pairwise(parts))
        if _may_join(a, b)
    ]
    return units


def _key(part: Part, sounds: str) -> Key:
    return (part.sound_class.value, sounds[:MAX_SOUNDS])


_JOINED_SOUNDS = 16


def _may_join(first: Part, second: Part) -> bool:
    names = first.role is Role.NAME and second.role is Role.NAME
    short = len(first.sounds) + len(second.sounds) <= _JOINED_SOUNDS
    return names and short and first.sound_class is second.sound_class


__all__ = [
    "COMPARED",
    "MAX_SOUNDS",
    "MOST_PARTS",
    "OPTIONAL",
    "SOUNDS",
    "Key",
    "Name",
    "Part",
    "Role",
    "SoundClass",
    "Unit",
    "analyse",
    "edition",
    "name_of",
    "sounds_of",
]

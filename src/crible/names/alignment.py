"""How well do two parts agree, sound by sound?

Both parts are strings of sounds; their best global alignment (Needleman and Wunsch 1970) under the costs of
`data/sound_costs.tsv` is their agreement. The naive version is a table of cells for one pair:

    best[i, j] = max(best[i-1, j-1] + cost(x[i], y[j]), best[i-1, j] + drop(x[i]), best[i, j-1] + drop(y[j]))

One part is compared with a whole vocabulary, so `Vocabulary.align` fills that table for all its strings at once, and
only for those that can still reach the fit asked for. Two bounds, each never below the true agreement, decide that:
what each sound of the part can earn at best among the sounds that a string has, and what each sound of the string can
earn at best among those of the part.

Agreements are whole sixteenths of a bit. Their *fit*, what they reach of what the two parts could, is in thousandths.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crible.names.sounds import SOUNDS
from crible.names.tables import rows

STEPS_PER_BIT = 16
FULL_FIT = 1000
MAX_SOUNDS = 24
"""Sounds of a part beyond these are not compared."""

Codes = NDArray[np.uint8]
Steps = NDArray[np.int16]
Aligned = tuple[NDArray[np.int64], Steps, Steps]
"""Places of strings, their agreements in sixteenths of a bit, their fits in thousandths."""
_CACHED = 64
_CODE = {sound: code for code, sound in enumerate(SOUNDS)}
_PADDING = len(SOUNDS)
"""Code beyond the end of a string: it earns and costs nothing."""
_CODE_OF_LETTER = np.zeros(1 + max(map(ord, SOUNDS)), dtype=np.uint8)
_CODE_OF_LETTER[[ord(sound) for sound in SOUNDS]] = np.arange(len(SOUNDS))


class Costs(NamedTuple):
    """What sounds of one class are worth against sounds of another; in sixteenths of a bit."""

    pair: Steps
    """(sound, sound): agreement of two aligned sounds. Here and below the last row stands for padding, all 0."""
    drop_left: Steps
    """(sound,): a sound of the left part without counterpart."""
    drop_right: Steps
    """(sound,): the same for the right part."""
    potential_left: Steps
    """(sound,): the most that a left sound can earn, never below 0."""
    potential_right: Steps


@cache
def costs(left: str, right: str) -> Costs:
    """The costs between two classes of sounds (`SoundClass` values)."""
    pair, drop_left, drop_right = _blank()
    _apply("*", pair, drop_left, drop_right)
    _apply("*", pair.T, drop_right, drop_left)
    if left != right:
        sides = {left: (pair, drop_left, drop_right), right: (pair.T, drop_right, drop_left)}
        # Always in one order, since later rows win: which side is the subject's must change nothing.
        for sound_class in sorted(sides):
            _apply(sound_class, *sides[sound_class])
    else:
        _apply_drops_alone(left, drop_left, drop_right)
    return Costs(
        pair,
        drop_left,
        drop_right,
        np.maximum(pair.max(axis=1), 0),
        np.maximum(pair.max(axis=0), 0),
    )


def encode(sounds: str) -> Codes:
    """A string of sounds as codes, cut at `MAX_SOUNDS`."""
    return np.fromiter((_CODE[s] for s in sounds[:MAX_SOUNDS]), dtype=np.uint8)


def _packed(strings: Sequence[str], lengths: NDArray[np.int64]) -> Codes:
    """(place, string): the codes of strings cut at `MAX_SOUNDS`, padded beyond their ends."""
    letters = np.frombuffer("".join(s[:MAX_SOUNDS] for s in strings).encode("utf-32-le"), dtype=np.uint32)
    packed = np.full((len(strings), int(lengths.max(initial=0))), _PADDING, dtype=np.uint8)
    packed[np.arange(packed.shape[1]) < lengths[:, None]] = _CODE_OF_LETTER[letters]
    return np.ascontiguousarray(packed.T)


class Vocabulary:
    """Many strings of sounds of one class, laid out so that one part is aligned with all of them at once.

    Args:
        sound_class: The class of all the strings.
        strings: Distinct strings of sounds; results come in their order.
    """

    def __init__(self, sound_class: str, strings: Sequence[str]) -> None:
        self.sound_class = sound_class
        self.strings = strings
        lengths = np.fromiter((min(len(s), MAX_SOUNDS) for s in strings), dtype=np.int64, count=len(strings))
        self._lengths = lengths
        self._codes = _packed(strings, lengths)
        self._has = np.zeros((len(SOUNDS) + 1, len(strings)), dtype=np.bool_)
        for column in self._codes:
            self._has[column, np.arange(len(strings))] = True
        # The evidence of a part asks twice for the same: once for what it finds, once for how rare that is.
        self._aligned = lru_cache(maxsize=_CACHED)(self._align)
        self._potentials: dict[str, Steps] = {}
        self._earnings: dict[tuple[str, int], Steps] = {}

    def __len__(self) -> int:
        return len(self.strings)

    def align(self, left_class: str, sounds: str, floor: int = 1) -> Aligned:
        """The strings that agree with a part at least to a fit of `floor`.

        Args:
            left_class: The part's class.
            sounds: The part's sounds.
            floor: The least fit wanted, in thousandths, at least 1.

        Returns:
            Places of the strings in `strings`, their agreements in sixteenths of a bit, their fits in thousandths.
        """
        return self._aligned(left_class, sounds, floor)

    def _align(self, left_class: str, sounds: str, floor: int) -> Aligned:
        table = costs(left_class, self.sound_class)
        left = encode(sounds)
        own = int(table.potential_left[left].sum())
        theirs = self._potential(left_class, table)
        least = -((-floor * (theirs.astype(np.int32) + own)) // (2 * FULL_FIT))
        hopeful = np.flatnonzero(self._bound_by_left(left_class, left, table) >= least)
        hopeful = hopeful[self._bound_by_right(left, hopeful, table) >= least[hopeful]]
        agreements = _fill(left, self._codes.take(hopeful, axis=1), self._lengths[hopeful], table)
        kept = agreements >= least[hopeful]
        places, agreements = hopeful[kept], agreements[kept]
        return places, agreements, _fits(agreements, own, theirs[places])

    def _potential(self, left_class: str, table: Costs) -> Steps:
        """The most that each string can earn against a class."""
        if left_class not in self._potentials:
            self._potentials[left_class] = table.potential_right[self._codes].sum(axis=0, dtype=np.int16)
        return self._potentials[left_class]

    def _bound_by_left(self, left_class: str, left: Codes, table: Costs) -> Steps:
        """For each string, what the part's sounds earn at best among its sounds; its surplus sounds are dropped."""
        surplus = np.maximum(self._lengths - len(left), 0).astype(np.int16)
        bound: Steps = surplus * table.drop_right[:_PADDING].max()
        for code in left:
            bound += self._earning(left_class, int(code), table)
        return bound

    def _earning(self, left_class: str, code: int, table: Costs) -> Steps:
        """For each string, what one left sound earns at best among its sounds, or when dropped."""
        key = (left_class, code)
        if key not in self._earnings:
            best = np.full(len(self), table.drop_left[code], dtype=np.int16)
            for other in np.argsort(table.pair[code, :_PADDING]):
                if table.pair[code, other] > table.drop_left[code]:
                    best[self._has[other]] = table.pair[code, other]
            self._earnings[key] = best
        return self._earnings[key]

    def _bound_by_right(self, left: Codes, places: NDArray[np.int64], table: Costs) -> Steps:
        """For some strings, what their sounds earn at best among the part's; the part's surplus sounds are dropped."""
        best = np.maximum(table.pair[left].max(axis=0), table.drop_right)
        earned = best.take(self._codes.take(places, axis=1)).sum(axis=0, dtype=np.int16)
        surplus = np.maximum(len(left) - self._lengths[places], 0).astype(np.int16)
        bound: Steps = earned + surplus * table.drop_left[:_PADDING].max()
        return bound


def align_one(left_class: str, left: str, right_class: str, right: str) -> tuple[int, int]:
    """The agreement (sixteenths of a bit) and the fit (thousandths) of one pair; both 0 where nothing agrees.

    >>> align_one("A", "mhmd", "L", "mohamed")[1] > align_one("A", "mhmd", "L", "hamid")[1]
    True
    """
    _, agreements, fits = Vocabulary(right_class, [right]).align(left_class, left)
    return (int(agreements[0]), int(fits[0])) if len(fits) else (0, 0)


# ------------------------------------------------------------------------------------------------- filling


def _fits(agreements: Steps, own: int, theirs: Steps) -> Steps:
    """Agreement over the mean of the two potentials, in thousandths, rounded down."""
    both = np.maximum(theirs.astype(np.int32) + own, 1)
    return (agreements.astype(np.int32) * (2 * FULL_FIT) // both).astype(np.int16)


def _fill(left: Codes, codes: Codes, lengths: NDArray[np.int64], table: Costs) -> Steps:
    """The agreement of the left part with each string: one row of cells for each sound, all strings at once."""
    places = codes.astype(np.intp)
    gaps = np.zeros((len(codes) + 1, codes.shape[1]), dtype=np.int16)
    np.cumsum(table.drop_right.take(places), axis=0, dtype=np.int16, out=gaps[1:])
    row = gaps
    for code in left:
        fresh = row + table.drop_left[code]
        np.maximum(fresh[1:], row[:-1] + table.pair[code].take(places), out=fresh[1:])
        # The best way to reach a cell along its row: with the sounds passed over dropped.
        fresh -= gaps
        for before, cell in pairwise(fresh):
            np.maximum(cell, before, out=cell)
        row = fresh + gaps
    ended: Steps = np.take_along_axis(row, lengths[None, :], axis=0)[0]
    return ended


# ------------------------------------------------------------------------------------------------- costs


def _steps(bits: str) -> int:
    return round(float(bits) * STEPS_PER_BIT)


def _blank() -> tuple[Steps, Steps, Steps]:
    size = len(SOUNDS) + 1
    far = _steps(next(row[4] for row in rows("sound_costs") if row[1] == "far"))
    blank = np.full((size, size), far, np.int16), np.full(size, far, np.int16), np.full(size, far, np.int16)
    for table in blank:
        table[_PADDING] = 0
    blank[0][:, _PADDING] = 0
    return blank


def _apply(sound_class: str, pair: Steps, drop: Steps, drop_other: Steps) -> None:
    """Write the rows of one class into the tables, its own sounds on the left."""
    for row_class, operation, sounds, counterparts, bits in rows("sound_costs"):
        if row_class != sound_class or operation == "far":
            continue
        own = [_CODE[s] for s in sounds]
        if operation == "same":
            pair[own, own] = _steps(bits)
        elif operation == "near":
            for a in own:
                pair[a, [b for b in own if b != a]] = _steps(bits)
        elif operation == "as":
            pair[np.ix_(own, [_CODE[s] for s in counterparts])] = _steps(bits)
        elif operation == "drop":
            drop[own] = _steps(bits)
        elif operation == "unwritten":
            drop_other[own] = _steps(bits)


def _apply_drops_alone(sound_class: str, drop_left: Steps, drop_right: Steps) -> None:
    """Between two parts of one class only its own habits of dropping hold."""
    for row_class, operation, sounds, _, bits in rows("sound_costs"):
        if row_class == sound_class and operation == "drop":
            own = [_CODE[s] for s in sounds]
            drop_left[own] = drop_right[own] = _steps(bits)

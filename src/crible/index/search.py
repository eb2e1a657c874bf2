"""Which listed names could agree with a name, and how much at most?

For each unit of the subject's name the whole vocabulary is scanned for what agrees with it; the names that hold those
entries gain their evidence. The sum over the subject's parts, each at its best, is never below the evidence of the
name, since an assignment uses each part once and everything else only subtracts.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crible.index.contents import Contents
from crible.matching.names import initials_alike
from crible.matching.parts import Findings, PartEvidence, Worth
from crible.matching.score import STEPS_PER_BIT
from crible.names import SOUNDS, Key, Name, Role
from crible.policy import NamePolicy

_CACHED_PARTS = 1 << 14


class Reached(NamedTuple):
    """What a part of a subject's name reaches in the vocabulary."""

    worths: dict[Key, Worth]
    units: NDArray[np.int64]
    """Places in the vocabulary."""
    steps: NDArray[np.int32]
    """For each the most that it can be worth, in sixteenths of a bit."""


class Candidates(NamedTuple):
    """Records to score, and the evidence to score them with."""

    bounds: dict[int, list[int]]
    """For each record, for each of its names: sixteenths of a bit that it cannot exceed; `AGREES` where it may agree
    in full."""
    findings: Findings


AGREES = 1 << 20
"""More sixteenths of a bit than any name can have."""


class Searcher:
    """An index and a way to value parts; what parts reach is cached, since parts repeat."""

    def __init__(self, contents: Contents, evidence: PartEvidence) -> None:
        self._contents = contents
        self._evidence = evidence
        self._policy: NamePolicy = evidence.policy
        self._reached = lru_cache(maxsize=_CACHED_PARTS)(self._search_part)
        self._begun = lru_cache(maxsize=len(SOUNDS))(self._search_initial)

    def candidates(self, names: Iterable[Name], floor: float) -> Candidates:
        """The records that could reach a floor, or agree in full.

        Args:
            names: The analysed names of the subject.
            floor: Bits of name evidence below which a record is of no interest unless it agrees in full.
        """
        bounds = np.zeros(len(self._contents.owners), dtype=np.int32)
        listed = list(names)
        for name in listed:
            np.maximum(bounds, self._bounds_of_names(name), out=bounds)
        needed = max(int(floor * STEPS_PER_BIT), 1)
        records = np.unique(self._contents.owners[bounds >= needed]).tolist()
        of_names = {record: bounds[self._contents.names_of(record)].tolist() for record in records}
        return Candidates(of_names, self.findings(listed))

    def findings(self, names: Iterable[Name]) -> Findings:
        """The evidence of the parts of names against the whole vocabulary, for scoring without choosing."""
        keys = {unit.key for name in names for unit in name.units}
        return Findings(
            {key: self._reached(key).worths for key in keys}, {key: self._evidence.own(key) for key in keys}
        )

    def _bounds_of_names(self, name: Name) -> NDArray[np.int32]:
        """For every listed name the most that it can be worth, or `AGREES`."""
        count = len(self._contents.owners)
        bounds = np.zeros(count, dtype=np.int32)
        reached = np.zeros((len(name.compared), count), dtype=np.bool_)
        for unit in (unit for unit in name.units if unit.joined):
            gains = self._gains([unit.key])
            bounds += gains
            reached[unit.first : unit.first + 2] |= gains > 0
        for place in range(len(name.compared)):
            gains = self._gains([unit.key for unit in name.units if unit.first == place and not unit.joined])
            bounds += gains
            reached[place] |= gains > 0
        bounds += self._gains_of_initials(name)
        # Joined parts let a name of n parts agree with one of up to 2n.
        agrees = reached[list(name.required())].all(axis=0) & (self._contents.sizes <= 2 * len(name.compared))
        bounds[agrees] = AGREES
        return bounds

    def _gains_of_initials(self, name: Name) -> NDArray[np.int32]:
        """For every listed name, the most that the initials of a name can be worth against parts written out."""
        initial = round(self._policy.initial * STEPS_PER_BIT)
        gains = np.zeros(len(self._contents.owners), dtype=np.int32)
        for part in (part for part in name.compared if part.role is Role.INITIAL):
            gains[self._begun(part.sounds)] += initial
        return np.minimum(gains, initial * self._contents.sizes)

    def _gains(self, keys: Iterable[Key]) -> NDArray[np.int32]:
        """For every listed name, the most that one of these units can be worth in it."""
        gains = np.zeros(len(self._contents.owners), dtype=np.int32)
        for key in keys:
            reached = self._reached(key)
            names, lengths = self._holders(reached.units)
            np.maximum.at(gains, names, np.repeat(reached.steps, lengths))
        return gains

    def _holders(self, units: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """The listed names that hold some entries of the vocabulary, entry after entry; how many each entry has."""
        ends = self._contents.posting_ends
        starts = np.where(units > 0, ends[units - 1], 0)
        lengths = ends[units] - starts
        within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return self._contents.postings[np.repeat(starts, lengths) + within], lengths

    def _search_initial(self, sound: str) -> NDArray[np.int32]:
        """The listed names with a part that begins like an initial."""
        keys = enumerate(self._contents.keys)
        alike = [place for place, (_, sounds) in keys if initials_alike(sound, sounds)]
        return np.unique(self._holders(np.array(alike, dtype=np.int64))[0])

    def _search_part(self, key: Key) -> Reached:
        """Everything in the vocabulary that a part agrees with: by sounds, as an equivalent, as an initial."""
        vocabularies = (vocabulary for _, vocabulary in self._contents.vocabularies)
        worths = self._evidence.against(key, vocabularies, self._contents.places)
        return Reached(worths, *self._bounds(key, worths))

    def _bounds(self, key: Key, worths: dict[Key, Worth]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Places reached and their bounds: the evidence, what the same spelling adds, and initials."""
        spelling = round(self._policy.spelling * STEPS_PER_BIT)
        initial = round(2 * self._policy.initial * STEPS_PER_BIT)
        bounds = {self._contents.places[other]: worth.steps for other, worth in worths.items()}
        keys = self._contents.keys
        alone = len(key[1]) == 1
        for place in self._contents.initials:
            if initials_alike(key[1], keys[place][1]):
                bounds[place] = max(bounds.get(place, 0), initial if alone else initial // 2)
        places = np.fromiter(bounds, dtype=np.int64, count=len(bounds))
        return places, np.fromiter(bounds.values(), dtype=np.int32, count=len(bounds)) + spelling

"""How many ordinary people have a part that fits this one as well?

The *tail* of a part at a fit is the share of a population whose parts fit it at least that well; the largest share over
all populations counts, so that a name common anywhere is never taken for rare. Populations ship in
`data/population.tsv`; a list adds itself as one more, since words common on a list (`Trading`, `Islamic`) say little
on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, cached_property, lru_cache
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crible.names.alignment import FULL_FIT, Vocabulary
from crible.names.tables import rows

Tail = NDArray[np.float64]
"""(fit 0 … 1000,): share of the largest population that fits at least as well."""

_CACHED = 1 << 13
_LIST_GROUND = 5_000
"""A list counts as a population of at least so many records: a part on one record of ten is not thereby common."""
_ROMANISED, _LATIN = "O", "L"
_SURNAMES_ONLY = "american"


class Listed(NamedTuple):
    """The parts of a list of one class of sounds."""

    vocabulary: Vocabulary
    records: NDArray[np.int32]
    """(string,): how many records have each string as a part; 0 for what is no part of its own."""


class Populations:
    """Reference populations, and the parts of a list.

    Args:
        listed: The parts of the list, by class.
        records: The number of records of the list.
    """

    def __init__(self, listed: Iterable[Listed] = (), records: int = 0) -> None:
        self._ground = max(records, _LIST_GROUND)
        self._lists = {parts.vocabulary.sound_class: parts for parts in listed}
        self._tail = lru_cache(maxsize=_CACHED)(self._measured)

    def tail(self, left_class: str, sounds: str, right_class: str, floor: int) -> Tail:
        """The tail of a part among parts of a class, exact for fits of at least `floor` thousandths."""
        return self._tail(left_class, sounds, right_class, floor)

    def _measured(self, left_class: str, sounds: str, right_class: str, floor: int) -> Tail:
        tail = np.zeros(FULL_FIT + 1)
        # Romanised scripts have no population of their own: the names they are romanised to are Latin.
        reference = _reference().get(_LATIN if right_class == _ROMANISED else right_class)
        if reference is not None:
            counts = reference.counts(left_class, sounds, floor)
            tail = (counts / reference.totals[:, None]).max(axis=0)
        if (own := self._lists.get(right_class)) is not None:
            # One record has the part because it is the record sought.
            others = np.maximum(_at_least(own.vocabulary, own.records, left_class, sounds, floor) - 1, 0)
            tail = np.maximum(tail, others / self._ground)
        return tail


def _at_least(
    vocabulary: Vocabulary, counts: NDArray[np.int32], left_class: str, sounds: str, floor: int
) -> NDArray[np.float64]:
    """(fit,): the count of all strings that fit at least as well."""
    places, _, fits = vocabulary.align(left_class, sounds, floor)
    at = np.bincount(fits, weights=counts[places], minlength=FULL_FIT + 1)
    return at[::-1].cumsum()[::-1]


def draw(rng: Random, parts: int) -> tuple[str, ...]:
    """The Latin sounds of the parts of an invented person of one of the populations, each as often as it occurs."""
    population = _reference()[_LATIN]
    row = rng.choice([row for row, name in enumerate(population.names) if name != _SURNAMES_ONLY])
    return tuple(rng.choices(population.strings, cum_weights=population.cumulated[row], k=parts))


class _Counted:
    """Parts of one class with their counts in several populations."""

    def __init__(self, sound_class: str, populations: Mapping[str, Mapping[str, int]]) -> None:
        self.names = list(populations)
        self.strings = sorted(set().union(*populations.values()))
        self._vocabulary = Vocabulary(sound_class, self.strings)
        by_population = [[counts.get(s, 0) for s in self.strings] for counts in populations.values()]
        self._counts = np.array(by_population, dtype=np.int32)
        self.totals = self._counts.sum(axis=1)

    @cached_property
    def cumulated(self) -> list[list[float]]:
        """(population, string): counts added up, for drawing."""
        rows_: list[list[float]] = self._counts.cumsum(axis=1).tolist()
        return rows_

    def counts(self, left_class: str, sounds: str, floor: int) -> NDArray[np.float64]:
        """(population, fit): the count of all parts that fit at least as well."""
        return np.array([_at_least(self._vocabulary, counts, left_class, sounds, floor) for counts in self._counts])


@cache
def _reference() -> dict[str, _Counted]:
    """The shipped populations, by class of sounds."""
    counts: dict[str, dict[str, dict[str, int]]] = {}
    for population, sound_class, sounds, count in rows("population"):
        counts.setdefault(sound_class, {}).setdefault(population, {})[sounds] = int(count)
    return {sound_class: _Counted(sound_class, populations) for sound_class, populations in counts.items()}

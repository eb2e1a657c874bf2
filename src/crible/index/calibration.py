"""How many hits at so many bits are to be expected by chance, against these very lists?

Bits are not literally -log2 of a rate. So, when an index is built, invented people whose name parts are drawn from the
reference populations are checked against it, name only. The bits of what they hit above a low level fall off as an
exponential, as the best scores of random sequences do (Karlin and Altschul 1990); its two numbers, the rate at the
level and the slope, are fitted (the slope with a gamma prior) and carry the prediction to the rare scores that decide.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from random import Random
from typing import Self

import msgspec

from crible.index.contents import Contents
from crible.index.search import Searcher
from crible.matching import agree
from crible.matching.population import draw
from crible.matching.score import STEPS_PER_BIT
from crible.names import Name, Part, Role, SoundClass, name_of
from crible.policy import Policy

PER_CHECKS = 10_000
"""Chance alerts are counted per so many checks."""
CHECKED = 600
"""Invented people that are checked at most: some hundred hits above the level on a list of ten thousand records."""
LEVEL = 9.0
"""Bits above which hits are counted."""
_SEED = 20171115
_ENOUGH = 25
"""Fewer hits than these say nothing: a small list takes the typical figures, scaled to its number of names."""
_PLENTY = 120
"""Hits after which more people would change little."""
_TYPICAL_RATE = 6e-6
"""Hits above the level per check and listed name: between 4e-6 and 9e-6 on public lists."""
_TYPICAL_SLOPE = 1.0
_PRIOR = 40
"""A few chance namesakes among the invented people bend the slope of a small sample; this many typical hits hold it."""


class Calibration(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What chance does against one index under one policy of names."""

    policy: str
    """Hash of the policy of names."""
    rate: float
    """Hits with at least `LEVEL` bits per check."""
    slope: float
    """By how many powers of two the rate falls for each bit more."""
    hits: int
    """How many hits the figures rest on; 0 for typical figures."""

    def chance_alerts(self, bits: float) -> float:
        """Hits with at least these bits to expect by chance in 10,000 checks."""
        return PER_CHECKS * self.rate * math.exp2(-self.slope * (bits - LEVEL))

    def threshold(self, chance_alerts: float) -> float:
        """Bits from which as many hits or fewer are to be expected by chance in 10,000 checks; in whole sixteenths."""
        bits = LEVEL + math.log2(PER_CHECKS * self.rate / chance_alerts) / self.slope
        return math.ceil(bits * STEPS_PER_BIT) / STEPS_PER_BIT

    @classmethod
    def typical(cls, names: int, policy: Policy) -> Self:
        """Figures for an index that has not been calibrated under this policy."""
        return cls(policy=policy.names_hash, rate=_TYPICAL_RATE * max(names, 1), slope=_TYPICAL_SLOPE, hits=0)


def calibrate(
    contents: Contents, searcher: Searcher, policy: Policy, progress: Callable[[int, int], None] | None = None
) -> Calibration:
    """Measure what chance does against an index.

    Args:
        contents: The index.
        searcher: The same, ready to search under the policy.
        policy: What evidence is worth.
        progress: Told how many invented people are done, of how many.
    """
    if _TYPICAL_RATE * len(contents.owners) * CHECKED < _ENOUGH:
        return Calibration.typical(len(contents.owners), policy)
    excesses: list[float] = []
    checked = 0
    for name in _people(CHECKED):
        excesses += [bits - LEVEL for bits in _hits(contents, searcher, name, policy)]
        checked += 1
        if progress is not None:
            progress(checked, CHECKED)
        if len(excesses) >= _PLENTY:
            break
    if len(excesses) < _ENOUGH:
        return Calibration.typical(len(contents.owners), policy)
    rate = len(excesses) / checked
    return Calibration(policy=policy.names_hash, rate=rate, slope=_slope(excesses), hits=len(excesses))


def _slope(excesses: list[float]) -> float:
    """The fitted slope: the typical one, which counts as much as `_PRIOR` hits, moved by the hits measured."""
    # Bits come in sixteenths: an excess stands for the half step above it.
    total = sum(excesses) + len(excesses) / (2 * STEPS_PER_BIT)
    return (len(excesses) + _PRIOR) / (math.log(2) * total + _PRIOR / _TYPICAL_SLOPE)


def _people(count: int) -> Iterator[Name]:
    """Invented people of two or three name parts."""
    rng = Random(_SEED)  # noqa: S311  # no secret
    for _ in range(count):
        sounds = draw(rng, rng.choice((2, 2, 3)))
        parts = tuple(Part(part, Role.NAME, SoundClass.LATIN, part) for part in sounds)
        yield name_of(" ".join(sounds), parts)


def _hits(contents: Contents, searcher: Searcher, name: Name, policy: Policy) -> Iterator[float]:
    """The bits of every record that a name hits above the level by evidence; full agreements are hits without it."""
    candidates = searcher.candidates([name], LEVEL)
    for place in candidates.bounds:
        others = (other for other in contents.analysed(place) if other is not None)
        agreements = [agree(name, other, candidates.findings, policy.names) for other in others]
        best = max(agreement.steps for agreement in agreements) / STEPS_PER_BIT
        if best >= LEVEL and not any(agreement.full for agreement in agreements):
            yield best

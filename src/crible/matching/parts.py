"""What are two parts that agree worth, in bits?

    evidence = log2 P(a fit this good or worse | the same name) - log2 P(a fit this good or better | someone else)

The first term comes from true spellings (`data/fits.tsv`), the second from ordinary people (`population`). A rare part
that agrees is worth much, a common one little, and both count all their spellings at once.

No pair is worth more than its subject's part against itself: that is what makes a name's own record its best.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crible.matching.population import Populations
from crible.matching.score import STEPS_PER_BIT, Level
from crible.names import Key, sounds_of
from crible.names.alignment import FULL_FIT, Vocabulary
from crible.names.fold import fold
from crible.names.tables import rows
from crible.policy import NamePolicy


class Worth(NamedTuple):
    """The evidence of a pair of parts."""

    steps: int
    """Sixteenths of a bit."""
    level: Level
    same: bool
    """Whether the two count as the same name."""


class Findings(NamedTuple):
    """The evidence between the parts of a subject and all parts it is compared with."""

    worths: Mapping[Key, Mapping[Key, Worth]]
    """For each key of the subject: the other side's keys that agree with it. What is absent does not agree."""
    own: Mapping[Key, int]
    """For each key of the subject: what it is worth against itself."""


class PartEvidence:
    """The evidence of pairs of parts under one policy and one set of populations.

    Args:
        policy: The numbers.
        populations: Who else may have such a part.
    """

    def __init__(self, policy: NamePolicy, populations: Populations) -> None:
        self.policy = policy
        self.populations = populations
        self._own: dict[Key, int] = {}

    def own(self, key: Key) -> int:
        """What a part is worth against itself: the most that it can be worth against any."""
        if key not in self._own:
            steps = self._steps(key, key[0], np.array([FULL_FIT], dtype=np.int16))
            self._own[key] = int(steps[0])
        return self._own[key]

    def equivalents(self, key: Key) -> Iterable[tuple[Key, int]]:
        """Other parts that are the same name in another language, with their evidence."""
        price = round(self.policy.equivalent * STEPS_PER_BIT)
        least = round(self.policy.least * STEPS_PER_BIT)
        for other in _equivalents().get(key, ()):
            worth = min(self.own(key), self.own(other)) - price
            yield other, min(max(worth, least), self.own(key))

    def findings(self, keys: Iterable[Key], others: Iterable[Key]) -> Findings:
        """The evidence of every pair of two small sets of parts."""
        classes: dict[str, list[str]] = {}
        for sound_class, sounds in dict.fromkeys(others):
            classes.setdefault(sound_class, []).append(sounds)
        vocabularies = [Vocabulary(sound_class, strings) for sound_class, strings in classes.items()]
        present = {(v.sound_class, s) for v in vocabularies for s in v.strings}
        distinct = list(dict.fromkeys(keys))
        return Findings(
            {k: self.against(k, vocabularies, present) for k in distinct}, {k: self.own(k) for k in distinct}
        )

    def against(self, key: Key, vocabularies: Iterable[Vocabulary], present: Container[Key]) -> dict[Key, Worth]:
        """Everything that a part agrees with: by its sounds, or as an equivalent.

        Args:
            key: The part.
            vocabularies: What it may agree with, by class of sounds.
            present: The same as keys.
        """
        found = {other: worth for vocabulary in vocabularies for other, worth in self._by_sounds(key, vocabulary)}
        for other, steps in self.equivalents(key):
            if other in present and (other not in found or steps > found[other].steps):
                found[other] = Worth(steps, Level.EQUIVALENT, same=True)
        return found

    def _by_sounds(self, key: Key, vocabulary: Vocabulary) -> Iterator[tuple[Key, Worth]]:
        """The strings of a vocabulary whose sounds agree with a part's."""
        places, _, fits = vocabulary.align(*key, floor=self.policy.least_fit)
        if not len(places):
            return
        worths = np.minimum(self._steps(key, vocabulary.sound_class, fits), self.own(key))
        alike = _log_shares(key[0], vocabulary.sound_class)[fits] >= self.policy.agreeing
        for place, steps, same in zip(places.tolist(), worths.tolist(), alike.tolist(), strict=True):
            if steps > 0:
                sounds = vocabulary.strings[place]
                level = Level.SOUNDS if sounds == key[1] else Level.SIMILAR
                yield (vocabulary.sound_class, sounds), Worth(steps, level, same)

    def _steps(self, key: Key, right_class: str, fits: NDArray[np.int16]) -> NDArray[np.int32]:
        """The formula at the top of this module, in sixteenths of a bit; below 0 where there is no evidence."""
        policy = self.policy
        tail = self.populations.tail(*key, right_class, policy.least_fit)[fits]
        shares = _log_shares(key[0], right_class)[fits]
        bits = shares - np.log2(tail + 2.0**-policy.rarest)
        bits = np.where(shares >= policy.agreeing, np.maximum(bits, policy.least), bits)
        if "O" in {key[0], right_class}:
            bits = np.where(fits == FULL_FIT, bits, bits - policy.romanised)
        steps: NDArray[np.int32] = np.floor(bits * STEPS_PER_BIT + 0.5).astype(np.int32)
        return steps


@cache
def _equivalents() -> dict[Key, tuple[Key, ...]]:
    """For each part of `data/equivalents.tsv`: the others of its groups."""
    groups = [[_key(form) for form in group] for group in rows("equivalents")]
    found: dict[Key, dict[Key, None]] = {}
    for group in groups:
        for key in group:
            found.setdefault(key, {}).update(dict.fromkeys(other for other in group if other != key))
    return {key: tuple(others) for key, others in found.items()}


def _key(form: str) -> Key:
    sound_class, sounds = sounds_of(fold(form))
    return sound_class.value, sounds


@cache
def _log_shares(left_class: str, right_class: str) -> NDArray[np.float64]:
    """(fit 0 … 1000,): log2 of the share of true spellings between two classes with at most this fit."""
    native = min((c for c in (left_class, right_class) if c not in "LO"), default="L")
    # Two parts of one class are two spellings of one orthography, whatever their script.
    pair = "LL" if left_class == right_class else f"{native}L"
    points = [(int(fit), float(share)) for classes, fit, share in rows("fits") if classes == pair]
    fits, shares = zip(*points, strict=True)
    curve: NDArray[np.float64] = np.interp(
        np.arange(FULL_FIT + 1), np.array(fits, dtype=float), np.array(shares, dtype=float)
    )
    return curve

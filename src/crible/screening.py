"""Who on the lists may this subject be?

The naive version scores every record and keeps what reaches the threshold; the index proposes fewer and gives the same
answer. `Screener(index, policy).screen(subject)` is the whole of a check.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

import msgspec

from crible.errors import EmptyNameError
from crible.index import ENGINE, Index
from crible.matching import Comparison, Findings, PartEvidence, Promise, Score, compare_facts, compare_found, readings
from crible.matching.facts import document_number, most
from crible.matching.score import STEPS_PER_BIT
from crible.policy import Policy
from crible.records import ListVersion, Record, Subject


class Reason(StrEnum):
    """Why a candidate is a hit."""

    AGREEMENT = "full agreement of names"
    EVIDENCE = "evidence above the threshold"
    DOCUMENT = "same document number"


class Hit(msgspec.Struct, frozen=True):
    """A record that the subject may be."""

    record: Record
    score: Score
    reason: Reason
    chance_alerts: float
    """Hits with at least these bits to expect by chance in 10,000 checks of ordinary people against these lists."""


class Screening(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a check."""

    subject: Subject
    hits: tuple[Hit, ...]
    """Most bits first."""
    policy: str
    """Hash of the policy."""
    lists: tuple[ListVersion, ...]
    engine: str = ENGINE
    """Version of Crible."""
    warnings: tuple[str, ...] = ()
    """What the reader of the answer should know: records whose names agree in full but whose facts contradict."""


Bounds = Sequence[int] | None
"""For each name of a record the most it can be worth, in sixteenths of a bit; None to score the record whatever."""


class Screener:
    """An index and a policy, ready to check subjects; shared by threads."""

    def __init__(self, index: Index, policy: Policy) -> None:
        self.index = index
        self.policy = policy
        self.calibration = index.calibration(policy)
        self._evidence = PartEvidence(policy.names, index.populations())
        self._searcher = index.searcher(self._evidence)

    def screen(self, subject: Subject, *, lists: Collection[str] | None = None, exhaustive: bool = False) -> Screening:
        """Check one subject once.

        Args:
            subject: Who is being checked.
            lists: Names of the lists to check against; None for all.
            exhaustive: Score every record instead of those that the index proposes; the answer is the same.

        Raises:
            UnfitNameError: A name of the subject has no letter or digit, or too many parts.
        """
        names = [name for _, name in readings(subject)]
        candidates = self._searcher.candidates(names, self._floor(subject))
        proposed = dict.fromkeys(range(len(self.index))) if exhaustive else self._proposed(subject, candidates.bounds)
        wanted = {place: b for place, b in proposed.items() if lists is None or self.index.list_of(place) in lists}
        scored = list(self._scored(subject, wanted, candidates.findings))
        hits = [hit for record, score in scored if (hit := self._hit(record, score)) is not None]
        return Screening(
            subject=subject,
            hits=tuple(sorted(hits, key=lambda hit: (-hit.score.bits, hit.record.list, hit.record.reference))),
            policy=self.policy.hash,
            lists=tuple(v for v in self.index.lists if lists is None or v.name in lists),
            warnings=self._warnings(scored),
        )

    def score(self, subject: Subject, record: Record) -> Score:
        """The score of a subject against one record of the index, whether it is a hit or not.

        Raises:
            UnfitNameError: The subject or the record has no name that could be compared.
        """
        findings = self._searcher.findings(name for _, name in readings(subject))
        score = compare_found(subject, record, self.policy, findings)
        if score is None:
            raise EmptyNameError("this record has no name that could be compared", place=record.reference)
        return score

    @cached_property
    def threshold(self) -> float:
        """Bits from which evidence alone makes a hit."""
        return self.calibration.threshold(self.policy.chance_alerts)

    def _floor(self, subject: Subject) -> float:
        """Bits of name evidence that a record needs, at the very least, to become a hit by evidence."""
        return max(self.policy.least_name_bits, self.threshold - most(subject, self.policy.facts))

    def _proposed(self, subject: Subject, bounds: Mapping[int, Bounds]) -> dict[int, Bounds]:
        """The candidates by name, and the holders of the subject's documents, in the order of the records."""
        numbers = {document_number(document) for document in subject.documents} - {""}
        holders = {place for number in numbers for place in self.index.holders_of(number)}
        return dict(sorted(({**bounds} | dict.fromkeys(holders)).items()))

    def _scored(
        self, subject: Subject, bounds: Mapping[int, Bounds], findings: Findings
    ) -> Iterator[tuple[Record, Score]]:
        for place, bound in bounds.items():
            record = self.index.record(place)
            promise = None
            if bound is not None:
                needed = self._needed(subject, record)
                if max(bound) < needed:
                    continue
                promise = Promise(self.index.analysed(place), bound, needed)
            score = compare_found(subject, record, self.policy, findings, promise)
            if score is not None:
                yield record, score

    def _needed(self, subject: Subject, record: Record) -> int:
        """Sixteenths of a bit that the names must bring for a hit by evidence, the facts being what they are."""
        facts = sum(row.bits for row in compare_facts(subject, record, self.policy))
        return math.floor(max(self.policy.least_name_bits, self.threshold - facts) * STEPS_PER_BIT)

    def _hit(self, record: Record, score: Score) -> Hit | None:
        reason = self._reason(score)
        return Hit(record, score, reason, self.calibration.chance_alerts(score.bits)) if reason is not None else None

    def _reason(self, score: Score) -> Reason | None:
        """Why a score makes a hit, if it does."""
        if any(row.comparison is Comparison.DOCUMENT for row in score.rows):
            return Reason.DOCUMENT
        if self._agrees(score) and score.fact_bits >= self.policy.agreement_facts:
            return Reason.AGREEMENT
        enough = score.bits >= self.threshold and score.name_bits >= self.policy.least_name_bits
        return Reason.EVIDENCE if enough else None

    def _agrees(self, score: Score) -> bool:
        return self.policy.full_agreement and score.full_agreement

    def _warnings(self, scored: Iterable[tuple[Record, Score]]) -> tuple[str, ...]:
        """What was set aside because its facts contradict, in words."""
        aside = [record.reference for record, score in scored if self._agrees(score) and self._reason(score) is None]
        if not aside:
            return ()
        return (f"the name agrees in full with {', '.join(aside)}, but other facts contradict: no hit",)

"""Who on the lists may this subject be?

The naive version scores every record and keeps what reaches the threshold; the index proposes fewer and gives the same
answer. `Screener(index, policy).screen(subject)` is the whole of a check.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

import msgspec

from crible.index import Index
from crible.matching.score import Score
from crible.policy import Policy
from crible.records import ListVersion, Record, Subject


class Reason(StrEnum):
    """Why a candidate is a hit."""

    AGREEMENT = "full agreement of names"
    EVIDENCE = "evidence above the threshold"


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
    engine: str
    """Version of Crible."""
    warnings: tuple[str, ...] = ()
    """What the reader of the answer should know: a name too short to mean much, a fact not understood."""


class Screener:
    """An index and a policy, ready to check subjects; shared by threads."""

    def __init__(self, index: Index, policy: Policy) -> None:
        self.index = index
        self.policy = policy

    def screen(self, subject: Subject, *, lists: Collection[str] | None = None) -> Screening:
        """Check one subject once.

        Args:
            subject: Who is being checked.
            lists: Names of the lists to check against; None for all.

        Raises:
            EmptyNameError: A name of the subject has no letter or digit.
        """
        raise NotImplementedError

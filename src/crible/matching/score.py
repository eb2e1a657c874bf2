"""What is a score made of?

A `Score` *is* its evidence: rows of one shape, each with its bits; the value is their sum and exists nowhere else. Bits
are multiples of 1/16, so sums are exact and the same on every machine.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from crible.records import PrintedName

STEPS_PER_BIT = 16
"""Evidence is rounded to sixteenths of a bit."""


class Comparison(StrEnum):
    """What was compared in a row of evidence."""

    PART = "part"
    JOINED = "joined parts"
    CONTRADICTED = "contradicted part"
    MISSING = "part missing from the list's name"
    EXTRA = "part missing from the checked name"
    ORDER = "order of parts"
    DAMPED = "evidence damped by a contradiction"
    BIRTH = "birth date"
    COUNTRY = "country"
    SEX = "sex"
    DOCUMENT = "document"


FACTS = frozenset({Comparison.BIRTH, Comparison.COUNTRY, Comparison.SEX, Comparison.DOCUMENT})
"""Comparisons of anything but names."""


class Level(StrEnum):
    """How well the two sides of a row agree."""

    SPELLING = "same spelling"
    SOUNDS = "same sounds"
    SIMILAR = "similar sounds"
    EQUIVALENT = "equivalent names"
    INITIAL = "initial"
    SAME = "same"
    COMPATIBLE = "compatible"
    SWAPPED = "day and month swapped"
    NEAR = "near"
    DIFFERENT = "different"
    ABSENT = "absent"


class Evidence(msgspec.Struct, frozen=True):
    """One row of a score: what was compared, the two values, how well they agree, and the bits for it."""

    comparison: Comparison
    level: Level
    subject: str
    """The value of the party being checked, as given; empty where it has none."""
    record: str
    """The record's value, as printed; empty where it has none."""
    bits: float


class Score(msgspec.Struct, frozen=True):
    """The evidence that a subject is a record's party, for the name of each that agree best."""

    subject_name: PrintedName
    record_name: PrintedName
    rows: tuple[Evidence, ...]
    agreeing: PrintedName | None
    """The record's name of which every part agrees with a part of the subject's, and none is left over on either side,
    whatever their rarity; not always the name with most evidence. None where no name agrees in full."""
    not_compared: tuple[str, ...] = ()
    """Facts that only one side states, in words."""

    @property
    def bits(self) -> float:
        """The value: the sum of the evidence."""
        return sum(row.bits for row in self.rows)

    @property
    def full_agreement(self) -> bool:
        """Whether some name of the record agrees in full."""
        return self.agreeing is not None

    @property
    def fact_bits(self) -> float:
        """The part of the value that does not come from names."""
        return sum(row.bits for row in self.rows if row.comparison in FACTS)

    @property
    def name_bits(self) -> float:
        """The part of the value that comes from names."""
        return self.bits - self.fact_bits

"""A subject and a record in, a score out: what speaks for their being one, what against, how much in all?

`compare` makes the score and its explanation in one pass; there is no other road to a number.
"""

from __future__ import annotations

from collections.abc import Iterator

from crible.matching.facts import FACTS, stated
from crible.matching.names import Agreement, agree
from crible.matching.parts import Findings, PartEvidence
from crible.matching.population import Populations
from crible.matching.score import Comparison, Evidence, Level, Score
from crible.names import Name, analyse
from crible.policy import Policy
from crible.records import PartyKind, PrintedName, Record, Subject


def compare(subject: Subject, record: Record, policy: Policy, populations: Populations | None = None) -> Score:
    """The evidence that a subject is a record's party.

    Args:
        subject: Who is being checked.
        record: Who is listed.
        policy: What evidence is worth.
        populations: Who else may have such names; None for the reference populations alone. An index adds its lists.

    Raises:
        EmptyNameError: A name has nothing that could be compared.
    """
    evidence = PartEvidence(policy.names, populations or Populations())
    keys = (unit.key for name in readings(subject) for unit in name[1].units)
    others = [unit.key for name in record.names for unit in analyse(name.text, record.kind).units]
    return compare_found(subject, record, policy, evidence.findings(keys, others))


def compare_found(subject: Subject, record: Record, policy: Policy, findings: Findings) -> Score:
    """`compare`, where the evidence of all pairs of parts is known already."""
    names = [(name, analyse(name.text, record.kind)) for name in record.names]
    outcomes = [
        (agree(left, right, findings, policy.names), ours, theirs)
        for ours, left in readings(subject)
        for theirs, right in names
    ]
    best, ours, theirs = max(outcomes, key=lambda outcome: (outcome[0].steps, outcome[0].full))
    facts = [row for fact in FACTS.values() if (row := fact(subject, record, policy.facts)) is not None]
    compared = {row.comparison.value for row in facts}
    return Score(
        subject_name=ours,
        record_name=theirs,
        rows=(*best.rows, *facts),
        full_agreement=any(outcome.full for outcome, _, _ in outcomes),
        not_compared=tuple(sorted((stated(subject) | stated(record)) - compared)),
    )


def readings(subject: Subject) -> Iterator[tuple[PrintedName, Name]]:
    """The names of a subject, each analysed; where its kind is not known, in every way that differs."""
    kinds = (PartyKind.PERSON, PartyKind.ORGANISATION, PartyKind.UNKNOWN)
    for name in subject.names:
        seen = set()
        for kind in kinds if subject.kind is PartyKind.UNKNOWN else (subject.kind,):
            analysed = analyse(name.text, kind)
            if analysed.compared not in seen:
                seen.add(analysed.compared)
                yield name, analysed


__all__ = [
    "Agreement",
    "Comparison",
    "Evidence",
    "Findings",
    "Level",
    "PartEvidence",
    "Populations",
    "Score",
    "compare",
    "compare_found",
    "readings",
]

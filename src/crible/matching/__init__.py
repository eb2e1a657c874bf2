"""A subject and a record in, a score out: what speaks for their being one, what against, how much in all?

`compare` makes the score and its explanation in one pass; there is no other road to a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from crible.errors import EmptyNameError, UnfitNameError
from crible.matching.facts import FACTS, stated
from crible.matching.names import Agreement, agree
from crible.matching.parts import Findings, PartEvidence
from crible.matching.population import Populations
from crible.matching.score import Comparison, Evidence, Level, Score
from crible.names import Name, Role, analyse
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
        UnfitNameError: The subject or the record has no name that could be compared.
    """
    evidence = PartEvidence(policy.names, populations or Populations())
    keys = (unit.key for _, name in readings(subject) for unit in name.units)
    others = (unit.key for _, _, name in analysed(record) for unit in name.units)
    score = compare_found(subject, record, policy, evidence.findings(keys, others))
    if score is None:
        raise EmptyNameError("this record has no name that could be compared", place=record.reference)
    return score


class Promise(NamedTuple):
    """What an index knows of a record before it is scored."""

    names: Sequence[Name | None]
    """Its names, analysed; None for one that cannot be compared."""
    bounds: Sequence[int]
    """For each of its names: sixteenths of a bit that it cannot exceed; more than any can have where it may agree in
    full."""
    needed: int
    """Sixteenths of a bit of name evidence below which the record is of no interest, unless a name agrees in full."""


def compare_found(
    subject: Subject, record: Record, policy: Policy, findings: Findings, promise: Promise | None = None
) -> Score | None:
    """`compare`, where the evidence of all pairs of parts is known already.

    Args:
        subject: Who is being checked.
        record: Who is listed.
        policy: What evidence is worth.
        findings: The evidence of every pair of parts.
        promise: With it, names that cannot matter are passed over, and a record of no interest has no score. What has
            one has the same as without.

    Returns:
        The score, or None where no name can be compared, or none is of interest.
    """
    best: _Outcome | None = None
    full: _Outcome | None = None
    subject_names = list(enumerate(readings(subject)))
    for place, theirs, right in _by_bound(record, promise):
        if promise is not None and not _may_matter(promise, place, best, full=full is not None):
            break
        for reading, (ours, left) in subject_names:
            agreement = agree(left, right, findings, policy.names)
            outcome = _Outcome((agreement.steps, agreement.full, -place, -reading), agreement, ours, theirs)
            best = _better(best, outcome)
            full = _better(full, outcome) if agreement.full else full
    if best is None or (promise is not None and best.agreement.steps < promise.needed and full is None):
        return None
    return _score(subject, record, policy, best, full.theirs if full is not None else None)


class _Outcome(NamedTuple):
    """How one name of the subject and one of the record agree."""

    rank: tuple[int, bool, int, int]
    """Evidence first; the first names of both win where it is equal."""
    agreement: Agreement
    ours: PrintedName
    theirs: PrintedName


def _better(one: _Outcome | None, other: _Outcome) -> _Outcome:
    return other if one is None or other.rank > one.rank else one


def _may_matter(promise: Promise, place: int, best: _Outcome | None, *, full: bool) -> bool:
    """Whether a name, and with it all names of lower bounds, can still change a score."""
    reached = best.agreement.steps if best is not None else 0
    return promise.bounds[place] >= (reached if full else max(reached, promise.needed))


def _score(subject: Subject, record: Record, policy: Policy, best: _Outcome, agreeing: PrintedName | None) -> Score:
    facts = compare_facts(subject, record, policy)
    compared = {row.comparison.value for row in facts}
    return Score(
        subject_name=best.ours,
        record_name=best.theirs,
        rows=(*best.agreement.rows, *facts),
        agreeing=agreeing,
        not_compared=tuple(sorted((stated(subject) | stated(record)) - compared)),
    )


def compare_facts(subject: Subject, record: Record, policy: Policy) -> list[Evidence]:
    """The rows of everything but names."""
    return [row for fact in FACTS.values() if (row := fact(subject, record, policy.facts)) is not None]


def _by_bound(record: Record, promise: Promise | None) -> list[tuple[int, PrintedName, Name]]:
    """The record's names with their places, the most promising first."""
    if promise is None:
        return list(analysed(record))
    known = enumerate(zip(record.names, promise.names, strict=True))
    names = [(place, printed, name) for place, (printed, name) in known if name is not None]
    return sorted(names, key=lambda name: -promise.bounds[name[0]])


def analysed(record: Record) -> Iterator[tuple[int, PrintedName, Name]]:
    """The record's names that can be compared, each with its place."""
    for place, name in enumerate(record.names):
        with suppress(UnfitNameError):
            yield place, name, analyse(name.text, record.kind)


def readings(subject: Subject) -> Iterator[tuple[PrintedName, Name]]:
    """The names of a subject, each analysed; where its kind is not known, in every way that differs."""
    for name in subject.names:
        seen = set()
        for kind in _kinds(name, subject.kind):
            analysed_ = analyse(name.text, kind)
            if analysed_.compared not in seen:
                seen.add(analysed_.compared)
                yield name, analysed_


_THINGS_HAVE = frozenset({Role.GENERIC, Role.LEGAL})


def _kinds(name: PrintedName, stated: PartyKind) -> Iterator[PartyKind]:
    """The kinds of party that a name may belong to."""
    if stated is not PartyKind.UNKNOWN:
        yield stated
        return
    # Read as a person's, the words that many things have would count as rare names.
    if not any(part.role in _THINGS_HAVE for part in analyse(name.text, PartyKind.UNKNOWN).parts):
        yield PartyKind.PERSON
    # A comma says `SURNAME, Given` often enough that "Baki, Abdul" must not be read as two names of a thing.
    if "," not in name.text:
        yield PartyKind.ORGANISATION
    yield PartyKind.UNKNOWN


__all__ = [
    "Agreement",
    "Comparison",
    "Evidence",
    "Findings",
    "Level",
    "PartEvidence",
    "Populations",
    "Promise",
    "Score",
    "agree",
    "analysed",
    "compare",
    "compare_facts",
    "compare_found",
    "readings",
]

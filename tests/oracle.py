"""What must the engine answer? The naive judge, short enough to be believed.

Everything fast in the engine is compared with something slow here: aligning two parts with the textbook's table of
cells, pairing the parts of two names in every possible way, and screening by scoring every record. Of the engine it
uses the costs of sounds, what one pair of units is worth, and `compare`; not the search, the bounds, the assignment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from crible.errors import EmptyNameError
from crible.matching import Comparison, Findings, Populations, Score, compare
from crible.matching.names import Pair, _pairs
from crible.names import MAX_SOUNDS, OPTIONAL, SOUNDS, Name, Part, Role
from crible.names.alignment import costs
from crible.policy import NamePolicy, Policy
from crible.records import Record, Subject

# ------------------------------------------------------------------------------------------------- alignment


def align(left_class: str, left: str, right_class: str, right: str) -> tuple[int, int]:
    """Agreement (sixteenths of a bit) and fit (thousandths, rounded down) of two strings of sounds."""
    table = costs(left_class, right_class)
    xs = [SOUNDS.index(sound) for sound in left[:MAX_SOUNDS]]
    ys = [SOUNDS.index(sound) for sound in right[:MAX_SOUNDS]]
    cells = [[0] * (len(ys) + 1) for _ in range(len(xs) + 1)]
    for i in range(len(xs) + 1):
        for j in range(len(ys) + 1):
            ways = []
            if i:
                ways.append(cells[i - 1][j] + int(table.drop_left[xs[i - 1]]))
            if j:
                ways.append(cells[i][j - 1] + int(table.drop_right[ys[j - 1]]))
            if i and j:
                ways.append(cells[i - 1][j - 1] + int(table.pair[xs[i - 1], ys[j - 1]]))
            cells[i][j] = max(ways, default=0)
    most_left = sum(max(0, *map(int, table.pair[x])) for x in xs)
    most_right = sum(max(0, *map(int, table.pair[:, y])) for y in ys)
    return cells[-1][-1], cells[-1][-1] * 2000 // max(most_left + most_right, 1)


# ------------------------------------------------------------------------------------------------- names


class Outcome(NamedTuple):
    """What one way to pair the parts of two names gives."""

    evidence: int
    """Sixteenths of a bit that the pairs earn."""
    steps: int
    """The same after everything that subtracts."""
    full: bool


def outcomes(left: Name, right: Name, findings: Findings, policy: NamePolicy) -> set[Outcome]:
    """What every way to pair the parts of two names gives, parts alone or two neighbours joined."""
    pairs = list(_pairs(left, right, findings, policy))
    return {_outcome(way, left, right, policy) for way in _ways(pairs)}


def most_evidence(found: Iterable[Outcome]) -> set[Outcome]:
    """The outcomes of most evidence."""
    found = set(found)
    most = max(outcome.evidence for outcome in found)
    return {outcome for outcome in found if outcome.evidence == most}


def _ways(pairs: list[Pair]) -> Iterator[list[Pair]]:
    """Every set of pairs of which no two share a part."""
    if not pairs:
        yield []
        return
    first, rest = pairs[0], pairs[1:]
    yield from _ways(rest)
    yield from ([first, *way] for way in _ways([p for p in rest if not (_parts(p) & _parts(first))]))


def _parts(pair: Pair) -> set[tuple[str, int]]:
    lefts = {("left", pair.left + i) for i in range(pair.left_width)}
    return lefts | {("right", pair.right + i) for i in range(pair.right_width)}


def _outcome(way: list[Pair], left: Name, right: Name, policy: NamePolicy) -> Outcome:
    used = {part for pair in way for part in _parts(pair)}
    lefts = _lone("left", left, used)
    rights = _lone("right", right, used)
    evidence = sum(pair.steps for pair in way)
    cost = sum(
        policy.contradicted * (policy.minor if _minor(a) or _minor(b) else 1)
        for a, b in zip(lefts, rights, strict=False)
    )
    longer, both = max(lefts, rights, key=len), min(len(lefts), len(rights))
    cost += sum(policy.missing * (policy.minor if _minor(part) else 1) for part in longer[both:])
    places = [pair.right for pair in sorted(way)]
    if places != sorted(places) and "," not in left.text + right.text:
        cost += policy.order
    beyond = max(evidence / 16 - policy.damped_from, 0) if both else 0
    damping = round(beyond * (1 - policy.damped_to) * 16)
    full = bool(way) and not lefts and not rights and all(pair.same for pair in way)
    return Outcome(evidence, evidence - damping - round(cost * 16), full)


def _lone(side: str, name: Name, used: set[tuple[str, int]]) -> list[Part]:
    """Parts without a partner that may not lack one, initials and generic words last."""
    lone = [p for i, p in enumerate(name.compared) if (side, i) not in used and p.role not in OPTIONAL]
    return [p for p in lone if not _minor(p)] + [p for p in lone if _minor(p)]


def _minor(part: Part) -> bool:
    return part.role in {Role.INITIAL, Role.GENERIC}


# ------------------------------------------------------------------------------------------------- screening


class Found(NamedTuple):
    """A hit, as far as it must be the same however it was found."""

    reference: str
    bits: float
    full: bool


def screen(
    subject: Subject, records: Iterable[Record], policy: Policy, populations: Populations, threshold: float
) -> list[Found]:
    """The hits of a check: every record is scored, and what the rule lets pass is kept, most bits first."""
    found = []
    for record in records:
        with suppress(EmptyNameError):
            score = compare(subject, record, policy, populations)
            if passes(score, policy, threshold):
                found.append(Found(record.reference, score.bits, score.full_agreement))
    return sorted(found, key=lambda hit: (-hit.bits, hit.reference))


def passes(score: Score, policy: Policy, threshold: float) -> bool:
    """The rule: a document in common, names that agree in full without contrary facts, or enough evidence."""
    document = any(row.comparison is Comparison.DOCUMENT for row in score.rows)
    agreement = policy.full_agreement and score.full_agreement and score.fact_bits >= policy.agreement_facts
    evidence = score.bits >= threshold and score.name_bits >= policy.least_name_bits
    return document or agreement or evidence

"""How well do two names agree, part by part?

The naive version tries every way to pair the parts of one name with those of the other, parts alone or two neighbours
joined, and keeps the way with most evidence. Here each choice of joined parts leaves an assignment problem, solved
exactly (Kuhn 1955; scipy). What is left over on both sides contradicts, on one side is missing. Nothing but pairs
of parts adds evidence; every other term subtracts: the index relies on that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from crible.matching.parts import Findings, Worth
from crible.matching.score import STEPS_PER_BIT, Comparison, Evidence, Level
from crible.names import OPTIONAL, Name, Part, Role, Unit
from crible.policy import NamePolicy

_MOST_JOINS = 6
"""Joined pairs tried at once, the best first: names with more are noise."""
_LOOKALIKE_INITIALS = str.maketrans("wqcxyjzZSCTDE@G3", "vkkkiiSSSStddage")
"""Initials that romanisations confuse."""


class Pair(NamedTuple):
    """A unit of the subject's name and a unit of the record's that agree."""

    left: int
    """First compared part on the subject's side."""
    left_width: int
    right: int
    right_width: int
    steps: int
    level: Level
    same: bool

    @property
    def lefts(self) -> frozenset[int]:
        """Places of the subject's parts."""
        return frozenset(range(self.left, self.left + self.left_width))

    @property
    def rights(self) -> frozenset[int]:
        """Places of the record's parts."""
        return frozenset(range(self.right, self.right + self.right_width))

    @property
    def joined(self) -> bool:
        """Whether one side has two parts for one of the other."""
        return self.left_width + self.right_width > len("ab")


class Agreement(NamedTuple):
    """The outcome for two names, in sixteenths of a bit."""

    steps: int
    rows: tuple[Evidence, ...]
    full: bool


def agree(left: Name, right: Name, findings: Findings, policy: NamePolicy) -> Agreement:
    """The evidence that two names are one.

    Args:
        left: The subject's name.
        right: The record's name.
        findings: The evidence of every pair of their units.
        policy: What leftovers cost.
    """
    pairs = sorted(_best(list(_pairs(left, right, findings, policy))))
    rows = [_row(pair, left, right) for pair in pairs]
    lone_left = _lone(left, frozenset[int]().union(*(p.lefts for p in pairs)))
    lone_right = _lone(right, frozenset[int]().union(*(p.rights for p in pairs)))
    contradictions = min(len(lone_left), len(lone_right))
    rows += _damping(rows, policy) if contradictions else []
    rows += _leftovers(lone_left, lone_right, policy)
    if _out_of_order(pairs) and "," not in left.text + right.text:
        rows.append(Evidence(Comparison.ORDER, Level.DIFFERENT, left.text, right.text, -policy.order))
    full = bool(pairs) and not lone_left and not lone_right and all(p.same for p in pairs)
    return Agreement(steps_of(rows), tuple(rows), full)


def steps_of(rows: Iterable[Evidence]) -> int:
    """The sum of rows in sixteenths of a bit."""
    return round(sum(row.bits for row in rows) * STEPS_PER_BIT)


# ------------------------------------------------------------------------------------------------- pairs


def _pairs(left: Name, right: Name, findings: Findings, policy: NamePolicy) -> Iterator[Pair]:
    """Every pair of units that agree, with what it is worth between these two names."""
    for unit in left.units:
        found = findings.worths.get(unit.key, {})
        for other in right.units:
            worth = found.get(other.key)
            if unit.role is Role.INITIAL or other.role is Role.INITIAL:
                worth = _initials(unit, other, policy)
            if worth is None or (unit.joined and other.joined):
                continue
            steps = _priced(worth.steps, unit, other, findings, policy)
            steps += _same_spelling(unit, other, left, right, policy)
            if steps > 0:
                yield Pair(unit.first, 1 + unit.joined, other.first, 1 + other.joined, steps, worth.level, worth.same)


def _initials(unit: Unit, other: Unit, policy: NamePolicy) -> Worth | None:
    """The evidence where one of the two is an initial."""
    if unit.joined or other.joined or {unit.role, other.role} & OPTIONAL:
        return None
    both = unit.role is other.role
    steps = round(policy.initial * (1 + both) * STEPS_PER_BIT)
    return Worth(steps, Level.INITIAL, both) if initials_alike(unit.sounds, other.sounds) else None


def initials_alike(one: str, other: str) -> bool:
    """Whether two strings of sounds begin with sounds that romanisations write with one letter."""
    return one[0].translate(_LOOKALIKE_INITIALS) == other[0].translate(_LOOKALIKE_INITIALS)


def _priced(steps: int, unit: Unit, other: Unit, findings: Findings, policy: NamePolicy) -> int:
    """The evidence of a pair after what its roles and joins cost."""
    roles = {unit.role, other.role}
    if Role.NUMBER in roles and unit.sounds != other.sounds:
        return 0
    caps = {Role.TITLE: policy.title, Role.LEGAL: policy.legal, Role.GENERIC: policy.generic}
    steps = min([steps, *(round(caps[role] * STEPS_PER_BIT) for role in roles & caps.keys())])
    if unit.joined or other.joined:
        steps = min(steps, round(policy.joined_most * STEPS_PER_BIT)) - round(policy.joined * STEPS_PER_BIT)
    # Read in another way, parts are never worth more than as they are written.
    return min(steps, sum(findings.own[key] for key in unit.within)) if unit.within else steps


def _same_spelling(unit: Unit, other: Unit, left: Name, right: Name, policy: NamePolicy) -> int:
    if unit.joined or other.joined or left.compared[unit.first].text != right.compared[other.first].text:
        return 0
    return round(policy.spelling * STEPS_PER_BIT)


# ------------------------------------------------------------------------------------------------- assignment


def _best(pairs: list[Pair]) -> list[Pair]:
    """The pairs of most evidence of which no two share a part."""
    joins = sorted((p for p in pairs if p.joined), key=lambda p: (-p.steps, p))[:_MOST_JOINS]
    singles = [p for p in pairs if not p.joined]
    ways = (chosen + _assigned(singles, chosen) for chosen in _choices(joins))
    return max(ways, key=lambda way: (sum(p.steps for p in way), -len(way)))


def _choices(joins: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Every set of joined pairs that share no part; none first."""
    if not joins:
        yield []
        return
    for rest in _choices(joins[1:]):
        yield rest
        if not any(_clash(joins[0], other) for other in rest):
            yield [joins[0], *rest]


def _clash(one: Pair, other: Pair) -> bool:
    return bool(one.lefts & other.lefts or one.rights & other.rights)


_NEARNESS = 64
"""Among ways of equal evidence, parts that stand in like places are paired: one sixty-fourth of a step decides."""


def _assigned(singles: Sequence[Pair], taken: Sequence[Pair]) -> list[Pair]:
    """The best pairs of single parts beside those already taken."""
    free = [p for p in singles if not any(_clash(p, other) for other in taken)]
    if len({p.left for p in free}) == len({p.right for p in free}) == len(free):
        return free
    best: dict[tuple[int, int], Pair] = {}
    for pair in free:
        place = (pair.left, pair.right)
        if place not in best or pair.steps > best[place].steps:
            best[place] = pair
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415  # slow to load, and seldom needed

    gains = np.zeros((1 + max(p.left for p in free), 1 + max(p.right for p in free)))
    for (left, right), pair in best.items():
        gains[left, right] = pair.steps * _NEARNESS - min(abs(left - right), _NEARNESS // 2)
    chosen = zip(*linear_sum_assignment(gains, maximize=True), strict=True)
    return [best[place] for left, right in chosen if (place := (int(left), int(right))) in best]


# ------------------------------------------------------------------------------------------------- rows


def _row(pair: Pair, left: Name, right: Name) -> Evidence:
    ours = " ".join(part.text for part in left.compared[pair.left : pair.left + pair.left_width])
    theirs = " ".join(part.text for part in right.compared[pair.right : pair.right + pair.right_width])
    level = Level.SPELLING if ours == theirs else pair.level
    comparison = Comparison.JOINED if pair.joined else Comparison.PART
    return Evidence(comparison, level, ours, theirs, pair.steps / STEPS_PER_BIT)


def _lone(name: Name, paired: frozenset[int]) -> list[Part]:
    """The parts that are left over and should not be, the weightiest first."""
    parts = [p for i, p in enumerate(name.compared) if i not in paired and p.role not in OPTIONAL]
    return sorted(parts, key=_minor)


def _minor(part: Part) -> bool:
    return part.role in {Role.INITIAL, Role.GENERIC}


def _leftovers(lefts: Sequence[Part], rights: Sequence[Part], policy: NamePolicy) -> list[Evidence]:
    """Parts left over on both sides contradict each other; the rest is missing on one side."""
    rows = []
    for left, right in zip(lefts, rights, strict=False):
        cost = _weighed(policy.contradicted, policy, minor=_minor(left) or _minor(right))
        rows.append(Evidence(Comparison.CONTRADICTED, Level.DIFFERENT, left.text, right.text, -cost))
    rows += [Evidence(Comparison.MISSING, Level.ABSENT, p.text, "", -_lack(p, policy)) for p in lefts[len(rights) :]]
    rows += [Evidence(Comparison.EXTRA, Level.ABSENT, "", p.text, -_lack(p, policy)) for p in rights[len(lefts) :]]
    return rows


def _lack(part: Part, policy: NamePolicy) -> float:
    return _weighed(policy.missing, policy, minor=_minor(part))


def _weighed(cost: float, policy: NamePolicy, *, minor: bool) -> float:
    """A cost as it counts for a part, in whole sixteenths."""
    return round(cost * policy.minor * STEPS_PER_BIT) / STEPS_PER_BIT if minor else cost


def _damping(rows: Sequence[Evidence], policy: NamePolicy) -> list[Evidence]:
    """Beside a contradiction, evidence beyond a measure counts only in part, in whole sixteenths."""
    excess = sum(row.bits for row in rows) - policy.damped_from
    taken = round(excess * (1 - policy.damped_to) * STEPS_PER_BIT) / STEPS_PER_BIT
    return [Evidence(Comparison.DAMPED, Level.DIFFERENT, "", "", -taken)] if taken > 0 else []


def _out_of_order(pairs: Sequence[Pair]) -> bool:
    """Whether pairs in the order of the subject's name are not in that of the record's."""
    ordered = [p.right for p in sorted(pairs)]
    return ordered != sorted(ordered)

"""The agreement of names: the best way to pair their parts, whatever the ways."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import oracle
import strategies
from crible.matching import Agreement, Comparison, Findings, PartEvidence, Populations, agree
from crible.matching.names import _MOST_JOINS, _pairs
from crible.names import Name, analyse
from crible.policy import NamePolicy
from support import case_rows

POLICY = NamePolicy()
SMALL = 4
"""Parts of the names that are paired in every possible way."""
FEW = 18
"""Pairs of parts that agree: each one more doubles the ways to try."""


@cache
def evidence() -> PartEvidence:
    """Parts are worth what ordinary people make them."""
    return PartEvidence(POLICY, Populations())


def findings(left: Name, right: Name) -> Findings:
    """The evidence of all pairs of units of two names."""
    return evidence().findings((unit.key for unit in left.units), (unit.key for unit in right.units))


def agreement(one: str, other: str, kind: str = "unknown") -> Agreement:
    """How two texts agree as names."""
    left, right = analyse(one, kind), analyse(other, kind)
    return agree(left, right, findings(left, right), POLICY)


@st.composite
def small_names(draw: st.DrawFn) -> tuple[Name, Name]:
    """Two names of few parts, the second partly made of the first."""
    words = draw(st.lists(st.sampled_from(strategies.PARTS), min_size=1, max_size=SMALL))
    others = draw(st.lists(st.sampled_from((*words, *strategies.PARTS)), min_size=1, max_size=SMALL))
    names = analyse(" ".join(words)), analyse(draw(st.sampled_from((" ", ""))).join(others))
    assume(max(len(name.compared) for name in names) <= SMALL)
    return names


@given(small_names())
def test_pairs_as_the_oracle(names: tuple[Name, Name]) -> None:
    """The agreement is that of the most evidence among all ways to pair parts and joined neighbours."""
    found = findings(*names)
    pairs = list(_pairs(*names, found, POLICY))
    assume(len(pairs) <= FEW and sum(pair.joined for pair in pairs) <= _MOST_JOINS)
    best = oracle.most_evidence(oracle.outcomes(*names, found, POLICY))
    fast = agree(*names, found, POLICY)

    assert (fast.steps, fast.full) in {(outcome.steps, outcome.full) for outcome in best}


@given(small_names())
def test_value_is_the_sum_of_rows(names: tuple[Name, Name]) -> None:
    """The value is the sum of the rows, in whole sixteenths, and only pairs of parts add."""
    found = agree(*names, findings(*names), POLICY)

    assert found.steps == 16 * sum(row.bits for row in found.rows)
    assert all((row.bits > 0) == (row.comparison in {Comparison.PART, Comparison.JOINED}) for row in found.rows)
    assert all((16 * row.bits).is_integer() for row in found.rows)


@given(small_names())
def test_no_part_is_used_twice(names: tuple[Name, Name]) -> None:
    """Every part that may not be missing stands in exactly one row, on its side."""
    found = agree(*names, findings(*names), POLICY)
    rows = [row for row in found.rows if row.comparison not in {Comparison.ORDER, Comparison.DAMPED}]

    for name, words in zip(names, (" ".join(r.subject for r in rows), " ".join(r.record for r in rows)), strict=True):
        expected = sorted(" ".join(name.compared[i].text for i in name.required()).split())
        optional = sorted(" ".join(p.text for i, p in enumerate(name.compared) if i not in name.required()).split())
        assert [w for w in expected if w not in optional] == sorted(w for w in words.split() if w not in optional)


@given(small_names())
def test_a_name_agrees_best_with_itself(names: tuple[Name, Name]) -> None:
    """No other name earns more evidence from a name than the name itself; and it agrees with itself in full."""
    left, right = names
    itself = agree(left, left, findings(left, left), POLICY)

    assert itself.full
    assert agree(left, right, findings(left, right), POLICY).steps <= itself.steps


ENOUGH, MUCH = 8, 12
"""Bits to be a hit with the help of facts; bits without which a name is no hit on a list of any size."""
VERDICTS: dict[str, Callable[[Agreement], bool]] = {
    "same STRONG": lambda found: found.full,
    "same WEAK": lambda found: found.steps >= ENOUGH * 16,
    "different STRONG": lambda found: not found.full and found.steps < MUCH * 16,
    "different WEAK": lambda found: not found.full,
}


@pytest.mark.parametrize(("one", "other", "kind", "verdict"), case_rows("same", 4))
def test_same_or_different(one: str, other: str, kind: str, verdict: str) -> None:
    """Two texts are names of one party, or are not, whichever of them is checked."""
    for found in (agreement(one, other, kind), agreement(other, one, kind)):
        assert VERDICTS[verdict](found), [f"{row.subject} / {row.record}: {row.bits}" for row in found.rows]


@pytest.mark.parametrize(("query", "better", "worse"), case_rows("ranking", 3))
def test_ranking(query: str, better: str, worse: str) -> None:
    """Of two listed names the one that fits better has more evidence."""
    assert agreement(query, better).steps > agreement(query, worse).steps

"""What the index proposes: never too little."""

from __future__ import annotations

import pytest

import invented
from crible.index import Index
from crible.matching import PartEvidence, agree, analysed, readings
from crible.names import Name
from crible.policy import Policy
from crible.records import PrintedName, Record, Subject

SIZE = 300
AGREES = 1 << 16
"""More than any name can have."""


def too_low(index: Index, subject: Subject) -> list[tuple[str, int, int]]:
    """Every listed name that has more evidence than the index holds possible, with both."""
    policy = Policy().names
    names: list[Name] = [name for _, name in readings(subject)]
    candidates = index.searcher(PartEvidence(policy, index.populations())).candidates(names, floor=0)
    wrong = []
    for place in range(len(index)):
        bounds = candidates.bounds.get(place)
        for i, printed, other in analysed(index.record(place)):
            bound = bounds[i] if bounds is not None else 0
            for name in names:
                agreement = agree(name, other, candidates.findings, policy)
                if agreement.steps > bound or (agreement.full and bound < AGREES):
                    wrong.append((printed.text, agreement.steps, bound))
    return wrong


@pytest.mark.parametrize("query", invented.QUERIES)
def test_bounds_are_never_too_low(query: str) -> None:
    """No name of a list has more evidence than its bound, nor agrees in full where the bound denies it."""
    assert [] == too_low(invented.index(SIZE // 3), Subject.of(query))


def test_bounds_hold_for_people() -> None:
    """The same for listed people as they arrive."""
    assert [] == [
        wrong for subject in invented.planted(SIZE, 1) for wrong in too_low(invented.index(SIZE // 3), subject)
    ]


INITIALS = (
    ("A B C D E F G H I J", "Anton Boris Carl David Emil Franz Gustav Hans Igor Josef"),
    ("Юсуф Зорван", "Ю. Зорван"),
    ("Yusuf Shamil Zorvan", "Ю. Щ. Zorvan"),
    ("Y Zorvan", "Ю Zorvan"),
)


@pytest.mark.parametrize(("query", "listed"), INITIALS)
def test_bounds_count_initials(query: str, listed: str) -> None:
    """Initials count, however many they are, and though their letter stands for two sounds."""
    index = Index.build([Record(names=(PrintedName.of(listed),), reference="R-1", list="test")])

    assert [] == too_low(index, Subject.of(query))

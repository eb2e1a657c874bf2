"""How many true pairs of names does Crible find, at how few false ones, beside a yardstick in the same run?

For each language: a thousand people with a native and a Latin spelling. Each Latin spelling is compared with each
native one; pairs of one person are true, all others false, except where the parts of one are contained in the other.
Recall is reported at a false-match rate per pair of one in a thousand and one in ten thousand. The yardstick is Jaro-
Winkler on romanised, sorted parts.

What the numbers do not show: per-pair rates flatter every method, since a check compares with a whole list (see
`alerts.py`); about one true pair in a hundred is wrong in the source; native spellings of Arabic, Persian and Urdu
come folded. Nothing was fitted on the part shown: `dev` is for looking, `test` for a report.

Run: python benchmarks/quality.py [--part dev|test] [--people 1000] [LANGUAGE ...]
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cdist

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tables"))
from common import SHARED, pairs, variants

from crible.errors import EmptyNameError
from crible.index import Index
from crible.matching import PartEvidence, agree
from crible.names import analyse
from crible.policy import Policy
from crible.records import PartyKind, PrintedName, Record

LANGUAGES = ("ar", "fa", "ur", "hi", "ru", "uk", "be", "latin")
RATES = (1e-3, 1e-4)
FLOOR = 1.0
"""Bits below which pairs need no score: far more than one pair in a thousand scores above."""


def main() -> None:
    """Print a line per language."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--part", choices=("dev", "test"), default="dev")
    parser.add_argument("--people", type=int, default=1000)
    arguments = parser.parse_args()
    if not SHARED.exists():
        print("The public pairs of names are not beside the checkout; nothing was measured.")
        return
    print(f"recall at a false-match rate per pair of 1e-3 / 1e-4, part {arguments.part}; name only\n")
    print(f"{'':8}{'people':>8}{'Crible':>16}{'Jaro-Winkler':>16}{'s':>8}")
    for language in arguments.languages:
        people = _people(language, arguments.part, arguments.people)
        begun = time.perf_counter()
        ours = _recalls(_crible(people), people)
        seconds = time.perf_counter() - begun
        theirs = _recalls(_jaro_winkler(people), people)
        print(f"{language:8}{len(people):8}{ours:>16}{theirs:>16}{seconds:8.0f}", flush=True)


def _people(language: str, part: str, count: int) -> list[tuple[str, str]]:
    """(Latin, native) names of different people, of two parts or more."""
    source = variants(part) if language == "latin" else pairs(language, part)
    seen: set[tuple[str, ...]] = set()
    people = []
    for latin, native in source:
        keys = [_key(latin), _key(native)]
        if all(len(key) > 1 and key not in seen for key in keys):
            seen.update(keys)
            people.append((latin, native))
    random.Random(20171115).shuffle(people)
    return people[:count]


def _key(name: str) -> tuple[str, ...]:
    try:
        return tuple(sorted({part.text for part in analyse(name, "person").compared}))
    except EmptyNameError:
        return ()


def _crible(people: list[tuple[str, str]]) -> NDArray[np.float64]:
    """(Latin, native): bits of every pair."""
    policy = Policy()
    records = [
        Record(names=(PrintedName.of(native),), kind=PartyKind.PERSON, reference=str(place))
        for place, (_, native) in enumerate(people)
    ]
    index = Index.build(records)
    # Populations without the list: a thousand people of one culture are no list of wanted persons.
    searcher = index.searcher(PartEvidence(policy.names, index.populations()))
    scores = np.full((len(people), len(people)), -99.0)
    natives = [analyse(native, "person") for _, native in people]
    for row, (latin, _) in enumerate(people):
        name = analyse(latin, "person")
        candidates = searcher.candidates([name], FLOOR)
        for place in candidates.bounds:
            scores[row, place] = agree(name, natives[place], candidates.findings, policy.names).steps / 16
    return scores


def _jaro_winkler(people: list[tuple[str, str]]) -> NDArray[np.float64]:
    """The same by the yardstick."""
    sides = [[" ".join(sorted(anyascii(name).lower().split())) for name in side] for side in zip(*people, strict=True)]
    return np.asarray(cdist(*sides, scorer=JaroWinkler.normalized_similarity), dtype=np.float64)


def _recalls(scores: NDArray[np.float64], people: list[tuple[str, str]]) -> str:
    """Recall at each rate, as text."""
    true = np.diagonal(scores)
    false = np.sort(scores[_negatives(people)])[::-1]
    thresholds = [false[int(rate * len(false))] for rate in RATES]
    return " / ".join(f"{(true > threshold).mean():.3f}" for threshold in thresholds)


def _negatives(people: list[tuple[str, str]]) -> NDArray[np.bool_]:
    """(Latin, native): whether a pair is surely of two persons."""
    sure = ~np.eye(len(people), dtype=np.bool_)
    for side in zip(*people, strict=True):
        parts = [frozenset(_key(name)) for name in side]
        for row, own in enumerate(parts):
            for column, other in enumerate(parts):
                if row != column and (own <= other or other <= own):
                    sure[row, column] = False
    return sure


if __name__ == "__main__":
    main()

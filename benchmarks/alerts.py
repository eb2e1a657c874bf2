"""What does a check against a whole list find, and how often does it stop ordinary people?

The list: the persons of the combined list of 2022-05, each with one Latin name only. The queries: their names in
Arabic and Cyrillic letters and their Latin aliases, counted as found when the right record is a hit; and ordinary
people (athletes and candidates of the whole world), counted as stopped when anything is. Recall is given at
thresholds that stop 10, 50, 100 and 500 in 10,000 of them, and for the default policy, under which names that agree
in full are hits too. Beside it the yardstick, Jaro-Winkler on romanised, sorted parts, in the same run.

What the numbers do not show: many Latin aliases are other names altogether and cannot be reached by sound; some
ordinary people share a listed person's name, which no method by name can tell apart; 10 in 10,000 rests on a single
person.

Run: python benchmarks/alerts.py [--queries 250] [--ordinary 1000]
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections.abc import Sequence

import msgspec
import numpy as np
from _lists import SHARED, records_of
from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cdist

from crible.index import Index
from crible.policy import Policy
from crible.records import ListVersion, PartyKind, Record, Subject
from crible.screening import Reason, Screener

ALERTS = (10, 50, 100, 500)
ORDINARY = ("paris-2024-athletes", "eci-candidates-2021")
SEED = 20171115


def main() -> None:
    """Print recall per kind of query at each rate of alerts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--queries", type=int, default=250)
    parser.add_argument("--ordinary", type=int, default=1000)
    arguments = parser.parse_args()
    records = records_of("combined")
    if records is None:
        print("The public lists are not beside the checkout; nothing was measured.")
        return
    listed, queries = _split(records, arguments.queries)
    ordinary = _ordinary(arguments.ordinary)
    print(f"{len(listed):,} persons listed, {len(ordinary):,} ordinary people; recall at alerts per 10,000 checks\n")
    print(f"{'':36}" + "".join(f"{alerts:>8}" for alerts in ALERTS) + f"{'default':>10}")
    _crible(listed, queries, ordinary)
    _jaro_winkler(listed, queries, ordinary)


def _split(records: Sequence[Record], count: int) -> tuple[list[Record], dict[str, list[tuple[str, str]]]]:
    """The persons with one Latin name each, and their other names with the reference that they should find."""
    listed = []
    queries: dict[str, list[tuple[str, str]]] = {"Arab": [], "Cyrl": [], "Latn": []}
    for record in records:
        latin = [name for name in record.names if name.script == "Latn" and " " in name.text]
        if record.kind is not PartyKind.PERSON or not latin:
            continue
        listed.append(msgspec.structs.replace(record, names=(latin[0],), list="combined"))
        others = [name for name in record.names if name is not latin[0] and " " in name.text]
        for script, asked in queries.items():
            asked.extend([(name.text, record.reference) for name in others if name.script == script][:1])
    rng = random.Random(SEED)
    return listed, {script: rng.sample(found, min(count, len(found))) for script, found in queries.items()}


def _ordinary(count: int) -> list[str]:
    with (SHARED / "names" / "ordinary_full_names.csv").open(encoding="utf-8", newline="") as file:
        names = [row["full_name"] for row in csv.DictReader(file) if row["source"] in ORDINARY]
    return random.Random(SEED).sample(names, count)


def _crible(listed: list[Record], queries: dict[str, list[tuple[str, str]]], ordinary: list[str]) -> None:
    policy = Policy()
    versions = (ListVersion(name="combined", version="benchmark", records=len(listed)),)
    index = Index.build(listed, versions).calibrated(policy)
    screener = Screener(index, policy)
    # Every candidate above a low level, so that any threshold can be tried afterwards.
    low = Screener(index, msgspec.structs.replace(policy, chance_alerts=1e9))
    begun = time.perf_counter()
    stopped = [_best(low, screener, name, None) for name in ordinary]
    milliseconds = 1000 * (time.perf_counter() - begun) / len(ordinary)
    best = np.array([bits for bits, _ in stopped])
    for script, asked in queries.items():
        found = [_best(low, screener, name, reference) for name, reference in asked]
        recalls = _recalls(np.array([bits for bits, _ in found]), best)
        default = sum(hit for _, hit in found) / len(found)
        print(f"Crible        {script} ({len(asked):3} queries)    {recalls}{default:10.3f}", flush=True)
    alerts = 10_000 * sum(hit for _, hit in stopped) / len(stopped)
    print(
        f"Crible, default policy: {alerts:.0f} of 10,000 ordinary people stopped, threshold {screener.threshold} bits"
    )
    print(f"Crible, {milliseconds:.0f} ms per check in one thread\n")


def _best(low: Screener, screener: Screener, name: str, reference: str | None) -> tuple[float, bool]:
    """The most bits of a hit (of that record, if one is named), and whether the default policy reports it."""
    hits = [hit for hit in low.screen(Subject.of(name)).hits if reference in {None, hit.record.reference}]
    bits = max((hit.score.bits for hit in hits), default=-1.0)
    reported = any(h.reason is Reason.AGREEMENT or h.score.bits >= screener.threshold for h in hits)
    return bits, reported


def _jaro_winkler(listed: list[Record], queries: dict[str, list[tuple[str, str]]], ordinary: list[str]) -> None:
    names = [_sorted(record.names[0].text) for record in listed]
    rows = {record.reference: row for row, record in enumerate(listed)}
    best = cdist([_sorted(name) for name in ordinary], names, scorer=JaroWinkler.normalized_similarity).max(axis=1)
    for script, asked in queries.items():
        scores = cdist([_sorted(name) for name, _ in asked], names, scorer=JaroWinkler.normalized_similarity)
        own = np.array([scores[row, rows[reference]] for row, (_, reference) in enumerate(asked)])
        print(f"Jaro-Winkler  {script} ({len(asked):3} queries)    {_recalls(own, best)}")


def _sorted(name: str) -> str:
    return " ".join(sorted(anyascii(name).lower().replace(",", " ").split()))


def _recalls(own: np.ndarray, ordinary: np.ndarray) -> str:
    """Recall at each rate of alerts, as text."""
    ranked = np.sort(ordinary)[::-1]
    thresholds = [ranked[int(alerts * len(ranked) / 10_000)] for alerts in ALERTS]
    return "".join(f"{(own > threshold).mean():8.3f}" for threshold in thresholds)


if __name__ == "__main__":
    main()

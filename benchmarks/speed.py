"""How long does a check take, beside a linear scan by the fastest public string comparison, in the same run?

The list: the invented list of the demo, 43,000 subjects. The checks: its day of travellers, names alone. The yardsticks
compare the romanised name with every listed name: rapidfuzz's WRatio, which most home-made screening uses, and its
token_sort_ratio. One thread; medians; trust the ratios, not the milliseconds.

What the numbers do not show: the yardsticks find far less across scripts (see `alerts.py`), and a first check in a new
process also loads the tables.

Run: python benchmarks/speed.py [--size 43000] [--checks 200]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median

import msgspec
from anyascii import anyascii
from rapidfuzz import fuzz, process

from crible.evaluate import invent_day, invent_list
from crible.index import Index
from crible.policy import Policy
from crible.records import ListVersion, Subject
from crible.screening import Screener

SEED = 7


def main() -> None:
    """Print the median time of a check by each method, and its ratio to ours."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=43_000)
    parser.add_argument("--checks", type=int, default=200)
    arguments = parser.parse_args()
    invented = list(invent_list(size=arguments.size, seed=SEED))
    records = [msgspec.structs.replace(i.record, list="demo") for i in invented]
    index = Index.build(records, (ListVersion(name="demo", version="benchmark", records=len(records)),))
    screener = Screener(index.calibrated(Policy()), Policy())
    day = invent_day(invented, arguments.checks + 20, arguments.checks // 10, SEED)
    queries = [traveller.subject.names[0].text for traveller in day]
    names = [anyascii(name.text).lower() for record in records for name in record.names]
    print(f"{len(records):,} records, {len(names):,} names, {len(queries) - 20} checks, names alone\n")
    ours = _median(lambda query: screener.screen(Subject.of(query)), queries)
    print(f"{'Crible':28}{ours:9.1f} ms   1.0")
    for scorer in (fuzz.token_sort_ratio, fuzz.WRatio):
        theirs = _median(partial(_scan, names, scorer), queries[:60])
        print(f"{'rapidfuzz ' + scorer.__name__:28}{theirs:9.1f} ms   {theirs / ours:.1f} times ours")


def _scan(names: list[str], scorer: Callable[..., float], query: str) -> object:
    return process.cdist([anyascii(query).lower()], names, scorer=scorer)


def _median(check: Callable[[str], object], queries: Sequence[str]) -> float:
    """Milliseconds per check, after twenty to warm up."""
    times = []
    for query in queries:
        begun = time.perf_counter()
        check(query)
        times.append(1000 * (time.perf_counter() - begun))
    return median(times[20:])


if __name__ == "__main__":
    main()

"""Does every name of every listed record, checked as a query, find its own record, and at the top bits?

The simplest of all quality tests, on real lists whole: UN 2025-04, OFAC 2022-01, Canada 2025-05, and the combined
list of 2022-05 with its 84,407 rows. Every twentieth name, or with `--every 1` all of them, shared out to two
processes.

Run: python benchmarks/self_recall.py [--every N] [LIST ...]
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from _lists import LISTS, index_of

from crible.errors import CribleError
from crible.index import Index
from crible.policy import Policy
from crible.records import Subject
from crible.screening import Screener

_SHARES = 64
"""Pieces of a list: enough that two processes end together."""


def main() -> int:
    """Print a line per list and the names that failed; 1 if any failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lists", nargs="*", default=tuple(LISTS))
    parser.add_argument("--every", type=int, default=20, help="check every N-th name; 1 checks all, in half an hour")
    arguments = parser.parse_args()
    failures = 0
    for name in arguments.lists:
        index = index_of(name)
        if index is None:
            print(f"{name}: not beside the checkout, not measured")
            continue
        begun = time.perf_counter()
        path = Path("/tmp") / f"crible-self-recall-{name}.index"
        index.save(path)
        checked, missed = _check(path, arguments.every)
        seconds = time.perf_counter() - begun
        failures += len(missed)
        share = 100 * (checked - len(missed)) / max(checked, 1)
        print(f"{name}: {checked:,} names checked, self-recall {share:.3f} %, {seconds:,.0f} s", flush=True)
        for line in missed[:20]:
            print(f"    {line}")
    return 1 if failures else 0


def _check(path: Path, every: int) -> tuple[int, list[str]]:
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("fork")) as pool:
        results = list(pool.map(partial(_share, path, every), range(_SHARES)))
    return sum(checked for checked, _ in results), [line for _, lines in results for line in lines]


def _share(path: Path, every: int, share: int) -> tuple[int, list[str]]:
    """Check the names of every sixty-fourth record."""
    screener = _screener(path)
    seen, checked, missed = 0, 0, []
    for place in range(share, len(screener.index), _SHARES):
        record = screener.index.record(place)
        for printed in record.names:
            seen += 1
            if (seen + share) % every:
                continue
            checked += 1
            try:
                problem = _problem(screener, printed.text, record.reference)
            except CribleError as error:
                problem = str(error)
            if problem:
                missed.append(f"{record.reference} {printed.text!r}: {problem}")
    return checked, missed


def _problem(screener: Screener, text: str, reference: str) -> str:
    """Why a name does not find its own record at the top; empty if it does."""
    hits = screener.screen(Subject.of(text)).hits
    own = [hit.score.bits for hit in hits if hit.record.reference == reference]
    if not own:
        return "not found"
    best = hits[0]
    if own[0] < best.score.bits:
        return f"{own[0]} bits, below {best.record.reference} {best.score.record_name.text!r} with {best.score.bits}"
    return ""


_OPEN: dict[Path, Screener] = {}


def _screener(path: Path) -> Screener:
    if path not in _OPEN:
        _OPEN[path] = Screener(Index.open(path), Policy())
    return _OPEN[path]


if __name__ == "__main__":
    sys.exit(main())

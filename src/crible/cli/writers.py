"""In which form do the answers to checks go out, one after the other?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec

from crible.cli.answers import Query, answer, csv_rows, csv_text
from crible.cli.screen import Screen
from crible.cli.show_check import show_check
from crible.screening import Screening
from crible.service import Service

Write = Callable[[Query, Screening], None]


@contextmanager
def writer(form: str, service: Service, limit: int | None) -> Iterator[Write]:
    """What writes one answer to standard output: `json`, `jsonl`, `csv`, or text for people."""
    warnings = service.warnings()
    if not form:
        screen = Screen()
        yield lambda query, screening: show_check(screen, query, screening, limit)
        return
    sys.stdout.write({"csv": csv_text([], heading=True), "json": "["}.get(form, ""))
    first = True

    def write(query: Query, screening: Screening) -> None:
        nonlocal first
        given = answer(query, screening, warnings, limit)
        if form == "csv":
            sys.stdout.write(csv_text(csv_rows(given), heading=False))
        else:
            before, after = ("\n" if first else ",\n", "") if form == "json" else ("", "\n")
            sys.stdout.write(before + msgspec.json.encode(given).decode() + after)
        first = False
        sys.stdout.flush()

    yield write
    # An array that is not closed says that the answers are not whole: it is closed only after the last of them.
    sys.stdout.write("\n]\n" if form == "json" else "")

"""What does a person, or a program, read of one score?

The rows of evidence are drawn as a waterfall: each bar begins where the one above it ends, so the last one shows where
the sum comes from.
"""

from __future__ import annotations

from itertools import accumulate

import msgspec
from rich.text import Text

from crible.cli.answers import Query, rows_of
from crible.cli.screen import Screen, grid
from crible.cli.show_check import chance
from crible.matching.explain import sentence
from crible.service import Explanation

_WIDTH = 30
"""Characters of the widest bar."""


def explanation_json(explanation: Explanation, query: Query) -> str:
    """One score as a program reads it."""
    record, score = explanation.record, explanation.score
    return msgspec.json.encode(
        {
            "query": query,
            "list": record.list,
            "record": record.reference,
            "name": record.caption,
            "subject_name": score.subject_name.text,
            "matched_name": score.record_name.text,
            "script": score.record_name.script,
            "bits": score.bits,
            "threshold": explanation.threshold,
            "chance_alerts": explanation.chance_alerts,
            "reason": explanation.hit.reason if explanation.hit else None,
            "full_agreement": score.full_agreement,
            "evidence": rows_of(score),
            "not_compared": score.not_compared,
        }
    ).decode()


def show_explanation(explanation: Explanation, name: str) -> None:
    """Write one score as a table of its rows, with the sum at the end."""
    screen = Screen()
    record, score = explanation.record, explanation.score
    screen.line((screen.safe(name), "bold"), "  and  ", (screen.safe(record.caption), "bold"))
    screen.line(f"{record.list} {screen.safe(record.reference)}; the name that agrees best: ", indent=2)
    kind = f"  ({score.record_name.kind}, {score.record_name.script})"
    screen.line((screen.safe(score.record_name.text), "bold"), kind, indent=4)
    screen.line()
    table = grid("bits", "", "because", right=(0,))
    ends = list(accumulate((row.bits for row in score.rows), initial=0.0))
    for row, begin, end in zip(score.rows, ends, ends[1:], strict=False):
        table.add_row(f"{row.bits:+.2f}", bar(begin, end, ends), screen.safe(sentence(row)))
    table.add_row(f"{score.bits:+.2f}", bar(0.0, score.bits, ends), Text("the sum", style="bold"))
    screen.table(table)
    screen.line()
    if score.not_compared:
        screen.line(("not compared: " + screen.safe(", ".join(score.not_compared)), "dim"), indent=2)
    screen.line(chance(explanation.chance_alerts), f"; evidence needs {explanation.threshold:.1f} bits", indent=2)
    if explanation.hit:
        screen.line(("a possible match", "bold red"), f": {explanation.hit.reason}", indent=2)
    else:
        screen.line(("no possible match", "bold green"), " under this policy", indent=2)


def bar(begin: float, end: float, ends: list[float]) -> Text:
    """A bar from one sum to the next, on the scale of all sums; losses look unlike gains even without colours.

    >>> bar(0.0, 2.0, [0.0, 4.0]).plain, bar(4.0, 2.0, [0.0, 4.0]).plain
    ('███████████████', '               ░░░░░░░░░░░░░░░')
    """
    low, high = min(ends), max(ends)
    scale = _WIDTH / (high - low) if high > low else 0.0
    left, right = sorted((round((begin - low) * scale), round((end - low) * scale)))
    style, mark = ("green", "█") if end >= begin else ("red", "░")
    return Text(" " * left + mark * max(right - left, 1), style=style)

"""What does a person, or a program, read of a list?"""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from rich.table import Table

from crible.cli.screen import Screen, grid
from crible.cli.text import clean, count
from crible.home import Addition, Outcome, Stored
from crible.sources import Report

_SHOWN = 10
"""Refusals and warnings that a person sees; programs see all."""


def addition_json(addition: Addition) -> str:
    """What became of a file, with the whole report."""
    return msgspec.json.encode(addition).decode()


def lists_json(stored: list[Stored]) -> str:
    """The lists in use, each with its whole report."""
    return msgspec.json.encode(stored).decode()


def show_addition(addition: Addition) -> None:
    """Write the reader's report, and what became of the file."""
    screen = Screen()
    show_report(screen, addition.report)
    version = addition.list
    records = count(version.records, "record")
    match addition.outcome:
        case Outcome.UNCHANGED:
            screen.line((f"unchanged: {version.name} {version.version} stays in use ({records})", "bold"))
        case Outcome.ADDED:
            before = f"; before it {count(addition.before.records, 'record')}" if addition.before else ""
            screen.line((f"in use: {version.name} {version.version} ({records}{before})", "bold green"))
            for reason in addition.reasons:
                screen.line(("accepted although ", "yellow"), reason)
            screen.line("Next: crible build")
        case Outcome.HELD:
            pass  # said on standard error


def show_report(screen: Screen, report: Report) -> None:
    """Write what a reader read and refused."""
    table = grid("", "")
    table.show_header = False
    table.add_row("format", report.format)
    table.add_row("dated", clean(report.dated) or "the file does not say")
    table.add_row("records", f"{report.records:,}")
    for label, numbers in (
        ("  per kind", report.kinds),
        ("names per script", report.scripts),
        ("names per kind", report.names),
        ("birth dates", report.dates),
        ("rows read", report.rows),
    ):
        table.add_row(label, _numbers(numbers) or "none")
    table.add_row("refused", f"{len(report.refused):,}")
    screen.table(table)
    _show_some(screen, "refused", [f"{r.place}: {r.reason}{_quoted(r.value)}" for r in report.refused])
    _show_some(screen, "warning", report.warnings)


def _numbers(numbers: dict[str, int]) -> str:
    ordered = sorted(numbers.items(), key=lambda pair: -pair[1])
    return ", ".join(f"{clean(key)} {number:,}" for key, number in ordered)


def _quoted(value: str) -> str:
    return f" ({value!r})" if value else ""


def _show_some(screen: Screen, word: str, texts: list[str]) -> None:
    for text in texts[:_SHOWN]:
        screen.line((f"{word}: ", "yellow"), screen.safe(text), indent=2)
    if len(texts) > _SHOWN:
        screen.line(f"… and {len(texts) - _SHOWN:,} more of this sort: see them with --json", indent=2)


def show_lists(stored: list[Stored], *, now: datetime) -> None:
    """Write the lists in use as a table."""
    screen = Screen()
    if not stored:
        screen.line("No list is in use. Add one: crible lists add FILE")
        return
    screen.table(lists_table(stored, now=now))


def lists_table(stored: list[Stored], *, now: datetime) -> Table:
    """The lists in use, with their ages."""
    table = grid("list", "version", "records", "dated", "age", "added", "format", right=(2,))
    for one in stored:
        version = one.list
        table.add_row(
            version.name,
            version.version,
            f"{version.records:,}",
            clean(version.dated) or "-",
            age(version.dated or one.added, now),
            one.added[:10],
            one.report.format,
        )
    return table


def age(moment: str, now: datetime) -> str:
    """How long ago an ISO 8601 moment was, in whole days; a question mark where it is none.

    >>> age("2026-03-01", datetime(2026, 3, 3))
    '2 days'
    """
    try:
        return count((now.date() - date.fromisoformat(moment[:10])).days, "day")
    except ValueError:
        return "?"


def show_list(stored: Stored, versions: list[Stored]) -> None:
    """Write one list: where it comes from, its report, and the versions that are kept."""
    screen = Screen()
    screen.line((stored.list.name, "bold"), f"  {stored.list.version}, from {screen.safe(stored.source)}")
    show_report(screen, stored.report)
    table = grid("version", "records", "dated", "added", "source", "", title="versions kept", right=(1,))
    for one in versions:
        used = "in use" if one.list.version == stored.list.version else ""
        table.add_row(
            one.list.version,
            f"{one.list.records:,}",
            clean(one.list.dated) or "-",
            one.added[:10],
            clean(one.source),
            used,
        )
    screen.line()
    screen.table(table)

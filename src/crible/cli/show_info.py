"""What does a person read of a home?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from crible.cli.screen import Screen, grid
from crible.cli.show_lists import lists_table
from crible.cli.text import count
from crible.home import Stored


def show_info(facts: dict[str, Any], stored: list[Stored], *, now: datetime) -> None:
    """Write what is here."""
    screen = Screen()
    index = facts["index"]
    table = grid("", "")
    table.show_header = False
    table.add_row("home", screen.safe(facts["home"]))
    table.add_row("engine", f"Crible {facts['engine']}")
    table.add_row("policy", f"{facts['policy']['hash']} ({screen.safe(facts['policy']['source'])})")
    held = f"{count(index['records'], 'record')} from {count(len(index['lists']), 'list')}" if index else "none in use"
    table.add_row("index", held)
    for label, number in (index["numbers"] if index else {}).items():
        table.add_row(f"  {label}", f"{number:,}")
    screen.table(table)
    screen.line()
    if stored:
        screen.table(lists_table(stored, now=now))
    else:
        screen.line("No list is in use. Add one: crible lists add FILE")
    for warning in facts["warnings"]:
        screen.line(("warning: ", "yellow"), screen.safe(warning))

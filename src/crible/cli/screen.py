"""How does text reach the terminal: with which colours, in which direction, with what progress?"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from crible.cli.text import clean, isolate

Item = TypeVar("Item")

_PIPED_WIDTH = 200
"""Nobody folds what is piped; so wide a table does not either."""
_PATIENCE = 1.0
"""Seconds before a bar appears: what takes less needs none."""


class Screen:
    """Standard output for people; without colours, and without marks of direction, where it is no terminal."""

    def __init__(self) -> None:
        self.is_terminal = sys.stdout.isatty()
        width = None if self.is_terminal else _PIPED_WIDTH
        self._console = Console(markup=False, highlight=False, emoji=False, width=width, soft_wrap=True)

    def safe(self, text: str) -> str:
        """Foreign text made safe; on a terminal, what runs from right to left in it is isolated."""
        text = clean(text)
        return isolate(text) if self.is_terminal else text

    def line(self, *pieces: str | tuple[str, str], indent: int = 0) -> None:
        """Write one line of pieces, each plain or with its style."""
        self._console.print(Text.assemble(" " * indent, *pieces))

    def table(self, table: Table) -> None:
        """Write a table; what is too wide for a column goes on in the next line."""
        self._console.print(table, soft_wrap=False)


def grid(*headings: str, title: str = "", right: tuple[int, ...] = ()) -> Table:
    """An empty table; the columns numbered in `right` hold numbers."""
    table = Table(
        box=None, title=title or None, title_justify="left", title_style="bold", pad_edge=False, padding=(0, 2)
    )
    for number, heading in enumerate(headings):
        justify = "right" if number in right else "left"
        table.add_column(heading, overflow="fold", justify=justify, header_style="bold")  # type: ignore[arg-type]
    return table


class Bar:
    """A progress bar on standard error, for work that takes longer than a second; silent where it is no terminal."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._begun = time.monotonic()
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress:
            self._progress.stop()

    def __call__(self, done: int, total: int | None) -> None:
        """Say how far the work is."""
        if self._progress is None:
            if time.monotonic() - self._begun < _PATIENCE or not sys.stderr.isatty():
                return
            self._progress = _bar(self._title)
        self._progress.update(self._progress.task_ids[0], completed=done, total=total)

    def track(self, items: Iterable[Item], total: int | None = None) -> Iterator[Item]:
        """The items themselves, counted as they come."""
        for done, item in enumerate(items, 1):
            yield item
            if done % _STRIDE == 0:
                self(done, total)


_STRIDE = 64
"""Items between two looks at the clock."""


def _bar(title: str) -> Progress:
    columns = (SpinnerColumn(), TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.add_task(title, total=None)
    progress.start()
    return progress

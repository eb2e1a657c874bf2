"""Which names are to be checked: those of the command line, or those that come in from another program?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

import click

from crible.errors import CribleError, FactError

STANDARD_INPUT = "-"


class Asked(NamedTuple):
    """One name to check, where it stood, and what is wrong with it."""

    text: str
    place: str | None = None
    error: CribleError | None = None


class Names:
    """The names to check, in order; a line that is no UTF-8 comes with its error, blank lines a count.

    Args:
        given: Names of the command line; none, or `-`, means standard input.
        standard_input: One name per line.

    Raises:
        UsageError: No name is given, and standard input is a terminal.
    """

    def __init__(self, given: tuple[str, ...], standard_input: BinaryIO | None = None) -> None:
        self._given = given or (STANDARD_INPUT,)
        self._input = standard_input or sys.stdin.buffer
        self.blank = 0
        """Blank lines, skipped."""
        if not given and self._input.isatty():
            raise click.UsageError("Give a name, or one name per line on standard input.")
        if self._given.count(STANDARD_INPUT) > 1:
            raise click.UsageError("Standard input (-) can be read once.")

    def __iter__(self) -> Iterator[Asked]:
        for name in self._given:
            if name == STANDARD_INPUT:
                yield from self._lines()
            else:
                yield Asked(name)

    def _lines(self) -> Iterator[Asked]:
        for number, line in enumerate(self._input, 1):
            place = f"standard input, line {number}"
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
            except UnicodeDecodeError:
                error = FactError("this line is not UTF-8", value=repr(line), remedy="Convert the names to UTF-8.")
                yield Asked("", place, error)
                continue
            if text:
                yield Asked(text, place)
            else:
                self.blank += 1

"""Names to check: from the command line, from standard input, and what of it cannot be read."""

from __future__ import annotations

from io import BytesIO

import click
import pytest

from crible.cli.names import Names

INPUTS = [
    # (words, standard input, names, blank lines)
    (("Zorvan", "Amina"), b"unread\n", ["Zorvan", "Amina"], 0),
    ((), b"Zorvan\nAmina\n", ["Zorvan", "Amina"], 0),
    ((), b"\n  \nZorvan\r\n\n", ["Zorvan"], 3),
    (("Zorvan", "-"), b"Amina", ["Zorvan", "Amina"], 0),
    (("-",), "\ufeffЗорван\n".encode(), ["Зорван"], 0),
    ((), b"", [], 0),
]


@pytest.mark.parametrize(("words", "content", "names", "blank"), INPUTS)
def test_names(words: tuple[str, ...], content: bytes, names: list[str], blank: int) -> None:
    """Every name comes once, in order; blank lines are counted."""
    asked = Names(words, BytesIO(content))

    assert names == [name.text for name in asked]
    assert blank == asked.blank


def test_lines_know_their_place() -> None:
    """A line that is no UTF-8 comes as an error with its number, and the next line comes too."""
    first, second = Names((), BytesIO(b"\xff\xfe\nZorvan\n"))

    assert first.error
    assert "standard input, line 1" == first.place
    assert "Zorvan" == second.text


def test_input_is_read_once() -> None:
    """Standard input cannot be asked for twice."""
    with pytest.raises(click.UsageError):
        Names(("-", "-"), BytesIO(b""))

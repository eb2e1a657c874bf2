"""What do the tables of knowledge say?

Word lists and tables of letters are tab-separated files in `crible.data`; lines that begin with `#` are their header,
which gives fields, provenance and licence.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_FOLDER = files("crible.data")


@cache
def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, without its header."""
    lines = content(table).decode().split("\n")
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def words(table: str) -> frozenset[str]:
    """The first fields of a table."""
    return frozenset(row[0] for row in rows(table))


def content(table: str) -> bytes:
    """The whole file of a table."""
    return _FOLDER.joinpath(f"{table}.tsv").read_bytes()


__all__ = ["content", "rows", "words"]

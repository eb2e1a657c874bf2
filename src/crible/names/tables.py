"""What do the tables of names say, and which edition of them is this?

Tables are tab-separated files in `crible.data`; lines that begin with `#` are their header.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

_FOLDER = files("crible.data")
NAME_TABLES = (
    "abbreviations",
    "digit_letters",
    "equivalents",
    "generic_words",
    "legal_forms",
    "letter_names",
    "lookalikes",
    "fits",
    "particles",
    "population",
    "sound_costs",
    "sounds_arabic",
    "sounds_cyrillic",
    "sounds_devanagari",
    "sounds_latin",
    "titles",
)
"""Every table that can change how a name is analysed or compared."""


@cache
def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, without its header."""
    lines = _FOLDER.joinpath(f"{table}.tsv").read_text(encoding="utf-8").split("\n")
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def words(table: str) -> frozenset[str]:
    """The first fields of a table."""
    return frozenset(row[0] for row in rows(table))


@cache
def edition() -> str:
    """A digest of all tables of names: two installations that agree on it analyse every name alike."""
    digest = hashlib.sha256()
    for table in NAME_TABLES:
        digest.update(_FOLDER.joinpath(f"{table}.tsv").read_bytes())
    return digest.hexdigest()[:16]

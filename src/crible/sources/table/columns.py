"""Which column of someone's table holds which field of a record?

A user says so with a column map, or the header's own words do: `data/columns.tsv` knows them in several languages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from crible.errors import SourceError
from crible.tables import rows

JOIN = " + "
"""Joins the columns of one field: `alias 1 + alias 2`; joined references make one: `list + number`."""

_SEVERAL = frozenset({"alias", "weak_alias", "former_name", "nationality", "citizenship", "country", "address"})
"""Fields for which every column of a fitting name is taken; of others only the first."""
_NAMING = ("name", "first_name", "last_name", "original_name")
_NOT_WORD = re.compile(r"[\W_]+")


def guess_columns(header: Iterable[str]) -> dict[str, str]:
    """The column map that a header suggests: field of a record -> column; empty if it names no one.

    >>> guess_columns(["ID", "Full name", "D.O.B", "shoe size"])
    {'reference': 'ID', 'name': 'Full name', 'birth_date': 'D.O.B'}
    """
    words = _header_words()
    found: dict[str, list[str]] = {}
    for column in header:
        field = words.get(_fold(column), "")
        if field and (field not in found or field in _SEVERAL):
            found.setdefault(field, []).append(column)
    _name_given(found)
    # A French `nom` or a Spanish `nombre` beside no other part is the whole name.
    for part in ("last_name", "first_name"):
        if part in found and not {"name", "first_name", "last_name"} & (set(found) - {part}):
            found["name"] = found.pop(part)
    return {field: JOIN.join(columns) for field, columns in found.items()} if set(_NAMING) & set(found) else {}


def _name_given(found: dict[str, list[str]]) -> None:
    """Beside family names, `name` is the given name: `Name, Surname`, `Имя, Фамилия`."""
    if "last_name" in found and "name" in found and "first_name" not in found:
        beside = {_fold(row[1]): row[2] for row in rows("columns") if len(row) > 2}  # noqa: PLR2004  # the third field
        if field := beside.get(_fold(found["name"][0])):
            found[field] = found.pop("name")


def check_columns(columns: dict[str, str], header: Iterable[str], place: str) -> dict[str, list[str]]:
    """The column map with each field's columns, all of them known.

    Raises:
        SourceError: A field or a column is unknown, or no column holds names.
    """
    known = list(dict.fromkeys(header))
    chosen = {field: _split(text, known) for field, text in columns.items()}
    for field, names in chosen.items():
        if field not in fields():
            raise _unknown("field", field, fields(), place)
        for name in names:
            if name not in known:
                raise _unknown("column", name, known, place)
    if not set(_NAMING) & set(chosen):
        raise SourceError(
            "no column holds names",
            place=place,
            remedy=f"Map one to `name`, as in name=COLUMN; the columns are: {', '.join(known)[:500]}.",
        )
    return chosen


@cache
def fields() -> tuple[str, ...]:
    """The fields of a record to which a column can be mapped."""
    return tuple(dict.fromkeys(row[0] for row in rows("columns")))


@cache
def values(field: str) -> dict[str, str]:
    """The words that cells of a field may hold, and their meaning."""
    return {row[1]: row[2] for row in rows("table_values") if row[0] == field}


@cache
def _header_words() -> dict[str, str]:
    return {_fold(row[1]): row[0] for row in rows("columns")}


def _fold(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain).strip()


def _split(text: str, known: list[str]) -> list[str]:
    return [text] if text in known else [part.strip() for part in text.split(JOIN)]


def _unknown(what: str, name: str, known: Iterable[str], place: str) -> SourceError:
    listed = ", ".join(known)
    shown = listed if len(listed) <= _SHOWN else listed[:_SHOWN] + " …"
    return SourceError(f"there is no such {what}", value=name, place=place, remedy=f"Choose one of: {shown}.")


_SHOWN = 1_000

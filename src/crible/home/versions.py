"""What is kept of a version of a list, and does a new one look right?"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from enum import StrEnum
from pathlib import Path

import msgspec

from crible.errors import HomeError
from crible.records import ListVersion
from crible.sources.reading import Report

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}\Z")
_NO_NAME = re.compile(r"[^a-z0-9]+")

# A publisher delists by the dozen, not by the fifth: a fifth of a list that is gone is a damaged file until someone
# says that it is not.
_LEAST_KEPT = 0.8
# Lists have a handful of rows that nobody can read; one in a hundred says that the reader does not know this form.
_MOST_REFUSED = 0.01


class Outcome(StrEnum):
    """What became of a file that was added."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    HELD = "held"


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a list as the home keeps it, and where it came from."""

    list: ListVersion
    digest: str
    """SHA-256 of the file of records."""
    source: str
    """Name of the file it was read from."""
    added: str
    """ISO 8601, UTC."""
    report: Report


class Addition(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to adding a file."""

    outcome: Outcome
    list: ListVersion
    """The version in use from now on; for a file that is held, the version that it would be."""
    before: ListVersion | None
    """The version that was in use before, if any."""
    report: Report
    reasons: tuple[str, ...] = ()
    """Why the file is held, or was used only because someone said so."""


def list_name(path: Path) -> str:
    """The name of a list, from the name of its file.

    >>> list_name(Path("EU consolidated.2026.xml"))
    'eu-consolidated-2026'

    Raises:
        HomeError: The file's name has no letter or digit to make a name of.
    """
    stem = path.name.removesuffix(path.suffix)
    name = _NO_NAME.sub("-", stem.lower())[:64].strip("-")
    if not name:
        raise HomeError("this file's name makes no name for a list", value=path.name, remedy="Give the list a name.")
    return name


def check_list_name(name: str) -> str:
    """The name, if a list may bear it.

    Raises:
        HomeError: It is no plain word.
    """
    if not _NAME.match(name):
        raise HomeError(
            "this is no name for a list",
            value=name,
            remedy="Use up to 64 of the letters a-z, digits, hyphens and underscores, a letter or digit first.",
        )
    return name


def doubts(report: Report, references: AbstractSet[str], before: int, kept: AbstractSet[str]) -> tuple[str, ...]:
    """Why a person should look at a new version before it is used.

    Args:
        report: What its reader says.
        references: The references of its records.
        before: How many records the version in use has; 0 for none.
        kept: The references of the version in use; empty for none, or where they cannot be read.
    """
    found: list[str] = []
    rows = max(sum(report.rows.values()), report.records)
    if len(report.refused) > _MOST_REFUSED * rows:
        found.append(f"{len(report.refused):,} rows or details of {rows:,} rows could not be read")
    if report.records < _LEAST_KEPT * before:
        found.append(f"it has {report.records:,} records, the version in use has {before:,}")
    # A file under another list's name has the right size and not one record of it.
    if (common := len(references & kept)) < _LEAST_KEPT * len(kept):
        found.append(f"it has {common:,} of the {len(kept):,} references in use: is it the same list?")
    return tuple(found)

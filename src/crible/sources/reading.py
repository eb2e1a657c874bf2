"""What did a reader find in a list file, and what did it refuse?

A reader is a generator of records that fills a `Report` as it goes. A row that cannot become a record, or a detail that
cannot become a fact, is a `Refusal` with its place and reason; the rest of the file goes on. A file that as a whole
cannot be trusted (truncated, foreign, hostile) raises a `SourceError`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from crible.errors import SourceError, WrongFormatError
from crible.records import Record
from crible.sources.packed import Unpacked

HEAD_BYTES = 65_536
"""How much of a file a format may look at to recognise itself."""


class Refusal(msgspec.Struct, frozen=True):
    """One row or detail that was read but not understood."""

    place: str
    reason: str
    value: str = ""


class Report(msgspec.Struct, kw_only=True):
    """What a reader read."""

    format: str
    dated: str = ""
    """The publisher's own date of the file (ISO 8601), where it states one."""
    records: int = 0
    kinds: dict[str, int] = msgspec.field(default_factory=Counter)
    """Records per party kind."""
    scripts: dict[str, int] = msgspec.field(default_factory=Counter)
    """Names per script (ISO 15924)."""
    names: dict[str, int] = msgspec.field(default_factory=Counter)
    """Names per kind: primary, strong alias, weak alias, former, original script."""
    dates: dict[str, int] = msgspec.field(default_factory=Counter)
    """Birth dates per precision: day, month, year, range."""
    rows: dict[str, int] = msgspec.field(default_factory=Counter)
    """Rows or elements per part of the source, in the source's own words."""
    refused: list[Refusal] = msgspec.field(default_factory=list)
    warnings: list[str] = msgspec.field(default_factory=list)

    def refuse(self, place: str, reason: str, value: str = "") -> None:
        """Note a row or detail that could not be understood."""
        self.refused.append(Refusal(place, reason, value))

    def warn(self, warning: str) -> None:
        """Say something of the whole file, once however often it comes up."""
        if warning not in self.warnings:
            self.warnings.append(warning)

    def count(self, record: Record) -> None:
        """Add a record to the counts."""
        self.records += 1
        self.kinds[record.kind] += 1
        for name in record.names:
            self.scripts[name.script] += 1
            self.names[name.kind] += 1
        for birth in record.births:
            self.dates[birth.precision] += 1


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user may say about a file beyond its format."""

    columns: dict[str, str] | None = None
    """For tables: field of a record -> column of the table; None lets the reader guess."""
    base: Path | None = None
    """For deltas: the full file that the delta changes."""


Reader = Callable[[Path, Report, Options], Iterator[Record]]


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of list file that Crible reads."""

    name: str
    """The word for it on the command line."""
    title: str
    """Publisher and form, for people."""
    recognises: Callable[[Path, bytes], bool]
    """Says from the path and the first `HEAD_BYTES` bytes whether a file is of this format."""
    read: Reader
    beside: Callable[[str], Iterable[str]] | None = None
    """For lists in several files: what the others may be called, case folded, beside the principal one of a name."""
    takes: tuple[str, ...] = ()
    """The names of the `Options` that this format understands; others are refused."""


class Reading(Iterator[Record]):
    """A list file being read: iterate for the records, then look at `report`.

    The report is complete when the iteration has ended without an error.
    """

    def __init__(self, path: Path, format: Format, options: Options) -> None:  # noqa: A002
        _check_options(format, options)
        self.path = path
        self.report = Report(format=format.name)
        # Both are kept here, so that what was unpacked stays until the reading ends.
        self._file = Unpacked(path)
        if format.beside:
            self._file.bring(format.beside(self._file.path.name))
        self._base = Unpacked(existing(options.base)) if options.base else None
        options = msgspec.structs.replace(options, base=self._base.path if self._base else None)
        self._records = _checked(format.read(self._file.path, self.report, options), path, self.report)

    def __next__(self) -> Record:
        return next(self._records)


def existing(path: Path) -> Path:
    """The path, if a file stands there.

    Raises:
        SourceError: Nothing stands there, or no file.
    """
    if not path.is_file():
        what = "this is no file" if path.exists() else "there is no such file"
        raise SourceError(what, value=str(path), remedy="Check the path.")
    return path


def _check_options(format: Format, options: Options) -> None:  # noqa: A002
    """Refuse what would be ignored."""
    for name in options.__struct_fields__:
        if getattr(options, name) is not None and name not in format.takes:
            raise SourceError(
                f"the format {format.name} takes no {name}", remedy=f"Leave the {name} out, or name another format."
            )


def _checked(records: Iterator[Record], path: Path, report: Report) -> Iterator[Record]:
    """The reader's records, counted, each with a reference of its own; a file without any is refused."""
    seen: dict[str, int] = {}
    for record in records:
        if not record.names:
            report.refuse(f"record {record.reference}", "a record without any name")
            continue
        fresh = _fresh(record.reference, seen)
        if fresh != record.reference:
            report.warnings.append(f"reference {record.reference} stands for several records; one is now {fresh}")
            record = msgspec.structs.replace(record, reference=fresh)  # noqa: PLW2901
        report.count(record)
        yield record
    if not report.records:
        raise WrongFormatError("no record in this file", place=path.name)


def _fresh(reference: str, seen: dict[str, int]) -> str:
    """The reference itself, or the first of `X~2`, `X~3` … that is free; `seen` counts how often each came."""
    fresh = reference
    while fresh in seen:
        seen[reference] += 1
        fresh = f"{reference}~{seen[reference]}"
    seen[fresh] = 1
    return fresh

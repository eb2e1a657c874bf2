"""How is the UK Sanctions List read as a table (CSV)?

The first line gives the date of the file, the next the columns. Columns are read by name: the list gains some now and
then. A cell with line breaks or an open quotation mark cannot hide rows: a file whose quotes do not close is refused.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from crible.errors import DamagedFileError, FactError, WrongFormatError
from crible.records import Record
from crible.sources.dates import day_of
from crible.sources.reading import Format, Options, Report
from crible.sources.uk import fields
from crible.text import one_line

_DATED = "report date:"
_HEADER_WITHIN = 5
"""The columns are named within the first so many lines that are not empty."""


def _read(path: Path, report: Report, _options: Options) -> Iterator[Record]:
    """The records of the list as a table."""
    rows = _cells(path)
    header = _header(rows, path, report)
    labels = {fields.folded(label): label for label in header}
    _check_columns(labels, path, report)
    for reference, group in fields.grouped(_rows(rows, header, report), report):
        yield fields.record(reference, group, labels, report)


def _cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the line it ends on.

    Raises:
        DamagedFileError: The text is not UTF-8, or its quotation marks do not close.
    """
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
    except csv.Error as error:
        raise DamagedFileError(
            f"the table cannot be read on: {error}", place=f"{path.name}, line {reader.line_num}"
        ) from error


def _text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DamagedFileError("the text is not UTF-8", place=f"{path.name}, line {line}") from error


def _header(rows: Iterator[tuple[int, list[str]]], path: Path, report: Report) -> list[str]:
    """The names of the columns; the date above them goes into the report."""
    for (_, row), _count in zip(rows, range(_HEADER_WITHIN), strict=False):
        if {fields.folded(cell) for cell in row} >= fields.ESSENTIAL.keys():
            return row
        if row[0].lower().startswith(_DATED):
            _date(row[0], report)
    raise WrongFormatError(
        f"no line names the columns {' and '.join(fields.ESSENTIAL.values())}",
        place=path.name,
        remedy="Take the UK Sanctions List; the consolidated list of OFSI has other columns and is retired.",
    )


def _date(line: str, report: Report) -> None:
    try:
        report.dated = day_of(line[len(_DATED) :])
    except FactError as error:
        report.warnings.append(f"the date of the file is not understood: {error.sentence()}")


def _check_columns(labels: dict[str, str], path: Path, report: Report) -> None:
    unknown = sorted(label for field, label in labels.items() if field not in fields.KNOWN and label.strip())
    if unknown:
        report.warnings.append(f"columns not known, kept as notes: {', '.join(unknown)}")
    missing = sorted(fields.KNOWN - labels.keys())
    if missing:
        report.warnings.append(f"{path.name} lacks columns: {', '.join(missing)}")


def _rows(rows: Iterator[tuple[int, list[str]]], header: list[str], report: Report) -> Iterator[fields.Placed]:
    """Each row by column; one with another number of cells is refused."""
    columns = [fields.folded(field) for field in header]
    for line, row in rows:
        report.rows["rows"] += 1
        if len(row) < len(columns) or any(cell.strip() for cell in row[len(columns) :]):
            reason = f"{len(row)} cells in a table of {len(columns)} columns"
            report.refuse(f"line {line}", reason, one_line(" ".join(row)))
            continue
        yield fields.Placed(f"line {line}", dict(zip(columns, row, strict=False)))


def _recognises(_path: Path, head: bytes) -> bool:
    start = head.decode("utf-8-sig", errors="ignore").lstrip('\ufeff"\r\n ')
    lines = start.splitlines()[:_HEADER_WITHIN]
    columns = any({fields.folded(c) for c in line.split(",")} >= fields.ESSENTIAL.keys() for line in lines)
    return columns or (start.lower().startswith(_DATED) and "unique id" in start.lower())


FORMAT = Format(
    name="uk-csv",
    title="United Kingdom, UK Sanctions List (CSV)",
    recognises=_recognises,
    read=_read,
)

"""What are the rows of someone's table, be it CSV, JSON lines or Parquet?

A row is column -> values. CSV is read with whatever separates its columns (comma, semicolon, tab, bar) and in the
encoding it has (UTF-8, else Windows-1252, and it says so).
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from crible.errors import DamagedFileError, WrongFormatError
from crible.sources.jsonlines import keys_of, objects, words

PARQUET = b"PAR1"
_SEPARATORS = ",;\t|"
_CHUNK = 1 << 20
_SMALL = 1_024
_PARQUET_DAMAGE = (pa.ArrowException, OSError, ValueError, OverflowError, MemoryError)


class Row(msgspec.Struct, frozen=True):
    """One row: where it stands, and its cells; a JSON or Parquet cell may hold several values."""

    place: str
    cells: dict[str, list[str]]
    surplus: str = ""
    """What stands beyond the last column: such a row is not to be trusted."""


class Rows(msgspec.Struct, frozen=True):
    """A table that can be read more than once."""

    header: tuple[str, ...]
    """The columns; for JSON lines those of the first object."""
    read: Callable[[], Iterator[Row]]
    warning: str = ""


def open_rows(path: Path) -> Rows:
    """The table in a file.

    Raises:
        DamagedFileError: It is not text, or its header cannot be read.
        WrongFormatError: It holds no table.
    """
    with path.open("rb") as file:
        head = file.read(1 << 16)
    if head.startswith(PARQUET):
        return _parquet(path)
    if keys_of(head):
        first = next((item for _, item in objects(path)), {})
        return Rows(tuple(_flat(first)), lambda: _json_rows(path))
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"{", b"[")):
        raise WrongFormatError("this is no table", place=path.name)
    return _csv(path)


def header_of(head: bytes) -> tuple[str, ...]:
    """The header of a table in text, from the first bytes of its file; empty if there is none."""
    if keys_of(head):
        return tuple(sorted(keys_of(head)))
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    text = head.decode(encoding, errors="replace")
    if "\0" in text or text.lstrip().startswith(("<", "{", "[")):
        return ()
    line = next((line for line in text.splitlines() if line.strip()), "")
    try:
        return tuple(next(csv.reader([line], delimiter=_separator(line)), ()))
    except csv.Error:
        return ()


def _separator(line: str) -> str:
    """What separates the columns of a header: that which makes most of them."""
    return max(_SEPARATORS, key=lambda s: len(next(csv.reader([line], delimiter=s), ())))


def _csv(path: Path) -> Rows:
    encoding = _encoding(path)
    warning = "The file is not UTF-8; it was read as Windows-1252." if encoding == "cp1252" else ""
    with path.open(encoding=encoding, newline="") as file:
        line = next((line for line in file if line.strip()), "")
    try:
        separator = _separator(line)
        header = next((row for _, row in _csv_cells(path, encoding, separator)), [])
    except csv.Error as error:
        raise DamagedFileError(f"the header cannot be read: {error}", place=path.name) from error
    named = tuple(name.strip() or f"column {n}" for n, name in enumerate(header, start=1))
    if not named:
        raise WrongFormatError("the file is empty", place=path.name)
    return Rows(named, lambda: _csv_rows(path, encoding, separator, named), warning)


def _csv_rows(path: Path, encoding: str, separator: str, header: tuple[str, ...]) -> Iterator[Row]:
    rows = _csv_cells(path, encoding, separator)
    next(rows)
    length, before = len(header), len(header)
    for place, row in rows:
        cells: dict[str, list[str]] = {}
        for name, cell in zip(header, row, strict=False):
            if cell.strip():
                cells.setdefault(name, []).append(cell.strip())
        yield Row(place, cells, separator.join(row[len(header) :]).strip(separator + " "))
        length, before = len(row), min(length, before)
    if length < before == len(header) and not _ends_line(path):
        raise DamagedFileError("the file ends in the middle of a row", place=f"{path.name}, its last line")


def _ends_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-2, 2)
        return file.read().endswith((b"\n", b"\r", b"\n\0", b"\0\n"))


def _csv_cells(path: Path, encoding: str, separator: str) -> Iterator[tuple[str, list[str]]]:
    """The rows that are not blank."""
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=separator, strict=True)
        try:
            for row in reader:
                if any(cell.strip() for cell in row):
                    yield f"line {reader.line_num}", row
        except csv.Error as error:
            place = f"{path.name}, line {reader.line_num}"
            raise DamagedFileError(f"the row cannot be read: {error}", place=place) from error


def _encoding(path: Path) -> str:
    """The encoding in which the whole file can be read.

    Raises:
        DamagedFileError: There is none: the file is no text.
    """
    with path.open("rb") as file:
        start = file.read(4)
    wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            with path.open(encoding=encoding, newline="") as file:
                while text := file.read(_CHUNK):
                    if "\0" in text:
                        raise DamagedFileError("the file holds zero bytes; it is no text", place=path.name)
        except UnicodeError:
            continue
        return encoding
    raise DamagedFileError("the file is neither UTF-8 nor Windows-1252", place=path.name)


def _json_rows(path: Path) -> Iterator[Row]:
    for place, item in objects(path):
        yield Row(place, _flat(item))


def _flat(item: dict[str, object]) -> dict[str, list[str]]:
    """The cells of an object; those of objects inside it under dotted names: `aliases.name`."""
    cells: dict[str, list[str]] = {}
    for key, value in item.items():
        inner = value if isinstance(value, list) else [value]
        objects_ = [i for i in inner if isinstance(i, dict)]
        cells.setdefault(key, []).extend(words([i for i in inner if not isinstance(i, dict)]))
        for object_ in objects_:
            for name, inside in object_.items():
                cells.setdefault(f"{key}.{name}", []).extend(words(inside))
    return cells


def _parquet(path: Path) -> Rows:
    try:
        with pq.ParquetFile(path) as file:
            return Rows(tuple(file.schema_arrow.names), lambda: _parquet_rows(path))
    except _PARQUET_DAMAGE as error:
        raise DamagedFileError(f"the Parquet file cannot be read: {_first_line(error)}", place=path.name) from error


def _parquet_rows(path: Path) -> Iterator[Row]:
    number = 0
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_SMALL):
                for item in batch.to_pylist():
                    number += 1
                    yield Row(f"row {number}", _flat(item))
    except _PARQUET_DAMAGE as error:
        place = f"{path.name}, after row {number}"
        raise DamagedFileError(f"the Parquet file cannot be read: {_first_line(error)}", place=place) from error


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__

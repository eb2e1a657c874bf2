"""How is OFAC's list read from its legacy CSV files?

One file holds the parties; alternative names, addresses and the continuation of long remarks stand in files beside it,
joined by number. None has a header. Weak aliases are not among the alternative names but in the remarks.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from crible.errors import DamagedFileError
from crible.records import CountryTie, NameKind, Record
from crible.sources.draft import Draft
from crible.sources.ofac import details, words
from crible.sources.ofac.remarks import read_remarks
from crible.sources.reading import Format, Options, Report

REMARKS_LIMIT = 1_000
"""Where OFAC cuts remarks; the rest stands in the file of comments."""

_PRIMARY_COLUMNS = 12
_NULL = "-0-"
_MOST_LINES = 20
"""How many lines one row may have if a quoted value holds line breaks."""

_CONTROLS = "".join(map(chr, (*range(0x21), 0x7F)))
"""Blanks and control characters: some of OFAC's files end with a lone 0x1A."""

_LOOKED_AT = 20
"""How many rows are looked at to recognise the file."""


class _Row(NamedTuple):
    place: str
    cells: list[str]


class _Part(NamedTuple):
    """A file beside the main one."""

    key: str
    columns: int
    holds: str


_PARTS = (
    _Part("alt", 5, "alternative names"),
    _Part("add", 6, "addresses"),
    _Part("comments", 2, "continuations of long remarks"),
)

_VESSEL_NOTES = ((5, "Vessel Call Sign"), (6, "Vessel Type"), (7, "Vessel Tonnage"), (8, "Gross registered tonnage"))


def recognises(path: Path, head: bytes) -> bool:
    """Whether most of the first rows are those of a file of parties: twelve cells, a number, a kind."""
    del path
    lines = [line for line in _decode(head)[0].split("\n") if line.strip()][:_LOOKED_AT]
    return bool(lines) and 2 * sum(map(_is_party, lines)) > len(lines)


def read(path: Path, report: Report, options: Options) -> Iterator[Record]:
    """The parties, each with what the files beside it say of its number."""
    del options
    parts = {part.key: _companion(path, part, report) for part in _PARTS}
    for row in _rows(path, _PRIMARY_COLUMNS, report, "sdn"):
        number = row.cells[0].strip()
        if not number.isdecimal():
            report.refuse(row.place, "a row without a number", ",".join(row.cells))
            continue
        # Popped: what a number has goes to the first row of that number, and to no stranger after it.
        yield _record(row, number, {key: found.pop(number, []) for key, found in parts.items()}, report)
    for part in _PARTS:
        for number, rows in parts[part.key].items():
            for row in rows:
                report.refuse(row.place, f"{part.holds}: no party has the number {number}", ",".join(row.cells))


def _record(row: _Row, number: str, beside: dict[str, list[_Row]], report: Report) -> Record:
    draft = Draft(report, row.place)
    cells = [_value(cell) for cell in row.cells]
    details.add_name(draft, cells[1], NameKind.PRIMARY)
    for tag in words.programmes_of(cells[3]):
        draft.programme(tag)
    draft.note("Title", cells[4])
    for alternative in beside["alt"]:
        _add_alternative(alternative, draft)
    for address in beside["add"]:
        _add_address(address, draft)
    _add_vessel(cells, draft)
    # Joined as they are: the text is cut in the middle of a word, or just before or after a blank.
    remarks = "".join(text for text in (row.cells[11], *(more.cells[1] for more in beside["comments"])) if _value(text))
    read_remarks(remarks, draft, cut=len(remarks) >= REMARKS_LIMIT and not beside["comments"])
    details.set_kind(draft, cells[2] or "entity")
    return draft.record(number)


def _add_alternative(row: _Row, draft: Draft) -> None:
    _, _, alias_type, name, remarks = map(_value, row.cells)
    if alias_type not in ("aka", "fka", "nka"):
        draft.report.warn(f"unknown kind of alternative name {alias_type!r}, read as an alias")
    details.add_name(draft, name, words.alias_kind(alias_type, weak=False))
    read_remarks(remarks, draft)


def _add_address(row: _Row, draft: Draft) -> None:
    _, _, street, city, country, remarks = map(_value, row.cells)
    details.add_address(draft, ", ".join(filter(None, (street, city, country))), details.code_of(draft, country))
    draft.note("Address remark", remarks)


def _add_vessel(cells: list[str], draft: Draft) -> None:
    for column, label in _VESSEL_NOTES:
        draft.note(label, cells[column])
    if cells[9]:
        details.add_country(draft, CountryTie.FLAG, "Vessel Flag", cells[9])
    draft.note("Vessel Owner", cells[10])


def _companion(path: Path, part: _Part, report: Report) -> dict[str, list[_Row]]:
    """Rows of a file beside the main one, by number."""
    found: dict[str, list[_Row]] = defaultdict(list)
    names = _companion_names(path.name, part.key)
    file = next((f for f in sorted(path.parent.iterdir()) if f.name.casefold() in names), None)
    if file is None:
        report.warnings.append(f"MISSING: no file {' or '.join(names) or part.key} beside {path.name}: no {part.holds}")
        return found
    for row in _rows(file, part.columns, report, part.key):
        found[row.cells[0].strip()].append(row)
    return found


def _beside(name: str) -> Iterator[str]:
    """All that the files beside the main one may be called."""
    for part in _PARTS:
        yield from _companion_names(name, part.key)


def _companion_names(name: str, key: str) -> list[str]:
    """What the file of a part may be called, case folded: `sdn_2022-01.csv` has `alt_2022-01.csv` beside it.

    >>> _companion_names("CONS_PRIM.CSV", "alt"), _companion_names("sdn_2022.csv", "comments")
    (['cons_alt.csv'], ['sdn_comments_2022.csv', 'sdn_2022_comments.csv'])
    """
    found = re.fullmatch(r"(.*)(sdn|prim)(.*)", name.casefold())
    if not found:
        return []
    before, word, after = found.groups()
    if key != "comments" or word == "prim":
        return [f"{before}{key}{after}"]
    stem, dot, suffix = after.rpartition(".")
    return list(dict.fromkeys((f"{before}sdn_comments{after}", f"{before}sdn{stem}_comments{dot}{suffix}")))


def _rows(path: Path, columns: int, report: Report, key: str) -> Iterator[_Row]:
    """The rows of a file, each with its line; rows of another width are refused.

    Raises:
        DamagedFileError: The last line is cut.
    """
    text, doubt = _decode(path.read_bytes())
    if doubt:
        report.warnings.append(f"{path.name}: {doubt}")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1].strip(_CONTROLS):
        report.warnings.append(f"{path.name} does not end with a line break: its last row may be cut")
    at = 0
    while at < len(lines):
        place = f"{path.name}, line {at + 1}"
        cells, taken = _cells(lines, at, columns)
        if len(cells) == columns:
            report.rows[key] += 1
            yield _Row(place, cells)
        elif not lines[at].strip(_CONTROLS):
            if lines[at].strip():
                report.warnings.append(f"{place}: control characters, no row")
        elif at == len(lines) - 1:
            raise DamagedFileError("the last line is cut", value=lines[at], place=place)
        else:
            report.rows[key] += 1
            report.refuse(place, f"a row of {len(cells)} cells instead of {columns}", lines[at])
        at += taken


def _cells(lines: list[str], at: int, columns: int) -> tuple[list[str], int]:
    """The cells of the row that begins at a line, and how many lines it takes.

    Each line is a row by itself, so that a lost quote costs its own row and no other; only where a value is open at the
    end of the line and closing it gives a whole row do lines belong together.
    """
    alone = _parse(lines[at])
    if alone is not None:
        return alone, 1
    for count in range(2, min(_MOST_LINES, len(lines) - at) + 1):
        if not (lines[at + count - 1].count('"') % 2):
            continue
        together = _parse("\n".join(lines[at : at + count]))
        if together is not None and len(together) == columns:
            return together, count
        break
    return [], 1


def _parse(text: str) -> list[str] | None:
    """The cells of one row; None if a quoted value does not end, or the text is no row at all."""
    try:
        rows = list(csv.reader([text], strict=True))
    except csv.Error:
        return None
    return rows[0] if rows else []


def _is_party(line: str) -> bool:
    cells = [_value(cell).casefold() for cell in _parse(line.strip("\r")) or []]
    return len(cells) == _PRIMARY_COLUMNS and cells[0].isdecimal() and (not cells[2] or cells[2] in words.PARTY_KINDS)


def _value(cell: str) -> str:
    """A cell without blanks around it; a null is empty."""
    cell = cell.strip()
    return "" if cell == _NULL else cell


def _decode(data: bytes) -> tuple[str, str]:
    """The text of a file and, where its bytes are not plain, a word on how they were read."""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.end == len(data):
            return data[: error.start].decode("utf-8-sig"), "the last character is cut"
    try:
        return data.decode("cp1252"), "not UTF-8, read as Windows-1252"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "neither UTF-8 nor Windows-1252: some characters are lost"


FORMAT = Format(name="ofac-csv", title="OFAC, legacy CSV files", recognises=recognises, read=read, beside=_beside)

"""How is the UK Sanctions List read as XML?

A `Designation` holds plain fields and, nested at will, groups of fields that belong together (the parts of a name, the
lines of an address). Each element with plain children is such a group and becomes a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from crible.errors import FactError
from crible.records import Record
from crible.sources import xml
from crible.sources.dates import day_of
from crible.sources.reading import Format, Options, Report
from crible.sources.uk import fields
from crible.sources.xml import Element
from crible.text import one_line

_ROOT = "Designations"
_RECORD = "Designation"
_DATED = "DateGenerated"


def _read(path: Path, report: Report, _options: Options) -> Iterator[Record]:
    """The records of the list as XML; designations of one Unique ID stay apart, as the publisher has them."""
    unknown: set[str] = set()
    for element in xml.stream(path, _ROOT, _RECORD, _DATED):
        if xml.local(element) == _DATED:
            _date(xml.text(element), report)
            continue
        report.rows[_RECORD] += 1
        labels: dict[str, str] = {}
        placed = [fields.Placed(xml.place(element), row) for row in _rows(element, labels)]
        unknown |= {label for field, label in labels.items() if field not in fields.KNOWN}
        reference = next((p.row[fields.UNIQUE_ID] for p in placed if fields.UNIQUE_ID in p.row), "")
        if not reference:
            report.refuse(xml.place(element), "a designation without a Unique ID", xml.text(element))
            continue
        yield fields.record(reference, placed, labels, report)
    if unknown:
        report.warnings.append(f"elements not known, kept as notes: {', '.join(sorted(unknown))}")


def _date(words: str, report: Report) -> None:
    try:
        report.dated = day_of(words)
    except FactError as error:
        report.warnings.append(f"the date of the file is not understood: {error.sentence()}")


def _rows(element: Element, labels: dict[str, str]) -> Iterator[dict[str, str]]:
    """The groups of plain fields in an element and below; a field that repeats in its group starts a row."""
    row: dict[str, str] = {}
    for child in element:
        yield from _rows(child, labels)
        words = one_line(" ".join([child.text or "", *(inner.tail or "" for inner in child)]))
        field = fields.folded(xml.local(child))
        if not words:
            continue
        labels.setdefault(field, xml.local(child))
        if field in row:
            yield row
            row = {}
        row[field] = words
    if row:
        yield row


def _recognises(_path: Path, head: bytes) -> bool:
    return xml.root_of(head) == _ROOT


FORMAT = Format(
    name="uk-xml",
    title="United Kingdom, UK Sanctions List (XML)",
    recognises=_recognises,
    read=_read,
)

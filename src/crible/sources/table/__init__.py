"""How does someone's own list (CSV, JSON lines, Parquet) become records?

A column map says which column holds which field; without one the header's words are taken, and the report says how they
were understood. Rows of one reference are one record, wherever they stand in the file: that is how lists with one row
per name are read. Columns without a field become notes.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from crible.countries import country_code
from crible.errors import FactError
from crible.records import CountryTie, NameKind, PartialDate, PartyKind, Record, Sex
from crible.sources.dates import DateOrder, date_in, of_another_calendar, order_of, order_warning
from crible.sources.draft import Draft
from crible.sources.jsonlines import has_one_object
from crible.sources.reading import Format, Options, Report
from crible.sources.table.columns import check_columns, fields, guess_columns, values
from crible.sources.table.rows import PARQUET, Row, Rows, header_of, open_rows
from crible.text import one_line

_NAMES = {
    "alias": NameKind.ALIAS,
    "weak_alias": NameKind.WEAK,
    "former_name": NameKind.FORMER,
    "original_name": NameKind.ORIGINAL,
}
_TIES = {
    "nationality": CountryTie.NATIONALITY,
    "citizenship": CountryTie.CITIZENSHIP,
    "residence": CountryTie.RESIDENCE,
    "registration": CountryTie.REGISTRATION,
    "flag": CountryTie.FLAG,
    "country": CountryTie.OTHER,
}
_DOCUMENTS = {
    "document": "Document",
    "passport": "Passport",
    "identity_number": "Identity number",
    "tax_number": "Tax number",
    "registration_number": "Registration number",
    "imo": "IMO",
}
_DATES = ("birth_date", "listed_on", "updated_on")
_WHOLE = frozenset({"reference", "address", "birth_place"})
"""Fields whose cells are split only where they number their values: addresses hold semicolons of their own."""
_NUMBER = re.compile(r"\(\d{1,2}(?: ?-? ?\d{1,2})?\)(?: to \(\d{1,2}\))?")
_NO_PLACEHOLDER = frozenset({"name", "first_name", "middle_name", "last_name", "reference", *_NAMES})
"""In a name, `Null` is a name."""


def guess(path: Path) -> dict[str, str]:
    """The column map that the header of a table suggests, to show to its user before the table is read.

    Raises:
        SourceError: The file holds no table.
    """
    return guess_columns(open_rows(path).header)


class _Map:
    """How the rows of one table are understood."""

    def __init__(self, columns: dict[str, list[str]]) -> None:
        self.columns = columns
        self.mapped = {name for names in columns.values() for name in names}
        self.orders: dict[str, DateOrder] = {}

    def cells(self, row: Row, field: str) -> list[str]:
        """The values of a field in a row: several where a cell holds several; placeholders left out."""
        columns = self.columns.get(field)
        if columns is None:
            return []
        found = [cell for name in columns for cell in row.cells.get(name, ())]
        parts = [part for cell in found for part in (_numbered(cell) if field in _WHOLE else _parts(cell))]
        if field in _NO_PLACEHOLDER:
            return parts
        return [part for part in parts if part.casefold() not in values("any")]

    def reference(self, row: Row) -> str:
        """The row's own reference; empty if it has none. Several columns make one reference, in their order."""
        return ":".join(one_line(cell) for cell in self.cells(row, "reference"))


def _read(path: Path, report: Report, options: Options) -> Iterator[Record]:
    rows = open_rows(path)
    map_, last = _survey(rows, options, report, path)
    drafts: dict[str, Draft] = {}
    for number, row in enumerate(rows.read()):
        report.rows["rows"] += 1
        if row.surplus:
            report.refuse(row.place, "the row has more cells than the header has columns", row.surplus)
            continue
        reference = map_.reference(row)
        key = reference or f"row {number}"
        draft = drafts.setdefault(key, Draft(report, row.place))
        _fill(draft, map_, row)
        if not reference or last[reference] == number:
            del drafts[key]
            yield _finished(draft, reference, report, told="reference" in map_.columns)
    # A row that was refused may have been the last of its reference.
    for reference, draft in drafts.items():
        yield draft.record(reference)


def _survey(rows: Rows, options: Options, report: Report, path: Path) -> tuple[_Map, dict[str, int]]:
    """First pass: the columns, the order of day and month, and where each reference comes last."""
    seen = dict.fromkeys(rows.header)
    for row in rows.read():
        seen |= dict.fromkeys(row.cells)
    columns = guess_columns(seen) if options.columns is None else options.columns
    map_ = _Map(check_columns(columns, seen, path.name))
    last: dict[str, int] = {}
    dates: dict[str, list[str]] = defaultdict(list)
    for number, row in enumerate(rows.read()):
        last[map_.reference(row)] = number
        for field in _DATES:
            dates[field] += map_.cells(row, field)
    # A column that shows no order of its own has that of the table.
    common = order_of(text for texts in dates.values() for text in texts)
    for field, texts in dates.items():
        own = order_of(texts)
        map_.orders[field] = common if own is DateOrder.UNKNOWN else own
        if warning := order_warning(texts, map_.orders[field], field):
            report.warnings.append(warning)
    _warn(report, rows, columns, list(seen), map_, guessed=options.columns is None)
    return map_, last


def _warn(report: Report, rows: Rows, columns: dict[str, str], header: list[str], map_: _Map, *, guessed: bool) -> None:
    """Say how the table was understood."""
    if rows.warning:
        report.warnings.append(rows.warning)
    if guessed:
        read = ", ".join(f"{field} from {column!r}" for field, column in columns.items())
        rest = ", ".join(repr(name) for name in header if name not in map_.mapped)
        report.warnings.append(f"The columns were guessed: {read}; kept as notes: {rest or 'none'}.")
    if "reference" not in columns:
        report.warnings.append("No column of references: each row is a record, under a reference made from its names.")


def _finished(draft: Draft, reference: str, report: Report, *, told: bool) -> Record:
    """The record; one without a reference gets one from its names and births, the same in every version of the file."""
    if reference:
        return draft.record(reference)
    plain = draft.record("")
    content = repr(([name.text for name in plain.names], [birth.edtf for birth in plain.births]))
    made = f"n-{hashlib.sha256(content.encode(errors='surrogatepass')).hexdigest()[:12]}"
    if told:
        report.refuse(draft.place, "a row without a reference; one was made from its names", made)
    return draft.record(made)


def _fill(draft: Draft, map_: _Map, row: Row) -> None:
    """Give a record what one of its rows says."""
    draft.place = row.place
    _add_names(draft, map_, row)
    _add_births(draft, map_, row)
    _add_facts(draft, map_, row)
    for name, cells in row.cells.items():
        if name not in map_.mapped:
            draft.note(name, "; ".join(cells))


def _add_names(draft: Draft, map_: _Map, row: Row) -> None:
    language = " ".join(map_.cells(row, "language"))
    stated = _stated_kind(draft, map_, row)
    given = [cell for part in ("first_name", "middle_name", "last_name") for cell in map_.cells(row, part)]
    whole = map_.cells(row, "name")
    for text in whole or [" ".join(given)]:
        # Of several names of one record without a word on their kind, the first is its main one.
        draft.name(text, stated or (NameKind.ALIAS if draft.names else NameKind.PRIMARY), language)
    if whole:
        for part in ("first_name", "middle_name", "last_name"):
            for cell in map_.cells(row, part):
                draft.note(part.replace("_", " "), cell)
    for field, kind in _NAMES.items():
        for text in map_.cells(row, field):
            draft.name(text, kind, language)


def _stated_kind(draft: Draft, map_: _Map, row: Row) -> NameKind | None:
    """What the row says of the kind of its name."""
    for cell in map_.cells(row, "name_kind"):
        if meaning := values("name_kind").get(cell.casefold()):
            return NameKind(meaning)
        draft.note("name kind", cell)
    return None


def _add_births(draft: Draft, map_: _Map, row: Row) -> None:
    """The birth dates; where the date has columns for its parts too, whichever says more."""
    texts = map_.cells(row, "birth_date")
    parts = _birth_parts(map_, row)
    if parts is None:
        for text in texts:
            _add_birth(draft, text, map_.orders["birth_date"])
        return
    whole = [date for text in texts if (date := _date_or_none(text, map_.orders["birth_date"]))]
    if len(whole) == 1 and len(parts.earliest) > len(whole[0].earliest) and whole[0].precision != "range":
        whole = []
    draft.born(*(whole or [parts]))


def _add_birth(draft: Draft, text: str, order: DateOrder) -> None:
    """A birth date; one of another calendar is a note, of which the report says so once."""
    if of_another_calendar(text):
        draft.report.warn("Birth dates of another calendar (years such as 1402) are kept as notes.")
        draft.note("birth date", text)
    else:
        draft.born_as(text, order=order)


def _birth_parts(map_: _Map, row: Row) -> PartialDate | None:
    year, month, day = ("".join(map_.cells(row, f"birth_{part}")[:1]) for part in ("year", "month", "day"))
    return _date_or_none("/".join(part or "00" for part in (day, month, year)), DateOrder.DAY) if year else None


def _date_or_none(text: str, order: DateOrder) -> PartialDate | None:
    try:
        return date_in(text, order)
    except FactError:
        return None


def _add_facts(draft: Draft, map_: _Map, row: Row) -> None:
    for field, tie in _TIES.items():
        for cell in map_.cells(row, field):
            draft.belongs(tie, cell)
    for field, kind in _DOCUMENTS.items():
        for cell in map_.cells(row, field):
            draft.holds(kind, cell)
    for cell in map_.cells(row, "programme"):
        draft.programme(cell)
    for cell in map_.cells(row, "listed_on"):
        draft.listed(cell, order=map_.orders["listed_on"])
    for cell in map_.cells(row, "updated_on"):
        draft.updated(cell, order=map_.orders["updated_on"])
    _add_places(draft, map_, row)
    _add_words(draft, map_, row)


def _add_places(draft: Draft, map_: _Map, row: Row) -> None:
    """Places of birth and addresses, each with its country where the row has one of both."""
    for field, add in (("birth_place", draft.born_at), ("address", draft.found_at)):
        places = map_.cells(row, field)
        countries = map_.cells(row, field.replace("_place", "") + "_country")
        if len(countries) == 1 and places:
            for place in places:
                add(place, code=country_code(countries[0]))
        else:
            for place in places:
                add(place)
            for country in countries:
                add(country=country)


def _add_words(draft: Draft, map_: _Map, row: Row) -> None:
    """Kind and sex, in the words of the table."""
    for cell in map_.cells(row, "kind"):
        if meaning := values("kind").get(cell.casefold()):
            draft.set_kind(PartyKind(meaning), cell)
        else:
            draft.note("kind", cell)
    for cell in map_.cells(row, "sex"):
        meaning = values("sex").get(cell.casefold())
        draft.set_sex(cell, Sex(meaning) if meaning else None)


def _parts(cell: str) -> list[str]:
    """The values that a cell holds, numbered or between semicolons or bars; a quoted one may hold them itself."""
    numbered = _numbered(cell)
    if len(numbered) > 1:
        return numbered
    for separator in ";|":
        if separator in cell:
            try:
                return [part.strip() for part in next(csv.reader([cell], delimiter=separator)) if part.strip()]
            except (csv.Error, StopIteration):
                return [part.strip() for part in cell.split(separator) if part.strip()]
    return [cell]


def _numbered(cell: str) -> list[str]:
    """The values of a cell that numbers them: `(1) Syria. (2) Lebanon`."""
    if not cell.startswith("(1"):
        return [cell]
    return [value for part in _NUMBER.split(cell) if (value := part.strip(" .;,"))]


def _recognises(_path: Path, head: bytes) -> bool:
    if head.startswith(PARQUET):
        return True
    return not has_one_object(head) and bool(guess_columns(header_of(head)))


FORMAT = Format(
    name="table",
    title="Your own list: CSV, JSON lines or Parquet, with a column map",
    recognises=_recognises,
    read=_read,
    takes=("columns",),
)

__all__ = ["FORMAT", "fields", "guess"]

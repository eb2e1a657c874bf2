"""The real lists that benchmarks measure on, where they stand beside the checkout."""

from __future__ import annotations

from pathlib import Path

import msgspec

from crible.index import Index
from crible.records import ListVersion, Record
from crible.sources import Options, read

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
COMBINED = {
    "reference": "sanction_list + list_internal_id",
    "name": "full_name",
    "kind": "entity_type",
    "birth_date": "DOB",
    "nationality": "nationality",
}
"""Column map of the combined list."""
LISTS: dict[str, tuple[str, Options | None]] = {
    "un": ("lists/un/un_consolidated_2025-04-19.xml", None),
    "ofac": ("lists/ofac/sdn_2022-01.csv", None),
    "canada": ("lists/canada/canada_sema_2025-05.xml", None),
    "combined": ("lists/combined_2022-05-05.csv", Options(columns=COMBINED)),
}


def records_of(name: str) -> list[Record] | None:
    """The records of a real list; None where it is absent."""
    path, options = LISTS[name]
    if not (SHARED / path).exists():
        return None
    return [msgspec.structs.replace(record, list=name) for record in read(SHARED / path, options=options)]


def index_of(name: str) -> Index | None:
    """An index over a real list; None where it is absent."""
    records = records_of(name)
    if records is None:
        return None
    return Index.build(records, (ListVersion(name=name, version="benchmark", records=len(records)),))

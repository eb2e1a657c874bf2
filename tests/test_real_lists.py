"""The real lists: listed people are found in every script, and every name finds its own record at the top bits."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random

import pytest

from crible.index import Index
from crible.policy import Policy
from crible.records import Record, Subject
from crible.screening import Screener
from crible.sources import Options, read
from support import DATA, needs_data

pytestmark = needs_data

COLUMNS = {
    "reference": "sanction_list + list_internal_id",
    "name": "full_name",
    "kind": "entity_type",
    "birth_date": "DOB",
    "nationality": "nationality",
    "citizenship": "citizenship",
}
"""What matters here of the columns of the combined list."""

QUERIES = 150


def _ofac() -> list[Record]:
    return list(read(DATA / "lists" / "ofac" / "sdn_2022-01.csv"))


def _un() -> list[Record]:
    return list(read(DATA / "lists" / "un" / "un_consolidated_2025-04-19.xml"))


def _canada() -> list[Record]:
    return list(read(DATA / "lists" / "canada" / "canada_sema_2025-05.xml"))


def _combined() -> list[Record]:
    """A third of its subjects: the whole takes long to build."""
    records = list(read(DATA / "lists" / "combined_2022-05-05.csv", options=Options(columns=COLUMNS)))
    return Random(1).sample(records, len(records) // 3)


LISTS: dict[str, Callable[[], list[Record]]] = {"ofac": _ofac, "un": _un, "canada": _canada, "combined": _combined}


@cache
def records(name: str) -> list[Record]:
    """The records of one list, read once."""
    return LISTS[name]()


@cache
def screener(name: str) -> Screener:
    """Ready to check against one list, built once."""
    return Screener(Index.build(records(name)), Policy())


NAMED = (
    ("ofac", "6365", "Usama bin Ladin"),
    ("ofac", "6365", "أسامة بن لادن"),
    ("ofac", "6365", "Усама бен Ладен"),
    ("ofac", "6365", "ओसामा बिन लादेन"),
    ("ofac", "6365", "اسامہ بن لادن"),
    ("ofac", "6365", "BIN LADEN, Oussama"),
    ("un", "QDi.263", "Hafez Said"),
    ("un", "QDi.263", "حافظ سعید"),
    ("un", "QDi.263", "हाफ़िज़ सईद"),
    ("un", "QDi.263", "Хафиз Саид"),
)


@pytest.mark.parametrize(("name", "reference", "query"), NAMED)
def test_found_first_in_every_script(name: str, reference: str, query: str) -> None:
    """A listed person is the first hit, whichever script and spelling the name is given in."""
    hits = screener(name).screen(Subject.of(query)).hits

    assert [reference] == [hit.record.reference for hit in hits[:1]]


@pytest.mark.parametrize("name", LISTS)
def test_own_name_finds_its_record(name: str) -> None:
    """Names of a seeded sample, checked alone, find their own record at the top bits."""
    printed = [(record, text) for record in records(name) for text in record.names]
    missed = []
    for record, text in Random(20250419).sample(printed, QUERIES):
        hits = screener(name).screen(Subject(names=(text,), kind=record.kind)).hits
        own = [hit.score.bits for hit in hits if hit.record.reference == record.reference]
        if not own or own[0] < hits[0].score.bits:
            missed.append((record.reference, text.text))

    assert [] == missed


@pytest.mark.parametrize("name", LISTS)
def test_fast_is_exhaustive(name: str) -> None:
    """On a real list too, the search finds what scoring every record finds."""
    for record in Random(7).sample(records(name), 3):
        subject = Subject(names=record.names[:1])
        assert screener(name).screen(subject, exhaustive=True) == screener(name).screen(subject)

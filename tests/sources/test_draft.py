"""A record in the making loses nothing: what is no fact is refused, and stays as a note."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crible.records import Country, CountryTie, Document, Note, PartialDate, PartyKind, Place, Record, Sex
from crible.sources.dates import DateOrder
from crible.sources.draft import Draft
from crible.sources.reading import Refusal, Report

Filled = Callable[[Draft], object]


def made(*fill: Filled, order: DateOrder = DateOrder.UNKNOWN) -> tuple[Record, list[Refusal]]:
    """The record that some values make, and what was refused of them."""
    draft = Draft(Report(format="test"), "line 1", PartyKind.PERSON, order=order)
    draft.name("Zorvan Testperson")
    for add in fill:
        add(draft)
    report = draft.report
    return draft.record("1"), report.refused


@pytest.mark.parametrize(
    ("fill", "reason", "value", "note"),
    [
        (lambda d: d.name("???"), "this name has neither letter nor digit", "???", Note("name", "???")),
        (lambda d: d.set_kind(PartyKind.VESSEL, "ship"), "the record is called person before", "ship",
         Note("kind", "ship")),
        (lambda d: d.born_as("soon", "D.O.B"), "this is not a date", "D.O.B: soon", Note("D.O.B", "soon")),
        (lambda d: d.listed("soon"), "this is not a date", "listed on: soon", Note("listed on", "soon")),
        (lambda d: d.updated("soon"), "this is not a date", "updated on: soon", Note("updated on", "soon")),
    ],
)  # fmt: skip
def test_what_is_no_fact(fill: Filled, reason: str, value: str, note: Note) -> None:
    """Words that are no fact are refused with their place, and stay with the record."""
    record, refused = made(fill)

    assert [Refusal("line 1", reason, value)] == refused
    assert (note,) == record.notes


def test_a_second_sex_is_refused() -> None:
    """Of two sexes the first stands; words for neither are a note."""
    record, refused = made(lambda d: d.set_sex("Female"), lambda d: d.set_sex("m"), lambda d: d.set_sex("x"))

    assert Sex.FEMALE is record.sex
    assert ["m"] == [refusal.value for refusal in refused]
    assert (Note("sex", "m"), Note("sex", "x")) == record.notes


@pytest.mark.parametrize(
    ("order", "edtf"), [(DateOrder.DAY, "1971-04-03"), (DateOrder.MONTH, "1971-03-04"), (DateOrder.UNKNOWN, "1971")]
)
def test_the_order_of_dates(order: DateOrder, edtf: str) -> None:
    """A publisher's order of day and month holds for all its dates; where there is none, the year alone is sure."""
    record, _ = made(lambda d: d.born_as("3/4/1971"), lambda d: d.listed("3/4/2011"), order=order)

    assert [edtf] == [birth.edtf for birth in record.births]
    assert edtf.replace("1971", "2011") == record.listed_on


def test_facts_come_once() -> None:
    """What is said twice stands once; the earliest listing and the latest change count."""
    record, refused = made(
        *[lambda d: d.born_as("1971"), lambda d: d.born(PartialDate.of("1971"))],
        *[lambda d: d.belongs(CountryTie.NATIONALITY, "Syria")] * 2,
        *[lambda d: d.born_at("Exville", country="Syria")] * 2,
        *[lambda d: d.found_at("1 Sample Street ,", "", code="LB")] * 2,
        *[lambda d: d.programme("EXEMPLAR")] * 2,
        *[lambda d: d.listed("2012-01-02"), lambda d: d.listed("2011-01-02")],
        *[lambda d: d.updated("2012-01-02"), lambda d: d.updated("2011-01-02")],
    )

    assert [] == refused
    assert ["1971"] == [birth.edtf for birth in record.births]
    assert (Country(CountryTie.NATIONALITY, "SY", "Syria"),) == record.countries
    assert ((Place("Exville, Syria", "SY"),), (Place("1 Sample Street", "LB"),)) == (
        record.birth_places,
        record.addresses,
    )
    assert ("EXEMPLAR",) == record.programmes
    assert ("2011-01-02", "2012-01-02") == (record.listed_on, record.updated_on)


@pytest.mark.parametrize(
    ("fill", "documents", "notes"),
    [
        (lambda d: d.holds("Passport", "A1", country="Syria", issued="5 Apr. 2010"),
         (Document("Passport", "A1", "SY", "2010-04-05"),), ()),
        (lambda d: d.holds("Passport", "A1", country="Atlantis", expires="soon", note="lost"),
         (Document("Passport", "A1", note="lost; Atlantis; expires soon"),), ()),
        (lambda d: d.holds("Passport", " - ", country="Syria", note="lost"), (), (Note("Passport", "-; Syria; lost"),)),
    ],
)  # fmt: skip
def test_documents(fill: Filled, documents: tuple[Document, ...], notes: tuple[Note, ...]) -> None:
    """A document keeps in words what is no code or date; without a number it is a note."""
    record, _ = made(fill)

    assert (documents, notes) == (record.documents, record.notes)


def test_empty_values_are_nothing() -> None:
    """Values without a word make neither fact nor note nor refusal."""
    record, refused = made(
        lambda d: d.name(" "),
        lambda d: d.born_as(" "),
        lambda d: d.born_at("", country=" "),
        lambda d: d.found_at(" , "),
        lambda d: d.belongs(CountryTie.FLAG, " "),
        lambda d: d.programme(" "),
        lambda d: d.listed(""),
        lambda d: d.note("x", " "),
    )

    assert [] == refused
    assert made()[0] == record

"""What does Canada's consolidated list of autonomous sanctions say?

The list is XML: one flat `record` for each person, organisation or ship. It has no references, so one is made of the
programme, the schedule and the item; `Country` is the programme, not a nationality. The file states no date of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from crible.records import NameKind, PartyKind, Record
from crible.sources import xml
from crible.sources.canada.names import (
    Further,
    further_names_of_organisation,
    further_names_of_person,
    is_original,
    names_of_organisation,
    names_of_person,
)
from crible.sources.dates import DateOrder
from crible.sources.draft import Draft
from crible.sources.reading import Format, Options, Report
from crible.sources.splitting import is_legal_form
from crible.sources.xml import Element

_ROOT = "data-set"
_RECORD = "record"
_HEAD = (b"<Schedule>", b"<DateOfListing>", b"<EntityOrShip>", b"<GivenName>")
_NO_SCHEDULE = {"", "N/A"}
_SHORT_FORM = re.compile(r"\(([A-Z]{3,})\)")
_KNOWN = {
    "Country",
    "LastName",
    "GivenName",
    "EntityOrShip",
    "TitleOrShip",
    "DateOfBirthOrShipBuildDate",
    "ShipIMONumber",
    "Schedule",
    "Item",
    "DateOfListing",
    "Aliases",
}


def _read(path: Path, report: Report, _options: Options) -> Iterator[Record]:
    """The records of the list."""
    for element in xml.stream(path, _ROOT, _RECORD):
        report.rows[_RECORD] += 1
        yield _record(element, report)


def _record(element: Element, report: Report) -> Record:
    reference = _reference(element)
    draft = Draft(report, f"{xml.place(element)}, record {reference}", _kind(element), order=DateOrder.DAY)
    if draft.kind is PartyKind.PERSON:
        _person(draft, element)
    else:
        _organisation(draft, element)
    draft.programme(xml.text(element, "Country"))
    draft.listed(xml.text(element, "DateOfListing"), "DateOfListing")
    for child in element:
        if xml.local(child) not in _KNOWN:
            draft.note(xml.local(child), xml.text(child))
    return draft.record(reference)


def _reference(element: Element) -> str:
    """Programme, schedule and item: `Russia/1, Part 1/123`."""
    country = xml.text(element, "Country")
    short = _SHORT_FORM.search(country)
    programme = short[1] if short else country.split("/")[0].split("(")[0].strip()
    schedule = xml.text(element, "Schedule")
    parts = [programme, "" if schedule in _NO_SCHEDULE else schedule, xml.text(element, "Item")]
    return "/".join(part for part in parts if part) or xml.place(element)


def _kind(element: Element) -> PartyKind:
    if xml.text(element, "ShipIMONumber"):
        return PartyKind.VESSEL
    named = xml.text(element, "GivenName") or xml.text(element, "LastName")
    return PartyKind.PERSON if named else PartyKind.ORGANISATION


def _person(draft: Draft, element: Element) -> None:
    given, family = xml.text(element, "GivenName"), xml.text(element, "LastName")
    aliases = xml.text(element, "Aliases")
    first, *variants = names_of_person(given, family)
    draft.name(first, NameKind.PRIMARY)
    printed = f"{given} {family}".strip()
    draft.note("Name as printed", printed if first != printed else "")
    further = [Further(v) for v in variants] + further_names_of_person(aliases, given, family)
    _further(draft, further, aliases)
    draft.born_as(xml.text(element, "DateOfBirthOrShipBuildDate"), "Date of birth")
    draft.note("Title", xml.text(element, "TitleOrShip"))
    draft.note("EntityOrShip", xml.text(element, "EntityOrShip"))


def _organisation(draft: Draft, element: Element) -> None:
    printed, aliases = xml.text(element, "EntityOrShip"), xml.text(element, "Aliases")
    owned = [f"{xml.text(element, 'GivenName')} {xml.text(element, 'LastName')}".strip()]
    names = names_of_organisation(printed) + [name for name in owned if name]
    for i, name in enumerate(names):
        draft.name(name, NameKind.ALIAS if i else NameKind.PRIMARY)
    draft.note("Name as printed", printed if names[:1] != [printed] else "")
    _further(draft, further_names_of_organisation(aliases), aliases)
    vessel = draft.kind is PartyKind.VESSEL
    draft.note("Type of ship" if vessel else "Title", xml.text(element, "TitleOrShip"))
    # A ship's year of building is no birth date: it would speak against its captain's.
    draft.note("Built" if vessel else "Founded", xml.text(element, "DateOfBirthOrShipBuildDate"))
    if number := xml.text(element, "ShipIMONumber"):
        draft.holds("IMO", number)


def _further(draft: Draft, names: list[Further], printed: str) -> None:
    """Further names with their kinds; the field as printed stays as a note where it was cut."""
    for name in names:
        kind = NameKind.ORIGINAL if is_original(name.text) else NameKind.ALIAS
        if is_legal_form(re.sub(r"\W", " ", name.text)):
            # The list cuts some names short after `Общество с ограниченной ответственностью`.
            draft.refuse("Aliases", "a legal form alone is no name", name.text)
        else:
            draft.name(name.text, kind, name.language)
    draft.note("Aliases", printed if [n.text for n in names] != [printed] else "")


def _recognises(_path: Path, head: bytes) -> bool:
    return xml.root_of(head) == _ROOT and any(mark in head for mark in _HEAD)


FORMAT = Format(
    name="canada",
    title="Canada, consolidated autonomous sanctions list (SEMA, XML)",
    recognises=_recognises,
    read=_read,
)

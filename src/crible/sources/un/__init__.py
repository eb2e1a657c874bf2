"""What does the consolidated list of the United Nations Security Council say?

The list is XML without a namespace: `INDIVIDUAL` and `ENTITY` elements with names in written order, aliases with their
quality, partial birth dates, and many empty elements, which say nothing. Elements that this reader does not know become
notes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from crible.countries import country_code
from crible.errors import FactError
from crible.records import CountryTie, NameKind, PartialDate, PartyKind, Record
from crible.sources import xml
from crible.sources.dates import DateOrder, date_in, dates_in
from crible.sources.draft import Draft
from crible.sources.reading import Format, Options, Report
from crible.sources.un.names import LANGUAGES, is_former, names_in_note, split_name
from crible.sources.xml import Element

_ROOT = "CONSOLIDATED_LIST"
_KINDS = {"INDIVIDUAL": PartyKind.PERSON, "ENTITY": PartyKind.ORGANISATION}
_NAME_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_NOT_AVAILABLE = "na"
"""Printed in the place of a name part or a nationality that there is none of."""
_LABELS = {"DATAID": "Data id", "VERSIONNUM": "Version", "COMMENTS1": "Comments"}
_QUALITIES = {"low": NameKind.WEAK, "f.k.a.": NameKind.FORMER}
"""Alias qualities that make an alias weak or former; `Good`, `a.k.a.` and none make it strong."""

_BORN = re.compile(
    r"\b(?:DP?OB|born)\b[\s:–-]*(?:in |on )?"
    r"((?:\d{1,2}(?:st|nd|rd|th)? )?(?:[A-Z][a-z]{2,8}\.? ?)?\d{4})\b"
)
_PASSPORT = re.compile(r"\bpassport (?:no\b\.?|number)[\s:]*([A-Z]{0,3}[ -]?\d[\dA-Z/]*)", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:number|no\b\.?|SSN|Code:)[\s:]*((?:[A-Z]{1,3}[ -]{1,2})?[A-Z]*\d[\w/-]*)")
_NUMBER_IN_WORDS = re.compile(
    r"(?P<words>.*?\b(?:[Nn]umber|[Nn]o\b\.?)|.*\)|[A-Z][a-z]{3,}(?: [A-Za-z][a-z]+)*)[\s:]+"
    r"(?P<number>(?:[A-Z]{1,3} )?\S*\d.*)"
)
"""`Samplian passport number T 0000001`, `Samplia 654781`."""
_AFTER_NUMBER = re.compile(r"\s*(?:\(.*|, .*)$")
_EXPIRES = re.compile(r"\bexpir\w+(?: date)?:? (?:on )?(\d{1,2} [A-Z][a-z]+\.? \d{4})")


def _read(path: Path, report: Report, _options: Options) -> Iterator[Record]:
    """The records of a consolidated list."""
    for element in xml.stream(path, _ROOT, *_KINDS):
        report.dated = report.dated or xml.root(element).get("dateGenerated", "")[: len("2025-04-19")]
        report.rows[xml.local(element)] += 1
        yield _record(element, report)


def _record(element: Element, report: Report) -> Record:
    reference = xml.text(element, "REFERENCE_NUMBER") or xml.text(element, "DATAID") or xml.place(element)
    place = f"{xml.place(element)}, record {reference}"
    draft = Draft(report, place, _KINDS[xml.local(element)], order=DateOrder.DAY)
    _primary(draft, element)
    for child in element:
        tag = xml.local(child)
        if tag in _BLOCKS:
            _BLOCKS[tag](draft, child)
        elif tag not in {*_NAME_PARTS, "REFERENCE_NUMBER"}:
            _as_notes(draft, child)
    return draft.record(reference)


def _primary(draft: Draft, element: Element) -> None:
    """The name in its written order."""
    parts = [xml.text(element, part) for part in _NAME_PARTS]
    name = " ".join(part for part in parts if part and part != _NOT_AVAILABLE)
    if draft.kind is PartyKind.PERSON:
        draft.name(name, NameKind.PRIMARY)
    else:
        _add_names(draft, name, NameKind.PRIMARY)


def _add_names(draft: Draft, text: str, kind: NameKind, language: str = "") -> None:
    split = split_name(text, kind)
    for name, its_kind in split.names:
        draft.name(name, its_kind, language)
    for remark in split.remarks:
        draft.note("Name remark", f"{text}" if remark in text else remark)
        _facts_in_words(draft, remark)


def _original(draft: Draft, block: Element) -> None:
    words = xml.text(block)
    bracket = re.search(r"\((\w+)\)", words)
    language = LANGUAGES.get(bracket[1].lower(), "") if bracket else ""
    _add_names(draft, words, NameKind.ORIGINAL, language)


def _alias(draft: Draft, block: Element) -> None:
    name, note = xml.text(block, "ALIAS_NAME"), xml.text(block, "NOTE")
    quality = xml.text(block, "QUALITY")
    kind = _QUALITIES.get(quality.lower(), NameKind.ALIAS)
    kind = NameKind.FORMER if is_former(note) else kind
    _add_names(draft, name, kind)
    for further, its_kind in names_in_note(note, alias=name, kind=kind):
        draft.name(further, its_kind)
    draft.note("Alias note", f"{name}: {note}" if note else "")
    _facts_in_words(draft, note)
    draft.born_as(xml.text(block, "DATE_OF_BIRTH"), "Alias date of birth")
    draft.born_at(xml.text(block, "CITY_OF_BIRTH"), country=xml.text(block, "COUNTRY_OF_BIRTH"))
    _others(draft, block, "QUALITY", "ALIAS_NAME", "NOTE", "DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH")


def _facts_in_words(draft: Draft, words: str) -> None:
    """Birth dates and passport numbers that a remark states; what is not understood stays in the note."""
    for found in _BORN.finditer(words):
        try:
            draft.born(*dates_in(found[1]))
        except FactError:
            continue
    for found in _PASSPORT.finditer(words):
        draft.holds("Passport", found[1], note=words)


def _birth(draft: Draft, block: Element) -> None:
    kind, note = xml.text(block, "TYPE_OF_DATE"), xml.text(block, "NOTE")
    date, year = xml.text(block, "DATE"), xml.text(block, "YEAR")
    first, last = xml.text(block, "FROM_YEAR"), xml.text(block, "TO_YEAR")
    words = date or year or (f"{first}-{last}" if first and last else first or last)
    _others(draft, block, "TYPE_OF_DATE", "NOTE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR")
    if not words:
        # The words of the note are all there is: `Nov. 1973`, or an age.
        draft.born_as(note, "Date of birth")
        return
    precise = _precise(year, note) if year else None
    if precise:
        draft.born(precise)
        return
    vague = kind == "APPROXIMATELY" or note.lower() == "approximately"
    draft.born_as(f"circa {words}" if vague else words, "Date of birth")
    draft.note("Date of birth", f"{words}: {note}" if note else "")


def _precise(year: str, note: str) -> PartialDate | None:
    """The date of a year whose month stands in the note (`Sep.`), if so."""
    try:
        return date_in(f"{note} {year}") if note.rstrip(".").isalpha() else None
    except FactError:
        return None


def _birth_place(draft: Draft, block: Element) -> None:
    parts = [xml.text(block, part) for part in ("STREET", "CITY", "STATE_PROVINCE", "NOTE")]
    draft.born_at(*parts, country=xml.text(block, "COUNTRY"))
    _others(draft, block, "STREET", "CITY", "STATE_PROVINCE", "NOTE", "COUNTRY")


def _address(draft: Draft, block: Element) -> None:
    parts = [xml.text(block, part) for part in ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "NOTE")]
    draft.found_at(*parts, country=xml.text(block, "COUNTRY"))
    _others(draft, block, "STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "NOTE", "COUNTRY")


def _document(draft: Draft, block: Element) -> None:
    first, second = xml.text(block, "TYPE_OF_DOCUMENT"), xml.text(block, "TYPE_OF_DOCUMENT2")
    number, note = xml.text(block, "NUMBER"), xml.text(block, "NOTE")
    issuer, where = xml.text(block, "ISSUING_COUNTRY"), xml.text(block, "COUNTRY_OF_ISSUE")
    city = ", ".join(p for p in (xml.text(block, "CITY_OF_ISSUE"), where if issuer not in {"", where} else "") if p)
    if not number and (stated := _NUMBER.search(second) or _NUMBER.search(note)):
        number = stated[1]
    printed, (number, stated_by) = number, _bare_number(number)
    issuer = issuer or where or (stated_by if country_code(stated_by) else "")
    words = printed if printed != number else ""
    details = "; ".join(p for p in (second, words, note, city and f"issued in {city}") if p)
    expires = _EXPIRES.search(note)
    draft.holds(
        first or second or "Document",
        number,
        country=issuer,
        issued=xml.text(block, "DATE_OF_ISSUE"),
        expires=expires[1] if expires else "",
        note=details,
    )
    known = ("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER", "NOTE", "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE")
    _others(draft, block, *known, "CITY_OF_ISSUE", "DATE_OF_ISSUE")


def _bare_number(printed: str) -> tuple[str, str]:
    """A document's number without the words around it, and the words before it."""
    found = _NUMBER_IN_WORDS.fullmatch(printed)
    number = _AFTER_NUMBER.sub("", found["number"] if found else printed)
    return number or printed, found["words"] if found else ""


def _nationality(draft: Draft, block: Element) -> None:
    for words in xml.texts(block, "VALUE"):
        if words == _NOT_AVAILABLE:
            draft.note("Nationality", words)
        else:
            draft.belongs(CountryTie.NATIONALITY, words)


def _listed(draft: Draft, block: Element) -> None:
    draft.listed(xml.text(block), "Listed on")


def _updated(draft: Draft, block: Element) -> None:
    days = [draft.day("Updated on", words) for words in xml.texts(block, "VALUE")]
    draft.updated_on = max([draft.updated_on, *days])
    draft.note("Updated on", ", ".join(days) if len(days) > 1 else "")


def _programme(draft: Draft, block: Element) -> None:
    draft.programme(xml.text(block))


def _sex(draft: Draft, block: Element) -> None:
    draft.set_sex(xml.text(block), label="Gender")


def _others(draft: Draft, block: Element, *known: str) -> None:
    """Keep what stands in a block beyond the known elements."""
    for child in block:
        if xml.local(child) not in known:
            _as_notes(draft, child)


def _as_notes(draft: Draft, block: Element) -> None:
    """Each value of an element as a note under the element's own name."""
    tag = xml.local(block)
    label = _LABELS.get(tag, tag.replace("_", " ").capitalize())
    for words in xml.texts(block, "VALUE") or [xml.text(block)]:
        draft.note(label, words)


_BLOCKS: dict[str, Callable[[Draft, Element], None]] = {
    "NAME_ORIGINAL_SCRIPT": _original,
    "INDIVIDUAL_ALIAS": _alias,
    "ENTITY_ALIAS": _alias,
    "INDIVIDUAL_DATE_OF_BIRTH": _birth,
    "INDIVIDUAL_PLACE_OF_BIRTH": _birth_place,
    "INDIVIDUAL_ADDRESS": _address,
    "ENTITY_ADDRESS": _address,
    "INDIVIDUAL_DOCUMENT": _document,
    "NATIONALITY": _nationality,
    "LISTED_ON": _listed,
    "LAST_DAY_UPDATED": _updated,
    "UN_LIST_TYPE": _programme,
    "GENDER": _sex,
}


def _recognises(_path: Path, head: bytes) -> bool:
    return xml.root_of(head) == _ROOT


FORMAT = Format(
    name="un",
    title="United Nations Security Council, consolidated list (XML)",
    recognises=_recognises,
    read=_read,
)

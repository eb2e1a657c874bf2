"""How is OFAC's list read from its Enhanced XML (`sanctionsData`)?

All text is in place. Each name has one rendering per script; each detail is a feature under a label, as in the remarks
of the CSV. Codes of countries stand in the reference values at the head of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from crible.errors import FactError
from crible.records import Document, NameKind, PartialDate, Record
from crible.sources.dates import span
from crible.sources.draft import Draft
from crible.sources.ofac import details, words
from crible.sources.ofac.remarks import read_remarks
from crible.sources.ofac.xml import grandchildren
from crible.sources.reading import Format, Options, Report
from crible.sources.xml import Element, child, children, local, place, root_of, stream, text
from crible.text import script_of

_ROOT = "sanctionsData"
_READ = frozenset(
    [
        "generalInfo",
        "sanctionsLists",
        "sanctionsPrograms",
        "sanctionsTypes",
        "legalAuthorities",
        "names",
        "addresses",
        "features",
        "identityDocuments",
        "relationships",
    ]
)
_GENERAL_NOTES = (
    ("title", "Title"),
    ("livingStatus", "Living status"),
    ("isUsCitizen", "US citizen"),
    ("isUsPerson", "US person"),
)
_ENTRY_NOTES = (
    ("sanctionsTypes", "sanctionsType", "Sanctions type"),
    ("legalAuthorities", "legalAuthority", "Legal authority"),
)

Codes = dict[str, str]
"""Number of a country's reference value -> ISO 3166-1 alpha-2."""


def recognises(path: Path, head: bytes) -> bool:
    """Whether the outermost element is `sanctionsData`."""
    del path
    return root_of(head) == _ROOT


def read(path: Path, report: Report, options: Options) -> Iterator[Record]:
    """The records, in the order of the file."""
    del options
    codes: Codes = {}
    for element in stream(path, _ROOT, "publicationInfo", "referenceValue", "featureType", "entity"):
        name = local(element)
        if name == "publicationInfo":
            report.dated = text(element, "dataAsOf")[:10]
        elif name == "referenceValue" and text(element, "type") == "COUNTRY":
            codes[element.get("refId", "")] = text(element, "isoCode").upper()
        elif name == "entity":
            report.rows["entity"] += 1
            if reference := element.get("id", "").strip():
                yield _record(element, reference, codes, report)
            else:
                report.refuse(place(element), "an entry without a number", text(element)[:200])


def _record(entity: Element, reference: str, codes: Codes, report: Report) -> Record:
    draft = Draft(report, place(entity))
    general = child(entity, "generalInfo")
    for name in grandchildren(entity, "names", "name"):
        _add_name(name, draft)
    for label, key in _GENERAL_NOTES:
        draft.note(key, text(general, label))
    _add_listing(entity, draft)
    for feature in grandchildren(entity, "features", "feature"):
        _add_feature(feature, codes, draft)
    for document in grandchildren(entity, "identityDocuments", "identityDocument"):
        details.add_document(draft, _document(document, codes, draft))
    for address in grandchildren(entity, "addresses", "address"):
        _add_address(address, codes, draft)
    for relationship in grandchildren(entity, "relationships", "relationship"):
        draft.note("Related", _relation(relationship, draft))
    read_remarks(text(general, "remarks"), draft)
    for unknown in entity:
        if local(unknown) not in _READ:
            draft.note(local(unknown), text(unknown))
    details.set_kind(draft, text(general, "entityType"))
    return draft.record(reference)


def _add_name(name: Element, draft: Draft) -> None:
    """One name in all its scripts; without a kind of alias it is the primary one."""
    weak = _is_true(name, "isLowQuality")
    primary = _is_true(name, "isPrimary") and not weak
    kind = NameKind.PRIMARY if primary else words.alias_kind(text(name, "aliasType"), weak=weak)
    for rendering in grandchildren(name, "translations", "translation"):
        printed = text(rendering, "formattedFullName") or _name_from_parts(rendering)
        details.add_name(
            draft, printed, words.rendering_kind(kind, script_of(printed), first=_is_true(rendering, "isPrimary"))
        )


def _name_from_parts(rendering: Element) -> str:
    """A name that is not printed in one piece."""
    last, first = text(rendering, "formattedLastName"), text(rendering, "formattedFirstName")
    if last or first:
        return ", ".join(filter(None, (last, first)))
    return " ".join(text(part, "value") for part in grandchildren(rendering, "nameParts", "namePart"))


def _add_listing(entity: Element, draft: Draft) -> None:
    for programme in grandchildren(entity, "sanctionsPrograms", "sanctionsProgram"):
        draft.programme(text(programme))
    for listing in grandchildren(entity, "sanctionsLists", "sanctionsList"):
        since = listing.get("datePublished", "")[:10]
        draft.note("List", f"{text(listing)}, since {since}" if since else text(listing))
        draft.listed(since, "Listed on")
    for group, item, label in _ENTRY_NOTES:
        for element in grandchildren(entity, group, item):
            draft.note(label, text(element))


def _add_feature(feature: Element, codes: Codes, draft: Draft) -> None:
    """A detail under its label; what the publisher itself calls false is a note, never a fact."""
    label, value = text(feature, "type"), text(feature, "value")
    draft.note(f"{words.label_of(label)} comment", text(feature, "comments"))
    if text(feature, "reliability").casefold() == "false":
        draft.note(f"{words.label_of(label)} (marked false)", value)
        return
    date = _date(child(feature, "valueDate"), value, draft)
    details.add(draft, label, value, code=codes.get(text(feature, "valueRefId"), ""), date=date)


def _date(period: Element | None, printed: str, draft: Draft) -> PartialDate | None:
    """A period in figures, no more precise than it is; None if there is none that can be read."""
    if period is None:
        return None
    first = text(period, "fromDateBegin")[:10] or text(period, "fromDateEnd")[:10]
    last = text(period, "toDateEnd")[:10] or text(period, "toDateBegin")[:10]
    try:
        return span(first, last, circa=_is_true(period, "isApproximate"))
    except FactError as error:
        draft.report.refuse(draft.place, f"{error.what}: the printed words are used", f"{first} to {last} ({printed})")
        return None


def _document(document: Element, codes: Codes, draft: Draft) -> Document:
    country = child(document, "issuingCountry")
    code = (codes.get(country.get("refId", "")) or details.code_of(draft, text(country))) if country is not None else ""
    issued, expires = (_date(child(document, name), "", draft) for name in ("issueDate", "expirationDate"))
    notes = [text(document, name) for name in ("issuingAuthority", "issuingLocation", "comments")]
    notes += [text(feature) for feature in grandchildren(document, "idFeatures", "idFeature")]
    if text(document, "isValid").casefold() in ("false", "0"):
        notes.insert(0, "marked as not valid")
    return Document(
        kind=words.label_of(text(document, "type")),
        number=text(document, "documentNumber"),
        country=code,
        issued=issued.edtf if issued else "",
        expires=expires.edtf if expires else "",
        note="; ".join(filter(None, notes)),
    )


def _add_address(address: Element, codes: Codes, draft: Draft) -> None:
    """One address in all its scripts; where only the country is known, that."""
    country = child(address, "country")
    if country is None:
        country = next((c for each in children(address, "translations") for c in children(each, "country")), None)
    printed = text(country)
    code = codes.get(country.get("refId", ""), "") if country is not None else ""
    code = code or details.code_of(draft, printed)
    for rendering in grandchildren(address, "translations", "translation"):
        parts = (text(part, "value") for part in grandchildren(rendering, "addressParts", "addressPart"))
        details.add_address(draft, ", ".join(filter(None, (*parts, printed))), code)
    if not grandchildren(address, "translations", "translation"):
        details.add_address(draft, printed, code)


def _relation(relationship: Element, draft: Draft) -> str:
    """A tie to another record in words, with its number; the other may stand in another file."""
    other = child(relationship, "relatedEntity")
    number = other.get("entityId", "") if other is not None else ""
    period = _date(child(relationship, "dateRange"), "", draft)
    more = [text(relationship, "quality"), period.edtf if period else "", text(relationship, "comments")]
    aside = f"; {'; '.join(filter(None, more))}" if any(more) else ""
    return f"{text(relationship, 'type')}: {text(other)} ({number}){aside}"


def _is_true(element: Element, name: str) -> bool:
    return text(element, name).casefold() in ("true", "1")


FORMAT = Format(name="ofac-enhanced", title="OFAC, Enhanced XML", recognises=recognises, read=read)

"""What does the consolidated list of the European Union (FSF, XML 1.1) say?

Everything stands in attributes, and an empty one says nothing. A record has many names, one per spelling and language,
without a mark of which is the first; a place of birth stands with the birth date; sex, function and title stand with
the names. Attributes and elements that this reader does not know become notes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from crible.errors import FactError
from crible.records import CountryTie, NameKind, PartialDate, PartyKind, Record
from crible.sources import xml
from crible.sources.dates import DateOrder, iso
from crible.sources.draft import Draft
from crible.sources.reading import Format, Options, Report
from crible.sources.splitting import LATIN
from crible.sources.xml import Element
from crible.text import UNKNOWN_SCRIPT, one_line, script_of

_ROOT = "export"
_RECORD = "sanctionEntity"
_HEAD = b"sanctionEntity"
_KINDS = {"person": PartyKind.PERSON, "P": PartyKind.PERSON, "enterprise": PartyKind.ORGANISATION}
_KINDS["E"] = PartyKind.ORGANISATION

_WEAK = re.compile(r"\b(?:low?|poor|weak)[ -]quality|\bweak\b", re.IGNORECASE)
"""How remarks mark a weak alias; `lo quality` is a slip that the list has."""
_FORMER = re.compile(r"\b(?:previously|formerly|former name|f\.?k\.?a)\b", re.IGNORECASE)
_TRANSLATED = {"bg", "el"}
"""Languages of members that write in other scripts: names in them are the Union's own, not the party's."""
_GREGORIAN = {"", "GREGORIAN"}

_NO_COUNTRY_WORDS = {"", "UNKNOWN"}
_FLAGS = {
    "diplomatic": "diplomatic",
    "knownExpired": "known to be expired",
    "knownFalse": "known to be false",
    "reportedLost": "reported lost",
    "revokedByIssuer": "revoked by its issuer",
}
_PROVENANCE = {"regulationLanguage", "logicalId"}
"""Attributes of every detail that only number it."""


def _read(path: Path, report: Report, _options: Options) -> Iterator[Record]:
    """The records of a full list."""
    for element in xml.stream(path, _ROOT, _RECORD):
        report.dated = report.dated or xml.root(element).get("generationDate", "")[: len("2018-12-21")]
        report.rows[_RECORD] += 1
        yield _record(element, report)


def _record(element: Element, report: Report) -> Record:
    reference = element.get("euReferenceNumber") or element.get("logicalId") or xml.place(element)
    draft = Draft(report, f"{xml.place(element)}, record {reference}", _kind(element), order=DateOrder.DAY)
    _names(draft, xml.children(element, "nameAlias"))
    _listing(draft, element)
    for block in element:
        name = xml.local(block)
        if name in _BLOCKS:
            _BLOCKS[name](draft, block)
            _remarks(draft, block, _SAID_BY_BLOCK.get(name, set()))
        elif name not in {"nameAlias", "subjectType", "regulation"}:
            _unknown(draft, block)
    return draft.record(reference)


def _kind(element: Element) -> PartyKind:
    subject = xml.child(element, "subjectType")
    codes = [subject.get("code", ""), subject.get("classificationCode", "")] if subject is not None else []
    return next((_KINDS[code] for code in codes if code in _KINDS), PartyKind.UNKNOWN)


# Names


def _names(draft: Draft, aliases: list[Element]) -> None:
    """All names; the first strong one without a language, or in English, is the primary one."""
    primary = _primary(aliases)
    for alias in aliases:
        for text in _spellings(alias):
            draft.name(text, NameKind.PRIMARY if alias is primary else _name_kind(alias, text), _language(alias))
        for label, attribute in (("Function", "function"), ("Title", "title")):
            draft.note(label, alias.get(attribute, ""))
        if alias.get("gender"):
            draft.set_sex(alias.get("gender", ""), label="Gender")
        _remarks(draft, alias, _NAME_ATTRIBUTES)


def _primary(aliases: list[Element]) -> Element | None:
    strong = [a for a in aliases if _spellings(a) and _name_kind(a, "") is NameKind.ALIAS]
    plain = (a for a in strong if _language(a) in {"", "en"})
    return next(plain, strong[0] if strong else None)


def _spellings(alias: Element) -> list[str]:
    """The whole name, and the name of its parts where it says something else."""
    parts = (alias.get(part, "") for part in ("firstName", "middleName", "lastName"))
    texts = [one_line(alias.get("wholeName", "")), one_line(" ".join(parts))]
    return [t for t in dict.fromkeys(texts) if t]


def _name_kind(alias: Element, text: str) -> NameKind:
    remark = " ".join(xml.texts(alias, "remark"))
    if alias.get("strong", "").strip() in {"false", "0"} or _WEAK.search(remark):
        return NameKind.WEAK
    if _FORMER.search(remark):
        return NameKind.FORMER
    foreign = script_of(text) not in {LATIN, UNKNOWN_SCRIPT} and _language(alias) not in _TRANSLATED
    return NameKind.ORIGINAL if foreign else NameKind.ALIAS


def _language(alias: Element) -> str:
    return alias.get("nameLanguage", "").strip().lower()


# Facts


def _birth(draft: Draft, block: Element) -> None:
    code, words = _country(block)
    draft.born_at(*_parts(block, "place", "city", "region", "zipCode"), country=words, code=code)
    printed = ", ".join(f"{a}={block.get(a)}" for a in _DATE_ATTRIBUTES if block.get(a))
    if not printed:
        return
    calendar = block.get("calendarType", "")
    if calendar not in _GREGORIAN:
        draft.refuse("Date of birth", "this calendar is not read", f"{printed}, calendarType={calendar}")
        return
    try:
        draft.born(_date(block))
    except FactError as error:
        draft.refuse("Date of birth", error.what, f"{printed}, calendarType={calendar}")


def _date(block: Element) -> PartialDate:
    """The date, or range of years, of a birth.

    Raises:
        FactError: It is none.
    """
    circa = block.get("circa", "").strip() in {"true", "1"}
    if day := block.get("birthdate", "").strip():
        return PartialDate.of(iso(*day[: len("1924-02-21")].split("-", 2)), circa=circa)
    year = _number(block, "year")
    if year:
        return PartialDate.of(iso(year, _number(block, "monthOfYear"), _number(block, "dayOfMonth")), circa=circa)
    first, last = _number(block, "yearRangeFrom"), _number(block, "yearRangeTo")
    return PartialDate.between(iso(first) if first else "", iso(last) if last else "", circa=circa)


def _number(block: Element, attribute: str) -> str:
    """An attribute that holds a number; zero is none."""
    text = block.get(attribute, "").strip()
    return "" if text.strip("0") == "" else text


def _citizenship(draft: Draft, block: Element) -> None:
    code, words = _country(block)
    draft.belongs(CountryTie.CITIZENSHIP, words or code, code)
    draft.note("Citizenship region", block.get("region", ""))


def _address(draft: Draft, block: Element) -> None:
    code, words = _country(block)
    box = block.get("poBox", "").strip()
    parts = _parts(block, "street", "place", "zipCode", "city", "region")
    draft.found_at(*parts, f"PO Box {box}" if box else "", country=words, code=code)
    for contact in xml.children(block, "contactInfo"):
        draft.note(f"Contact ({contact.get('key', '').lower()})", contact.get("value", ""))


def _identification(draft: Draft, block: Element) -> None:
    code, words = _country(block)
    kind = block.get("identificationTypeDescription") or block.get("identificationTypeCode") or "Document"
    said = [meaning for flag, meaning in _FLAGS.items() if block.get(flag, "").strip() in {"true", "1"}]
    said += [
        f"{label} {block.get(attribute)}"
        for label, attribute in (
            ("name on document:", "nameOnDocument"),
            ("issued by", "issuedBy"),
            ("valid from", "validFrom"),
            ("region", "region"),
        )
        if block.get(attribute, "").strip()
    ]
    note = "; ".join([*said, *xml.texts(block, "remark")])
    numbers = [n for n in dict.fromkeys([block.get("number", ""), block.get("latinNumber", "")]) if n.strip()]
    for number in numbers or [""]:
        issued, expires = block.get("issueDate", ""), block.get("validTo", "")
        draft.holds(kind, number, country=code or words, issued=issued, expires=expires, note=note)


def _country(block: Element) -> tuple[str, str]:
    """The code and the words of a country, both empty where the list knows none."""
    code = block.get("countryIso2Code", "").strip().upper()
    words = block.get("countryDescription", "").strip()
    code = code if re.fullmatch("[A-Z]{2}", code) else ""
    return code, "" if words in _NO_COUNTRY_WORDS else words


def _parts(block: Element, *attributes: str) -> list[str]:
    return [block.get(attribute, "") for attribute in attributes]


# The listing itself


def _listing(draft: Draft, element: Element) -> None:
    """Programme, dates, legal act, and what else is said of the record as a whole."""
    days = [draft.day("Designation date", element.get("designationDate", ""))]
    for act in xml.children(element, "regulation"):
        draft.programme(act.get("programme", ""))
        in_force = draft.day("Entry into force", act.get("entryIntoForceDate", ""))
        days.append(in_force)
        draft.updated(act.get("publicationDate", ""), "Publication date")
        title = (act.get("numberTitle", ""), act.get("organisationType", ""), act.get("regulationType", ""))
        force = f"in force {in_force}" if in_force else ""
        draft.note("Legal act", " ".join([*title, xml.text(act, "publicationUrl"), force]))
        _remarks(draft, act, _ACT_ATTRIBUTES)
    days += [draft.day("Act of", act.get("publicationDate", "")) for act in _cited(element)]
    draft.listed_on = min(filter(None, days), default="")
    for act in _cited(element):
        draft.note("Cited act", f"{act.get('numberTitle', '')} of {act.get('publicationDate', '')}")
    draft.note("Delisting date", element.get("delistingDate", ""))
    draft.note("Designated on", element.get("designationDate", ""))
    draft.note("Designation", element.get("designationDetails", ""))
    draft.note("United Nations reference", element.get("unitedNationId", ""))
    draft.note("Logical id", element.get("logicalId", ""))
    _remarks(draft, element, {"euReferenceNumber", "designationDate", *_ENTITY_NOTES})


def _cited(element: Element) -> list[Element]:
    """The acts that the details of a record cite; the earliest listed it, since the record's own act is the latest."""
    return [act for act in element.iter() if xml.local(act) == "regulationSummary"]


def _remarks(draft: Draft, block: Element, known: set[str]) -> None:
    """The remarks of a block, and what it says beyond the known attributes."""
    where = "" if xml.local(block) == _RECORD else f"{xml.local(block)} "
    for remark in xml.texts(block, "remark"):
        draft.note(f"{where}remark" if where else "Remark", remark)
    for extra in xml.children(block, "additionalInformation"):
        draft.note(extra.get("key", "") or "Additional information", extra.get("value", ""))
    for attribute, words in block.attrib.items():
        if str(attribute) not in known | _PROVENANCE:
            draft.note(f"{where}{attribute}", str(words))


def _unknown(draft: Draft, block: Element) -> None:
    """An element that the schema does not have, as a note."""
    if xml.local(block) not in {"remark", "additionalInformation"}:
        words = [xml.text(block), *(f"{a}={w}" for a, w in block.attrib.items())]
        draft.note(xml.local(block), " ".join(words))


_DATE_ATTRIBUTES = ("birthdate", "year", "monthOfYear", "dayOfMonth", "yearRangeFrom", "yearRangeTo")
_COUNTRY_ATTRIBUTES = {"countryIso2Code", "countryDescription"}
_NAME_ATTRIBUTES = {"firstName", "middleName", "lastName", "wholeName", "function", "title", "gender"}
_NAME_ATTRIBUTES |= {"nameLanguage", "strong"}
_ACT_ATTRIBUTES = {"programme", "entryIntoForceDate", "publicationDate", "numberTitle"}
_ACT_ATTRIBUTES |= {"organisationType", "regulationType"}
_ENTITY_NOTES = {"delistingDate", "designationDetails", "unitedNationId"}

_BLOCKS: dict[str, Callable[[Draft, Element], None]] = {
    "birthdate": _birth,
    "citizenship": _citizenship,
    "address": _address,
    "identification": _identification,
}
_SAID_BY_BLOCK: dict[str, set[str]] = {
    "birthdate": {*_DATE_ATTRIBUTES, *_COUNTRY_ATTRIBUTES, "circa", "calendarType"}
    | {"city", "place", "region", "zipCode"},
    "citizenship": {*_COUNTRY_ATTRIBUTES, "region"},
    "address": {*_COUNTRY_ATTRIBUTES, "street", "city", "poBox", "zipCode", "region", "place", "asAtListingTime"},
    "identification": {*_COUNTRY_ATTRIBUTES, *_FLAGS, "identificationTypeCode", "identificationTypeDescription"}
    | {"number", "latinNumber", "nameOnDocument", "issuedBy", "issueDate", "validFrom", "validTo", "region"},
}


def _recognises(_path: Path, head: bytes) -> bool:
    return xml.root_of(head) == _ROOT and _HEAD in head


FORMAT = Format(
    name="eu",
    title="European Union, consolidated financial sanctions list (FSF XML 1.1)",
    recognises=_recognises,
    read=_read,
)

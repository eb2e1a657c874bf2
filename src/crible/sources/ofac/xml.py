"""How is OFAC's list read from its plain XML (`sdnList`)?

The plain form has no listing dates and no original scripts. What is no fixed field stands among the ids, with its label
as the kind of id: the sex, a website, a sanctions notice. The file states how many records it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from crible.errors import DamagedFileError
from crible.records import CountryTie, Document, NameKind, Record
from crible.sources.draft import Draft
from crible.sources.ofac import details, words
from crible.sources.ofac.remarks import read_remarks
from crible.sources.ofac.words import Role
from crible.sources.reading import Format, Options, Report
from crible.sources.xml import Element, child, children, local, place, root_of, stream, text

_ROOT = "sdnList"
_LINES_OF_ADDRESS = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "region", "country")
_VESSEL_NOTES = (
    ("callSign", "Vessel Call Sign"),
    ("vesselType", "Vessel Type"),
    ("tonnage", "Vessel Tonnage"),
    ("grossRegisteredTonnage", "Gross registered tonnage"),
    ("vesselOwner", "Vessel Owner"),
)
_READ = frozenset(
    [
        "uid",
        "firstName",
        "lastName",
        "title",
        "sdnType",
        "remarks",
        "programList",
        "idList",
        "akaList",
        "addressList",
        "nationalityList",
        "citizenshipList",
        "dateOfBirthList",
        "placeOfBirthList",
        "vesselInfo",
    ]
)
_DOCUMENTS = (Role.DOCUMENT, Role.WALLET)


def recognises(path: Path, head: bytes) -> bool:
    """Whether the outermost element is `sdnList`."""
    del path
    return root_of(head) == _ROOT


def read(path: Path, report: Report, options: Options) -> Iterator[Record]:
    """The records, then the check of their number against the one stated.

    Raises:
        DamagedFileError: There are fewer records than the file says.
    """
    del options
    stated = ""
    # The misspelling is the publisher's.
    for element in stream(path, _ROOT, "publshInformation", "sdnEntry"):
        if local(element) != "sdnEntry":
            stated = text(element, "Record_Count")
            report.dated = _iso_date(text(element, "Publish_Date"))
            continue
        report.rows["sdnEntry"] += 1
        if text(element, "uid"):
            yield _record(element, report)
        else:
            report.refuse(place(element), "an entry without a number", text(element))
    _check_count(stated, report, path)


def _check_count(stated: str, report: Report, path: Path) -> None:
    found = report.rows["sdnEntry"]
    if not re.fullmatch("[0-9]{1,9}", stated):
        report.warnings.append("the file does not state how many records it has")
    elif found < int(stated):
        raise DamagedFileError(f"{found} records, but the file states {stated}", place=path.name)
    elif found > int(stated):
        report.warnings.append(f"{found} records, but the file states {stated}")


def _record(entry: Element, report: Report) -> Record:
    draft = Draft(report, place(entry))
    details.add_name(draft, _name(entry), NameKind.PRIMARY)
    draft.note("Title", text(entry, "title"))
    for programme in grandchildren(entry, "programList", "program"):
        draft.programme(text(programme))
    for alias in grandchildren(entry, "akaList", "aka"):
        weak = text(alias, "category").casefold() == "weak"
        details.add_name(draft, _name(alias), words.alias_kind(text(alias, "type"), weak=weak))
    _add_origin(entry, draft)
    for identity in grandchildren(entry, "idList", "id"):
        _add_id(identity, draft)
    for address in grandchildren(entry, "addressList", "address"):
        lines = (text(address, part) for part in _LINES_OF_ADDRESS)
        details.add_address(draft, ", ".join(filter(None, lines)), details.code_of(draft, text(address, "country")))
    _add_vessel(child(entry, "vesselInfo"), draft)
    read_remarks(text(entry, "remarks"), draft)
    for unknown in entry:
        if local(unknown) not in _READ:
            draft.note(local(unknown), text(unknown))
    details.set_kind(draft, text(entry, "sdnType"))
    return draft.record(text(entry, "uid"))


def _add_origin(entry: Element, draft: Draft) -> None:
    for born in grandchildren(entry, "dateOfBirthList", "dateOfBirthItem"):
        details.add(draft, "DOB", text(born, "dateOfBirth"))
    for born in grandchildren(entry, "placeOfBirthList", "placeOfBirthItem"):
        details.add(draft, "POB", text(born, "placeOfBirth"))
    for tie, item in ((CountryTie.NATIONALITY, "nationality"), (CountryTie.CITIZENSHIP, "citizenship")):
        for element in grandchildren(entry, f"{item}List", item):
            details.add_country(draft, tie, item, text(element, "country"))


def _name(element: Element) -> str:
    """`LAST, First` as OFAC prints a name in one piece; organisations have a last name only."""
    return ", ".join(filter(None, (text(element, "lastName"), text(element, "firstName"))))


def grandchildren(element: Element, group: str, item: str) -> list[Element]:
    """The elements of all groups of a name: there should be one."""
    return [found for each in children(element, group) for found in children(each, item)]


def _add_id(identity: Element, draft: Draft) -> None:
    label, number, country = (text(identity, part) for part in ("idType", "idNumber", "idCountry"))
    issued, expires = (details.date_text(text(identity, part)) for part in ("issueDate", "expirationDate"))
    role = words.role_of(label)
    # What has a country or dates is a document even if its label was never seen.
    if role in _DOCUMENTS or (role is None and (country or issued or expires or words.looks_like_document(label))):
        code = details.code_of(draft, country)
        note = "" if code else country
        details.add_document(draft, Document(words.label_of(label), number, code, issued, expires, note))
    else:
        details.add(draft, label, number)


def _add_vessel(vessel: Element | None, draft: Draft) -> None:
    for name, label in _VESSEL_NOTES:
        draft.note(label, text(vessel, name))
    if flag := text(vessel, "vesselFlag"):
        details.add_country(draft, CountryTie.FLAG, "Vessel Flag", flag)


def _iso_date(printed: str) -> str:
    """ISO 8601 of `MM/DD/YYYY`; anything else as printed."""
    found = re.fullmatch("([0-9]{2})/([0-9]{2})/([0-9]{4})", printed)
    return f"{found[3]}-{found[1]}-{found[2]}" if found else printed


FORMAT = Format(name="ofac-xml", title="OFAC, plain XML (sdnList)", recognises=recognises, read=read)

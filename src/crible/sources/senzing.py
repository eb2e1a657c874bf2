"""How does a Senzing file become records?

Its attributes stand as flat keys, in an array `FEATURES`, or in arrays of their own (`NAMES`, `ADDRESSES` …), as JSON
lines or one array. A key may carry a usage before it (`HOME_ADDR_CITY`, `NATIVE_NAME_FULL`); attributes of one
object with one usage belong together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from crible.countries import country_code
from crible.records import CountryTie, NameKind, PartyKind, Record
from crible.sources.dates import DateOrder, order_of, order_warning
from crible.sources.draft import Draft
from crible.sources.jsonlines import JsonObject, keys_of, objects, words
from crible.sources.reading import Format, Options, Report

_Group = dict[str, list[str]]
"""Attributes that belong together: attribute -> values."""

_FAMILIES = {
    "NAME": ("FULL", "ORG", "FIRST", "MIDDLE", "LAST", "PREFIX", "SUFFIX", "TYPE"),
    "ADDR": ("FULL", "LINE1", "LINE2", "LINE3", "LINE4", "LINE5", "LINE6", "CITY", "STATE", "POSTAL_CODE", "COUNTRY",
             "TYPE", "FROM_DATE", "THRU_DATE"),
    "PASSPORT": ("NUMBER", "COUNTRY"),
    "DRIVERS_LICENSE": ("NUMBER", "STATE"),
    "NATIONAL_ID": ("NUMBER", "COUNTRY", "TYPE"),
    "TAX_ID": ("NUMBER", "COUNTRY", "TYPE"),
    "OTHER_ID": ("NUMBER", "COUNTRY", "TYPE"),
    "TRUSTED_ID": ("NUMBER", "TYPE"),
    "ACCOUNT": ("NUMBER", "DOMAIN"),
    "SSN": ("NUMBER",),
    "LEI": ("NUMBER",),
    "DUNS": ("NUMBER",),
    "IMO": ("NUMBER",),
    "MMSI": ("NUMBER",),
    "NPI": ("NUMBER",),
}  # fmt: skip
_SINGLES = (
    "RECORD_TYPE", "GENDER", "DATE_OF_BIRTH", "PLACE_OF_BIRTH", "NATIONALITY", "CITIZENSHIP", "REGISTRATION_COUNTRY",
    "COUNTRY_OF_ASSOCIATION", "LAST_CHANGE", "CALL_SIGN", "OFAC_ID",
)  # fmt: skip
_ATTRIBUTES = {f"{family}_{part}": family for family, parts in _FAMILIES.items() for part in parts} | {
    single: single for single in _SINGLES
}
_LONGEST_FIRST = sorted(_ATTRIBUTES, key=len, reverse=True)
_KEY = re.compile(rf"(?:(?P<usage>\w+?)_)?(?P<attribute>{'|'.join(_LONGEST_FIRST)})\Z")
_TITLES = {
    "PASSPORT": "Passport", "DRIVERS_LICENSE": "Driving licence", "NATIONAL_ID": "Identity number",
    "TAX_ID": "Tax number", "SSN": "Social security number", "LEI": "LEI", "DUNS": "D-U-N-S", "IMO": "IMO",
    "MMSI": "MMSI", "NPI": "NPI", "ACCOUNT": "Account", "OTHER_ID": "Document", "TRUSTED_ID": "Trusted id",
}  # fmt: skip
_KINDS = {
    "PERSON": PartyKind.PERSON,
    "ORGANIZATION": PartyKind.ORGANISATION,
    "VESSEL": PartyKind.VESSEL,
    "AIRCRAFT": PartyKind.AIRCRAFT,
}
_NAME_KINDS = {
    "": NameKind.PRIMARY,
    "PRIMARY": NameKind.PRIMARY,
    "NATIVE": NameKind.ORIGINAL,
    "MAIDEN": NameKind.FORMER,
    "FORMER": NameKind.FORMER,
    "PREVIOUS": NameKind.FORMER,
    "FKA": NameKind.FORMER,
    "NICKNAME": NameKind.WEAK,
    "WEAK": NameKind.WEAK,
}
"""By usage; any other usage (`AKA`, `ALIAS`, `DBA`, `SECONDARY`) is a strong alias."""
_TIES = {
    "NATIONALITY": CountryTie.NATIONALITY,
    "CITIZENSHIP": CountryTie.CITIZENSHIP,
    "REGISTRATION_COUNTRY": CountryTie.REGISTRATION,
    "COUNTRY_OF_ASSOCIATION": CountryTie.OTHER,
}


def _read(path: Path, report: Report, _options: Options) -> Iterator[Record]:
    births = [
        text for _, item in objects(path) for group in _groups(item)[0] for text in group.get("DATE_OF_BIRTH", ())
    ]
    order = order_of(births)
    if warning := order_warning(births, order, "DATE_OF_BIRTH"):
        report.warnings.append(warning)
    for place, item in objects(path):
        report.rows["records"] += 1
        reference = " ".join(words(item.get("RECORD_ID")))
        if not reference:
            reference = place
            report.refuse(place, "a record without RECORD_ID; it stands under its place in the file")
        yield _record(item, Draft(report, place), order, reference)


def _record(item: JsonObject, draft: Draft, order: DateOrder, reference: str) -> Record:
    groups, rest = _groups(item)
    for group in groups:
        _add_group(draft, group, order)
    for label, text in rest:
        if label != "RECORD_ID":
            draft.note(label, text)
    return draft.record(reference)


def _groups(item: JsonObject) -> tuple[list[_Group], list[tuple[str, str]]]:
    """The known attributes, those that belong together in one group; and all the rest, with labels."""
    groups: list[_Group] = []
    rest: list[tuple[str, str]] = []
    flat = {key: value for key, value in item.items() if not _is_array(value)}
    for key, value in [("", [flat]), *((k, v) for k, v in item.items() if _is_array(v))]:
        for part in value:
            found, others = _grouped(part)
            groups += found
            if others:
                rest += _noted(key, others)
    return groups, rest


def _is_array(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(part, dict) for part in value)


def _grouped(part: JsonObject) -> tuple[list[_Group], _Group]:
    """One object's attributes by family and usage, and its unknown keys."""
    groups: dict[tuple[str, str], _Group] = defaultdict(dict)
    others: _Group = {}
    for key, value in part.items():
        texts = words(value)
        if not texts:
            continue
        if found := _KEY.match(key):
            usage = found["usage"] or ""
            group = groups[_ATTRIBUTES[found["attribute"]], usage]
            group[found["attribute"]] = texts
            group["USAGE"] = [usage]
        else:
            others[key] = texts
    return list(groups.values()), others


def _noted(array: str, others: _Group) -> list[tuple[str, str]]:
    """Unknown keys as notes: one by one outermost and in `FEATURES`, else together under the array's name."""
    if array in ("", "FEATURES") and not any(key.startswith("REL_") for key in others):
        return [(key, text) for key, texts in others.items() for text in texts]
    return [(array or "RELATIONSHIP", "; ".join(f"{key}: {', '.join(texts)}" for key, texts in others.items()))]


def _add_group(draft: Draft, group: _Group, order: DateOrder) -> None:
    """What one group of attributes says."""
    family = _ATTRIBUTES[next(iter(group))]
    if family == "NAME":
        _add_name(draft, group)
    elif family == "ADDR":
        _add_address(draft, group)
    elif family in _TITLES:
        _add_document(draft, group, family)
    else:
        for text in group[family]:
            _add_single(draft, family, text, order)


def _add_single(draft: Draft, attribute: str, text: str, order: DateOrder) -> None:
    if attribute in _TIES:
        draft.belongs(_TIES[attribute], text)
    elif attribute == "DATE_OF_BIRTH":
        draft.born_as(text, order=order)
    elif attribute == "PLACE_OF_BIRTH":
        draft.born_at(text)
    elif attribute == "LAST_CHANGE":
        draft.updated(text)
    elif attribute == "GENDER":
        draft.set_sex(text)
    elif attribute == "RECORD_TYPE" and text.upper() in _KINDS:
        draft.set_kind(_KINDS[text.upper()], text)
    else:
        draft.note(attribute, text)


def _add_name(draft: Draft, group: _Group) -> None:
    """One name: whole, or of an organisation, or put together from its parts."""
    type_ = " ".join(group.pop("NAME_TYPE", group["USAGE"])).upper()
    kind = _NAME_KINDS.get(type_, NameKind.ALIAS)
    whole = group.get("NAME_FULL", []) + group.get("NAME_ORG", [])
    parts = [" ".join(group.get(f"NAME_{part}", ())) for part in ("FIRST", "MIDDLE", "LAST", "SUFFIX")]
    together = " ".join(part for part in parts if part)
    for text in whole or [together]:
        draft.name(text, kind)
    if whole and together:
        draft.note("NAME parts", together)
    if "NAME_ORG" in group and draft.kind is PartyKind.UNKNOWN:
        draft.set_kind(PartyKind.ORGANISATION, group["NAME_ORG"][0])
    for text in group.get("NAME_PREFIX", ()):
        draft.note("NAME_PREFIX", text)


def _add_address(draft: Draft, group: _Group) -> None:
    parts = [text for key in _ADDRESS_PARTS for text in group.get(f"ADDR_{key}", ())]
    text = ", ".join(group.get("ADDR_FULL", ()) or parts)
    country = " ".join(group.get("ADDR_COUNTRY", ()))
    if text:
        draft.found_at(text, code=country_code(country))
    for key in ("ADDR_TYPE", "ADDR_FROM_DATE", "ADDR_THRU_DATE"):
        for value in group.get(key, ()):
            draft.note(key, f"{value}: {text}")


_ADDRESS_PARTS = ("LINE1", "LINE2", "LINE3", "LINE4", "LINE5", "LINE6", "CITY", "STATE", "POSTAL_CODE", "COUNTRY")


def _add_document(draft: Draft, group: _Group, family: str) -> None:
    country = " ".join(group.get(f"{family}_COUNTRY", ()))
    type_ = " ".join(group.get(f"{family}_TYPE", ()))
    details = [*group.get(f"{family}_STATE", ()), *group.get(f"{family}_DOMAIN", ())]
    for number in group.get(f"{family}_NUMBER", ()):
        draft.holds(type_ or _TITLES[family], number, country=country, note=", ".join(details))
    if f"{family}_NUMBER" not in group:
        for key, texts in group.items():
            draft.note(key, ", ".join(texts))


def _recognises(_path: Path, head: bytes) -> bool:
    keys = keys_of(head)
    named = any((found := _KEY.match(key)) and found["attribute"].startswith("NAME_") for key in keys)
    return "RECORD_ID" in keys and ("DATA_SOURCE" in keys or named or bool(keys & {"FEATURES", "NAMES"}))


FORMAT = Format(
    name="senzing",
    title="Senzing records, JSON lines or one array",
    recognises=_recognises,
    read=_read,
)

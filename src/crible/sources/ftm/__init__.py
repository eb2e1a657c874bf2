"""How does a FollowTheMoney file (OpenSanctions) become records?

Each line is one thing: a party, or what hangs on parties (a sanction, a passport, an address, a kinship). So the file
is read in three passes: what hangs on parties is kept, then the names of those it names, then each party takes its
own. The nested form carries inside a party what hangs on it, and goes the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from crible.countries import country_code
from crible.records import CountryTie, NameKind, PartyKind, Record
from crible.sources.draft import Draft
from crible.sources.ftm.links import Links, Thing, Things, flat, thing_of
from crible.sources.jsonlines import keys_of, objects, words
from crible.sources.reading import Format, Options, Report
from crible.text import script_of

KINDS = {
    "Person": PartyKind.PERSON,
    "LegalEntity": PartyKind.UNKNOWN,
    "Organization": PartyKind.ORGANISATION,
    "Company": PartyKind.ORGANISATION,
    "PublicBody": PartyKind.ORGANISATION,
    "Vessel": PartyKind.VESSEL,
    "Airplane": PartyKind.AIRCRAFT,
}
"""The schemas that are parties."""

_NAMES = {
    "name": NameKind.PRIMARY,
    "alias": NameKind.ALIAS,
    "weakAlias": NameKind.WEAK,
    "abbreviation": NameKind.WEAK,
    "previousName": NameKind.FORMER,
}
_TIES = {
    "nationality": CountryTie.NATIONALITY,
    "citizenship": CountryTie.CITIZENSHIP,
    "country": CountryTie.OTHER,
    "mainCountry": CountryTie.OTHER,
    "jurisdiction": CountryTie.REGISTRATION,
    "flag": CountryTie.FLAG,
}
_DOCUMENTS = {
    "passportNumber": "Passport",
    "idNumber": "Identity number",
    "socialSecurityNumber": "Social security number",
    "taxNumber": "Tax number",
    "vatCode": "VAT number",
    "registrationNumber": "Registration number",
    "innCode": "INN",
    "ogrnCode": "OGRN",
    "leiCode": "LEI",
    "dunsCode": "D-U-N-S",
    "swiftBic": "SWIFT/BIC",
    "uniqueEntityId": "Unique entity id",
    "imoNumber": "IMO",
    "mmsi": "MMSI",
    "callSign": "Call sign",
    "serialNumber": "Serial number",
}


def records_of(things: Things, report: Report) -> Iterator[Record]:
    """The parties among the things, each with what hangs on it.

    Args:
        things: Gives all things from the start, as often as it is called.
        report: What was read and refused.
    """
    links = Links(report)
    for thing in things():
        report.rows[thing.schema or "without schema"] += 1
        for part in flat(thing):
            links.take(part)
    # Only now is known whose names are wanted.
    for thing in things():
        for part in flat(thing):
            links.take_caption(part)
    for thing in things():
        if thing.schema not in KINDS:
            continue
        if not thing.id:
            report.refuse(thing.place, "a party without an id", thing.caption)
            continue
        yield _record(next(flat(thing)), links, report)
    links.report_strays()


def things_in(path: Path) -> Things:
    """A way to read all things of a file, as often as asked."""
    return lambda: (thing_of(item, place) for place, item in objects(path))


def _read(path: Path, report: Report, _options: Options) -> Iterator[Record]:
    return records_of(things_in(path), report)


def _recognises(_path: Path, head: bytes) -> bool:
    keys = keys_of(head)
    return {"id", "schema", "properties"} <= keys and "op" not in keys


def _record(thing: Thing, links: Links, report: Report) -> Record:
    draft = Draft(report, thing.place)
    draft.kind = KINDS[thing.schema]
    _add_names(draft, thing)
    for key, values in thing.properties.items():
        _add_property(draft, key, words(values), thing, links)
    links.add_to(draft, thing.id)
    _add_rest(draft, thing)
    return draft.record(thing.id)


def _add_names(draft: Draft, thing: Thing) -> None:
    """The names, that of the caption first; a name in another script than the caption's is in its owner's script."""
    script = script_of(thing.caption)
    for property_, kind in _NAMES.items():
        for text in sorted(words(thing.properties.get(property_)), key=lambda t: t != thing.caption):
            foreign = thing.caption and script_of(text) not in (script, "Latn", "Zyyy")
            original = foreign and kind in (NameKind.PRIMARY, NameKind.ALIAS)
            draft.name(text, NameKind.ORIGINAL if original else kind)
    if not draft.names:
        given = [word for key in ("firstName", "middleName", "lastName") for word in words(thing.properties.get(key))]
        draft.name(" ".join(given) or thing.caption)


def _add_property(draft: Draft, key: str, values: list[str], thing: Thing, links: Links) -> None:
    """All values of one property of a party."""
    add = _adder(draft, key, thing, links)
    for value in values:
        add(value)


def _adder(draft: Draft, key: str, thing: Thing, links: Links) -> Callable[[str], None]:
    """What is done with a value of this property."""
    if key in _NAMES:
        return lambda _: None
    if key in _TIES:
        return lambda value: draft.belongs(_TIES[key], value)
    if key in _DOCUMENTS:
        return lambda value: draft.holds(_DOCUMENTS[key], value)
    special: dict[str, Callable[[str], None]] = {
        "birthDate": draft.born_as,
        "gender": draft.set_sex,
        "birthPlace": lambda value: draft.born_at(value, code=country_code(_birth_country(thing))),
        "birthCountry": lambda value: None if _birth_country(thing) else draft.born_at(country=value),
        "address": draft.found_at,
        "addressEntity": lambda value: links.add_address(draft, value),
        "programId": draft.programme,
        "modifiedAt": draft.updated,
    }
    return special.get(key, lambda value: draft.note(key, value))


def _birth_country(thing: Thing) -> str:
    """The country of the place of birth, where the party has one place and one country."""
    countries = words(thing.properties.get("birthCountry"))
    places = words(thing.properties.get("birthPlace"))
    return countries[0] if len(countries) == len(places) == 1 else ""


def _add_rest(draft: Draft, thing: Thing) -> None:
    """What stands beside the properties: data sets, former ids, dates."""
    for key, value in thing.others.items():
        for word in words(value):
            draft.note(key, word)
    if not draft.updated_on:
        for word in words(thing.others.get("last_change")):
            draft.updated(word)


FORMAT = Format(
    name="ftm",
    title="FollowTheMoney entities (OpenSanctions), JSON lines, flat or nested",
    recognises=_recognises,
    read=_read,
)

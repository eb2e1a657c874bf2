"""What hangs on the parties of a FollowTheMoney file, and on whom?

Sanctions, papers, addresses and relations are things of their own there, which name their holder by id. Only these are
kept in memory while the file is read, never the parties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from crible.countries import country_code
from crible.sources.draft import Draft
from crible.sources.jsonlines import JsonObject, words
from crible.sources.reading import Report

_HOLDERS = {
    "Sanction": ("entity",),
    "Passport": ("holder",),
    "Identification": ("holder",),
    "CryptoWallet": ("holder",),
    "BankAccount": ("holder",),
    "Ownership": ("owner", "asset"),
    "Directorship": ("director", "organization"),
    "Membership": ("member", "organization"),
    "Employment": ("employee", "employer"),
    "Representation": ("agent", "client"),
    "Family": ("person", "relative"),
    "Associate": ("person", "associate"),
    "UnknownLink": ("subject", "object"),
    "Occupancy": ("holder", "post"),
    "Succession": ("predecessor", "successor"),
}
"""Schema -> the properties that name the parties on which it hangs."""

_NUMBERS = ("number", "passportNumber", "publicKey", "iban", "accountNumber")


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the file, or one thing nested in it."""

    id: str
    schema: str
    caption: str
    place: str
    properties: dict[str, list[Any]]
    others: JsonObject


Things = Callable[[], Iterator[Thing]]


def thing_of(item: JsonObject, place: str) -> Thing:
    """A thing from its JSON; values that stand alone become lists of one."""
    properties = item.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    return Thing(
        id="".join(words(item.get("id"))),
        schema="".join(words(item.get("schema"))),
        caption=" ".join(words(item.get("caption"))),
        place=place,
        properties={k: v if isinstance(v, list) else [v] for k, v in properties.items()},
        others={k: v for k, v in item.items() if k not in ("id", "schema", "caption", "properties")},
    )


def flat(thing: Thing) -> Iterator[Thing]:
    """The thing, and all that are nested in it; each nested one names the party around it as its holder."""
    properties: dict[str, list[Any]] = {}
    inside: list[Thing] = []
    for key, values in thing.properties.items():
        nested = [thing_of(value, thing.place) for value in values if isinstance(value, dict)]
        plain = [value for value in values if not isinstance(value, dict)]
        # What hangs on a party comes back to it by its own road; the rest stays named where it stood.
        properties[key] = plain + [part.id for part in nested if part.id and part.schema not in _HOLDERS]
        inside += [_held(part, thing) for part in nested]
    yield msgspec.structs.replace(thing, properties=properties)
    for part in inside:
        yield from flat(part)


def _held(part: Thing, around: Thing) -> Thing:
    """The nested thing with its holder, if it does not name it itself."""
    ends = _HOLDERS.get(part.schema, ())
    empty = [end for end in ends if not part.properties.get(end)]
    named = any(around.id in words(part.properties.get(end)) for end in ends)
    if not empty or named:
        return part
    return msgspec.structs.replace(part, properties=part.properties | {empty[0]: [around.id]})


class Links:
    """All that hangs on parties.

    Args:
        report: Where strays are told.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._by_holder: dict[str, dict[str, Thing]] = defaultdict(dict)
        self._addresses: dict[str, Thing] = {}
        self._captions: dict[str, str] = {}
        self._joined: set[str] = set()

    def take(self, thing: Thing) -> None:
        """Keep a thing if it hangs on parties."""
        if thing.schema == "Address":
            self._addresses[thing.id] = thing
        for end in _HOLDERS.get(thing.schema, ()):
            for holder in words(thing.properties.get(end)):
                self._by_holder[holder][thing.id or thing.place] = thing

    def take_caption(self, thing: Thing) -> None:
        """Keep how a thing is called, if another one names it."""
        if thing.id in self._by_holder:
            self._captions[thing.id] = thing.caption or " / ".join(words(thing.properties.get("name"))[:1])

    def add_to(self, draft: Draft, party: str) -> None:
        """Give a party all that hangs on it."""
        for key, thing in self._by_holder.get(party, {}).items():
            self._joined.add(key)
            if thing.schema == "Sanction":
                _add_sanction(draft, thing)
            elif _HOLDERS[thing.schema] == ("holder",):
                _add_paper(draft, thing)
            else:
                self._add_relation(draft, thing, party)

    def add_address(self, draft: Draft, address: str) -> None:
        """Give a party an address that it names by id."""
        thing = self._addresses.get(address)
        if thing is None:
            draft.note("addressEntity", address)
            return
        self._joined.add(address)
        full = words(thing.properties.get("full"))
        parts = [word for key in _ADDRESS_PARTS for word in words(thing.properties.get(key))]
        countries = words(thing.properties.get("country"))
        text = full[0] if full else ", ".join(parts) or thing.caption
        if text:
            draft.found_at(text, code=country_code(countries[0]) if countries else "")

    def report_strays(self) -> None:
        """Tell what hangs on no party of the file."""
        kept = {key: thing for things in self._by_holder.values() for key, thing in things.items()}
        for key, thing in kept.items():
            if key not in self._joined:
                self._report.refuse(thing.place, f"this {thing.schema} hangs on no party of the file", thing.id)

    def _add_relation(self, draft: Draft, thing: Thing, party: str) -> None:
        """Keep a relation to another party as a note with that party's name."""
        ends = _HOLDERS[thing.schema]
        others = [i for end in ends for i in words(thing.properties.get(end)) if i != party]
        called = ", ".join(f"{self._captions[i]} ({i})" if self._captions.get(i) else i for i in others)
        draft.note(thing.schema, f"{called}{_rest(thing, *ends)}")


_ADDRESS_PARTS = ("postOfficeBox", "street", "street2", "postalCode", "city", "region", "state", "country")


def _add_sanction(draft: Draft, thing: Thing) -> None:
    """The programme and the date of listing; the rest as notes."""
    read = ["entity", "program", "programId"]
    for value in words(thing.properties.get("programId")) or words(thing.properties.get("program")):
        draft.programme(value)
    for key in ("listingDate", "startDate"):
        if dates := words(thing.properties.get(key)):
            read.append(key)
            for value in dates:
                draft.listed(value)
            break
    for value in words(thing.properties.get("program")):
        draft.note("Sanction: program", value)
    for key, values in thing.properties.items():
        for value in [] if key in read else words(values):
            draft.note(f"Sanction: {key}", value)


def _add_paper(draft: Draft, thing: Thing) -> None:
    """A document with its issuer and dates; without a number, a note."""
    number_key = next((key for key in _NUMBERS if words(thing.properties.get(key))), "")
    if not number_key:
        draft.note(thing.schema, _rest(thing, "holder").removeprefix("; "))
        return
    first = {key: (words(thing.properties.get(key)) or [""])[0] for key in ("type", "country", "startDate", "endDate")}
    for number in words(thing.properties[number_key]):
        draft.holds(
            first["type"] or thing.schema,
            number,
            country=first["country"],
            issued=first["startDate"],
            expires=first["endDate"],
            note=_rest(thing, "holder", number_key, *first).removeprefix("; "),
        )


def _rest(thing: Thing, *read: str) -> str:
    """The properties that were not read, in words."""
    return "".join(
        f"; {key}: {', '.join(words(values))}" for key, values in thing.properties.items() if key not in read
    )

"""What must be known of an Advanced XML file before its parties can be read?

The reference values, places and documents stand before the parties, the relations and listings after them; a party
only names their numbers. One pass over the file gathers them; a second pass reads the parties.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from crible.errors import FactError, WrongFormatError
from crible.records import Document, Note, PartialDate
from crible.sources.dates import span
from crible.sources.ofac import words
from crible.sources.ofac.advanced_names import is_true, names_of
from crible.sources.reading import Report
from crible.sources.xml import Element, child, children, local, place, stream, text

ROOT = "Sanctions"

PARTS = (
    "DateOfIssue",
    "ReferenceValueSets",
    "Location",
    "IDRegDocument",
    "DistinctParty",
    "ProfileRelationship",
    "SanctionsEntry",
)
"""What the file is made of, in its order."""

_PART_ORDER = ("address1", "address2", "address3", "city", "state/province", "postal code", "region")


class Location(NamedTuple):
    """A place: its text, once per script, and its country."""

    texts: tuple[str, ...]
    country: str
    code: str


class Listing(NamedTuple):
    """What one sanctions entry says."""

    dates: tuple[str, ...]
    programmes: tuple[str, ...]
    notes: tuple[Note, ...]


class Index:
    """All that the parties refer to, by number.

    Args:
        path: The file.
        report: Where its date, refusals and counts go.

    Raises:
        WrongFormatError: The file holds changes to an earlier version, not the list.
    """

    def __init__(self, path: Path, report: Report) -> None:
        self.report = report
        self.values: dict[tuple[str, str], str] = {}
        self.codes: dict[str, str] = {}
        self.areas: dict[str, tuple[str, str]] = {}
        self.party_types: dict[str, str] = {}
        self.locations: dict[str, Location] = {}
        self.documents: dict[str, list[Document]] = defaultdict(list)
        self.captions: dict[str, str] = {}
        self.relations: dict[str, list[str]] = defaultdict(list)
        self.listings: dict[str, list[Listing]] = defaultdict(list)
        self._identities: set[str] = set()
        self._read(path)

    def value(self, kind: str, number: str | None) -> str:
        """The text of a reference value; empty if there is none of that number."""
        return self.values.get((kind, number or ""), "")

    def _read(self, path: Path) -> None:
        take: tuple[Callable[[Element], None], ...] = (
            self._take_date,
            self._take_values,
            self._take_location,
            self._take_document,
            self._take_party,
            self._take_relation,
            self._take_entry,
        )
        takers = dict(zip(PARTS, take, strict=True))
        for element in stream(path, ROOT, *PARTS):
            if element.getroottree().getroot().get("DeltaBaseVersion"):
                raise WrongFormatError(
                    "the file holds changes to an earlier version, not the whole list",
                    place=path.name,
                    remedy="Fetch the full file.",
                )
            self.report.rows[local(element)] += 1
            takers[local(element)](element)
        self._check_joins()

    def _check_joins(self) -> None:
        """Refuse what belongs to no party of the file."""
        for identity in self.documents.keys() - self._identities:
            for document in self.documents[identity]:
                self.report.refuse(
                    f"identity {identity}", "a document of no party", f"{document.kind} {document.number}"
                )
        for profile in self.listings.keys() - self.captions.keys():
            self.report.refuse(f"profile {profile}", "a sanctions entry of no party")
        for profile in self.relations.keys() - self.captions.keys():
            for relation in self.relations[profile]:
                self.report.refuse(f"profile {profile}", "a relation of no party", relation)

    def _take_date(self, element: Element) -> None:
        try:
            self.report.dated = _point(element)
        except FactError as error:
            self.report.refuse(place(element), error.what, error.value or "")

    def _take_values(self, sets: Element) -> None:
        for element in (value for group in sets for value in group):
            kind, number = local(element), element.get("ID", "")
            self.values[kind, number] = text(element)
            if kind == "Country":
                self.codes[number] = element.get("ISO2", "").strip().upper()
            elif kind == "AreaCode":
                self.areas[number] = (element.get("CountryID", ""), element.get("Description", ""))
            elif kind == "PartySubType":
                self.party_types[number] = element.get("PartyTypeID", "")

    def _take_location(self, element: Element) -> None:
        country, code = self._country_of(element)
        parts: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for part in children(element, "LocationPart"):
            rank = _rank(self.value("LocPartType", part.get("LocPartTypeID")))
            for value in children(part, "LocationPartValue"):
                # The comment of a value that is not primary names its script.
                script = "" if is_true(value, "Primary") else text(value, "Comment") or "other"
                parts[script].append((rank, text(value, "Value")))
        texts = [", ".join(t for _, t in sorted(found, key=lambda p: p[0]) if t) for found in parts.values()]
        whole = tuple(t if not country or t.endswith(country) else f"{t}, {country}" for t in texts if t)
        self.locations[element.get("ID", "")] = Location(whole or tuple(filter(None, (country,))), country, code)

    def _country_of(self, location: Element) -> tuple[str, str]:
        """A place's country in words and its code: stated, or that of its area."""
        stated, area = child(location, "LocationCountry"), child(location, "LocationAreaCode")
        if stated is not None:
            number = stated.get("CountryID", "")
            return self.value("Country", number), self.codes.get(number, "")
        if area is None:
            return "", ""
        number, description = self.areas.get(area.get("AreaCodeID", ""), ("", ""))
        return self.value("Country", number) or description, self.codes.get(number, "")

    def _take_document(self, element: Element) -> None:
        dates = {}
        for date in children(element, "DocumentDate"):
            kind = self.value("IDRegDocDateType", date.get("IDRegDocDateTypeID"))
            dates[kind.casefold()] = self.printed(child(date, "DatePeriod"))
        country = element.get("IssuedBy-CountryID", "")
        issued_in = self.locations.get(element.get("IssuedIn-LocationID", ""))
        validity = self.value("Validity", element.get("ValidityID"))
        notes = [
            "" if validity.casefold() == "valid" else validity,
            "" if self.codes.get(country) else self.value("Country", country),
            text(element, "IssuingAuthority"),
            f"issued in {issued_in.texts[0]}" if issued_in and issued_in.texts else "",
            text(element, "Comment"),
        ]
        document = Document(
            kind=words.label_of(self.value("IDRegDocType", element.get("IDRegDocTypeID"))),
            number=text(element, "IDRegistrationNo"),
            country=self.codes.get(country, ""),
            issued=dates.pop("issue date", ""),
            expires=dates.pop("expiration date", ""),
            note="; ".join(filter(None, (*notes, *(f"{kind} {date}" for kind, date in dates.items())))),
        )
        self.documents[element.get("IdentityID", "")].append(document)

    def printed(self, period: Element | None) -> str:
        """A period as EDTF, or its figures if they are no date."""
        try:
            return date_of(period, self).edtf if period is not None else ""
        except FactError:
            return text(period)

    def _take_party(self, party: Element) -> None:
        """The numbers and the caption: relations are told with the other's name."""
        for profile in children(party, "Profile"):
            identities = children(profile, "Identity")
            self._identities.update(identity.get("ID", "") for identity in identities)
            names = (name.text for identity in identities for name in names_of(identity, self.values))
            self.captions[profile.get("ID", "")] = next(names, "")

    def _take_relation(self, element: Element) -> None:
        near, far = element.get("From-ProfileID", ""), element.get("To-ProfileID", "")
        former = "formerly " if is_true(element, "Former") else ""
        kind = self.value("RelationType", element.get("RelationTypeID"))
        quality = self.value("RelationQuality", element.get("RelationQualityID"))
        more = [f"quality {quality}" if quality else "", self.printed(child(element, "DatePeriod"))]
        more.append(text(element, "Comment"))
        aside = f"; {'; '.join(filter(None, more))}" if any(more) else ""
        if near in self.captions:
            self.relations[near].append(f"{former}{kind}: {self.captions.get(far, '')} ({far}){aside}")
        else:
            # Told at the other end, so that it is not lost.
            self.relations[far].append(f"({near}) {former}{kind} this{aside}")

    def _take_entry(self, entry: Element) -> None:
        dates = [date for event in children(entry, "EntryEvent") if (date := self._event_date(event))]
        list_name = self.value("List", entry.get("ListID"))
        notes = [("List", f"{list_name}, since {min(dates)}" if dates and list_name else list_name)]
        for event in children(entry, "EntryEvent"):
            notes.append(("Legal authority", self.value("LegalBasis", event.get("LegalBasisID"))))
            notes.append(("Listing comment", text(event, "Comment")))
        programmes = []
        for measure in children(entry, "SanctionsMeasure"):
            kind, comment = self.value("SanctionsType", measure.get("SanctionsTypeID")), text(measure, "Comment")
            # The tag of a programme stands in the comment of a measure of that type.
            if kind.casefold() == "program":
                programmes.append(comment)
            else:
                notes.append(("Sanctions type", ": ".join(filter(None, (kind, comment)))))
        notes += [(name, text(entry, name)) for name in ("Comment", "LimitationsToListing")]
        notes += [("Supporting information", text(info)) for info in children(entry, "SupportingInfo")]
        listing = Listing(tuple(dates), tuple(filter(None, programmes)), tuple(Note(*n) for n in notes if n[1]))
        self.listings[entry.get("ProfileID", "")].append(listing)

    def _event_date(self, event: Element) -> str:
        date = child(event, "Date")
        try:
            return _point(date) if date is not None else ""
        except FactError as error:
            self.report.refuse(place(event), error.what, error.value or "")
            return ""


def date_of(period: Element, index: Index) -> PartialDate:
    """The date or range that a period states.

    Raises:
        FactError: It states none, or one in another calendar.
    """
    calendar = index.value("CalendarType", period.get("CalendarTypeID"))
    if calendar and calendar.casefold() != "gregorian":
        raise FactError("this is a date of another calendar", value=calendar)
    start, end = child(period, "Start"), child(period, "End")
    circa = any(is_true(boundary, "Approximate") for boundary in (start, end) if boundary is not None)
    return span(_boundary(start, "From", "To"), _boundary(end, "To", "From"), circa=circa)


def _boundary(boundary: Element | None, outer: str, inner: str) -> str:
    """The outermost date of the beginning or end of a period; empty if the period is open there."""
    if boundary is None:
        return ""
    point = child(boundary, outer)
    point = child(boundary, inner) if point is None else point
    return _point(point) if point is not None else ""


def _point(point: Element) -> str:
    """ISO 8601 of year, month and day.

    Raises:
        FactError: They are no date.
    """
    year, month, day = figures = [text(point, part) for part in ("Year", "Month", "Day")]
    if not all(re.fullmatch("[0-9]{1,4}", figure) for figure in figures):
        raise FactError("this is not a date", value="-".join(figures))
    return PartialDate.of(f"{int(year):04}-{int(month):02}-{int(day):02}").earliest


def _rank(part_type: str) -> int:
    found = part_type.casefold()
    return _PART_ORDER.index(found) if found in _PART_ORDER else len(_PART_ORDER)

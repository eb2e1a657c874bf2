"""How is OFAC's list read from its Advanced XML (`Sanctions`)?

The richest form, and a database rather than a document: everything refers to everything by number. The file is read
twice, first for what the parties refer to, then for the parties, so that memory holds no more than that.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from crible.errors import FactError
from crible.records import PartyKind, Record
from crible.sources.draft import Draft
from crible.sources.ofac import details, words
from crible.sources.ofac.advanced_index import PARTS, ROOT, Index, Location, date_of
from crible.sources.ofac.advanced_names import is_true, names_of
from crible.sources.ofac.words import Role
from crible.sources.reading import Format, Options, Report
from crible.sources.xml import Element, children, local, place, root_of, stream, text

_COUNTRY_ROLES = (Role.NATIONALITY, Role.CITIZENSHIP, Role.REGISTRATION, Role.FLAG)


def recognises(path: Path, head: bytes) -> bool:
    """Whether the outermost element is `Sanctions`."""
    del path
    return root_of(head) == ROOT


def read(path: Path, report: Report, options: Options) -> Iterator[Record]:
    """The records, in the order of the file.

    Raises:
        WrongFormatError: The file holds changes to an earlier version, not the list.
    """
    del options
    index = Index(path, report)
    unlisted = 0
    # The other parts are asked for too, so that their memory is given back.
    for party in stream(path, ROOT, *PARTS):
        if local(party) != "DistinctParty":
            continue
        profiles = children(party, "Profile")
        for profile in profiles:
            number = profile.get("ID", "").strip()
            # The party's number is the public one; it is the profile's too, but for a party of several.
            reference = party.get("FixedRef", "").strip() if len(profiles) == 1 else ""
            if not (reference or number):
                report.refuse(place(profile), "a party without a number", index.captions.get(number, ""))
                continue
            unlisted += number not in index.listings
            yield _record(party, profile, reference or number, index)
    if unlisted:
        report.warnings.append(f"{unlisted} parties have no sanctions entry; they are kept")


def _record(party: Element, profile: Element, reference: str, index: Index) -> Record:
    draft = Draft(index.report, place(profile))
    number = profile.get("ID", "")
    for comment in (*children(party, "Comment"), *children(profile, "Comment")):
        draft.note("Comment", text(comment))
    for identity in children(profile, "Identity"):
        _add_identity(identity, index, draft)
    for feature in children(profile, "Feature"):
        _add_feature(feature, index, draft)
    for listing in index.listings.get(number, ()):
        for date in listing.dates:
            draft.listed(date, "Listed on")
        for programme in listing.programmes:
            draft.programme(programme)
        for note in listing.notes:
            draft.note(note.label, note.text)
    for relation in index.relations.get(number, ()):
        draft.note("Related", relation)
    for external in children(profile, "ExternalReference"):
        draft.note("External reference", " ".join(external.itertext()))
    draft.kind = _kind(profile, index, draft)
    return draft.record(reference)


def _kind(profile: Element, index: Index, draft: Draft) -> PartyKind:
    """The kind of party: that of the subtype or, where this is not said, that of the type above it."""
    subtype = profile.get("PartySubTypeID", "")
    printed = (index.value("PartySubType", subtype), index.value("PartyType", index.party_types.get(subtype)))
    for text_ in printed:
        if kind := words.PARTY_KINDS.get(text_.casefold()):
            return kind
    draft.report.warn(f"unknown kind of party {' / '.join(printed)!r}")
    return PartyKind.UNKNOWN


def _add_identity(identity: Element, index: Index, draft: Draft) -> None:
    for name in names_of(identity, index.values):
        details.add_name(draft, name.text, name.kind)
        if is_true(identity, "False"):
            draft.note("False identity", name.text)
    for alias in children(identity, "Alias"):
        draft.note("Alias comment", text(alias, "Comment"))
    draft.note("Comment", text(identity, "Comment"))
    for document in index.documents.get(identity.get("ID", ""), ()):
        details.add_document(draft, document)


def _add_feature(feature: Element, index: Index, draft: Draft) -> None:
    label = index.value("FeatureType", feature.get("FeatureTypeID")) or f"feature {feature.get('FeatureTypeID')}"
    for version in children(feature, "FeatureVersion"):
        draft.note(f"{words.label_of(label)} comment", text(version, "Comment"))
        if index.value("Reliability", version.get("ReliabilityID")).casefold() == "false":
            # What the publisher itself calls false is never a fact.
            _note_version(f"{words.label_of(label)} (marked false)", version, index, draft)
        else:
            _add_version(label, version, index, draft)


def _add_version(label: str, version: Element, index: Index, draft: Draft) -> None:
    for detail in _details(version, index):
        details.add(draft, label, detail)
    for period in children(version, "DatePeriod"):
        _add_period(label, period, index, draft)
    for location in _locations(version, index, draft):
        _add_location(label, location, draft)


def _add_period(label: str, period: Element, index: Index, draft: Draft) -> None:
    try:
        date = date_of(period, index)
    except FactError as error:
        figures = " ".join(period.itertext())
        draft.refuse(words.label_of(label), error.what, figures, shown=f"{label} {figures}")
    else:
        details.add(draft, label, date.edtf, date=date)


def _add_location(label: str, location: Location, draft: Draft) -> None:
    role = words.role_of(label)
    if role in _COUNTRY_ROLES:
        details.add(draft, label, location.country, code=location.code)
        return
    for printed in location.texts:
        details.add(draft, label, printed, code=location.code)


def _note_version(label: str, version: Element, index: Index, draft: Draft) -> None:
    for detail in _details(version, index):
        draft.note(label, detail)
    for period in children(version, "DatePeriod"):
        draft.note(label, index.printed(period))
    for location in _locations(version, index, draft):
        draft.note(label, location.texts[0] if location.texts else location.country)


def _details(version: Element, index: Index) -> list[str]:
    """What a version says in words, its own or those it refers to."""
    details = children(version, "VersionDetail")
    found = (text(d) or index.value("DetailReference", d.get("DetailReferenceID")) for d in details)
    return [detail for detail in found if detail]


def _locations(version: Element, index: Index, draft: Draft) -> Iterator[Location]:
    for reference in children(version, "VersionLocation"):
        number = reference.get("LocationID", "")
        if number in index.locations:
            yield index.locations[number]
        else:
            draft.refuse("location", "there is no location of this number", number, shown=number)


FORMAT = Format(name="ofac-advanced", title="OFAC, Advanced XML", recognises=recognises, read=read)

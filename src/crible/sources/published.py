"""How does a record of an official list grow from what its publisher prints?

Publishers print dates in words and places in parts, and have a reference for each record. A value that is understood
becomes a fact; one that is not is refused in the report and stays with the record as a note.
"""

from __future__ import annotations

from crible.countries import country_code
from crible.errors import FactError
from crible.records import Country, CountryTie, PartialDate, PartyKind, Place, Record, Sex
from crible.sources.draft import Draft
from crible.sources.printed_dates import dates_in, day_of
from crible.sources.reading import Report
from crible.text import one_line

_SEXES = {"m": Sex.MALE, "male": Sex.MALE, "f": Sex.FEMALE, "female": Sex.FEMALE}


class PublishedDraft(Draft):
    """A record of an official list in the making.

    Args:
        reference: The publisher's own reference.
        kind: What sort of party it is.
        place: Where the record stands in its file.
        report: Where refusals go.
    """

    def __init__(self, reference: str, kind: PartyKind, place: str, report: Report) -> None:
        super().__init__(report, f"{place}, record {reference}")
        self.reference = reference
        self.kind = kind

    def born(self, text: str, label: str = "Date of birth") -> None:
        """Add the birth dates that a text states; an empty one states none."""
        if not text.strip():
            return
        try:
            self.born_on(*dates_in(text))
        except FactError as error:
            self.refuse(label, error.sentence(), text)

    def born_on(self, *dates: PartialDate) -> None:
        """Add birth dates that are already understood."""
        self._births.update(dict.fromkeys(dates))

    def born_at(self, *parts: str, country: str = "", code: str = "") -> None:
        """Add a place of birth from its parts and its country in words."""
        self._birth_places.update(dict.fromkeys(_places(parts, country, code)))

    def found_at(self, *parts: str, country: str = "", code: str = "") -> None:
        """Add an address from its parts and its country in words."""
        self._addresses.update(dict.fromkeys(_places(parts, country, code)))

    def belongs(self, tie: CountryTie, words: str, code: str = "") -> None:
        """Add a tie to a country, with its code where one is given or the words mean one."""
        if words := one_line(words):
            self._countries[Country(tie, code or country_code(words), words)] = None

    def holds(
        self, kind: str, number: str, *, country: str = "", issued: str = "", expires: str = "", note: str = ""
    ) -> None:
        """Add a document; one whose number has neither letter nor digit becomes a note."""
        number = one_line(number)
        if not any(c.isalnum() for c in number):
            self.note(kind, _joined(number, country, issued, expires, note))
            return
        issued, unread = _day_or_words("issued", issued)
        expires, unread_too = _day_or_words("expires", expires)
        issuer = "" if country_code(country) else country
        words = _joined(note, issuer, unread, unread_too)
        self.document(kind, number, country=country_code(country), issued=issued, expires=expires, note=words)

    def says_sex(self, label: str, words: str) -> None:
        """Set the sex; unknown words, or a second opinion, become a note."""
        sex = _SEXES.get(words.strip().lower())
        if sex and self.sex in {None, sex}:
            self.sex = sex
        else:
            self.note(label, words)

    def day(self, label: str, text: str) -> str:
        """A date of the listing as ISO 8601; empty where there is none, or where it is refused."""
        try:
            return day_of(text)
        except FactError as error:
            self.refuse(label, error.sentence(), text)
            return ""

    def refuse(self, label: str, reason: str, text: str) -> None:
        """Keep as a note what cannot be a fact, and report it."""
        self.report.refuse(self.place, reason, f"{label}: {one_line(text)}")
        self.note(label, text)

    def finished(self) -> Record:
        """The record, under its publisher's reference."""
        return self.record(self.reference)


def _places(parts: tuple[str, ...], country: str, code: str) -> list[Place]:
    """One place from its parts, or none if all are empty."""
    words = ", ".join(p for p in (one_line(part).strip(" ,") for part in (*parts, country)) if p)
    return [Place(words, code or (country_code(country) if country.strip() else ""))] if words else []


def _day_or_words(label: str, text: str) -> tuple[str, str]:
    """A document's date as ISO 8601, else its words for the note."""
    try:
        return day_of(text), ""
    except FactError:
        return "", f"{label} {one_line(text)}"


def _joined(*texts: str) -> str:
    return "; ".join(t for t in (one_line(text) for text in texts) if t)


__all__ = ["PublishedDraft"]

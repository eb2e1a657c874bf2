"""How does a record grow out of loose values, without losing any?

A `Draft` takes values as a foreign file gives them. What becomes a fact is kept as one; what does not is refused in the
report with its place, and stays with the record as a note under its own label. A fact that is understood already has a
verb of its own (`born`, `document`) beside the one for words (`born_as`, `holds`).
"""

from __future__ import annotations

from crible.countries import country_code
from crible.errors import EmptyNameError, FactError
from crible.records import (
    Country,
    CountryTie,
    Document,
    NameKind,
    Note,
    PartialDate,
    PartyKind,
    Place,
    PrintedName,
    Record,
    Sex,
    unique_names,
)
from crible.sources.dates import DateOrder, date_in, dates_in
from crible.sources.reading import Report
from crible.text import one_line

_SEXES = {"m": Sex.MALE, "male": Sex.MALE, "f": Sex.FEMALE, "female": Sex.FEMALE}


class Draft:
    """A record in the making.

    Args:
        report: Where refusals go.
        place: Where the values stand; may be changed while they come.
        kind: What sort of party it is; may be set later.
        order: What comes first in this publisher's dates.
    """

    def __init__(
        self,
        report: Report,
        place: str,
        kind: PartyKind = PartyKind.UNKNOWN,
        *,
        order: DateOrder = DateOrder.UNKNOWN,
    ) -> None:
        self.report = report
        self.place = place
        self.kind = kind
        self.order = order
        self.sex: Sex | None = None
        self.listed_on = ""
        self.updated_on = ""
        self.names: list[PrintedName] = []
        self._births: dict[PartialDate, None] = {}
        self._birth_places: dict[Place, None] = {}
        self._countries: dict[Country, None] = {}
        self._documents: dict[Document, None] = {}
        self._programmes: dict[str, None] = {}
        self._addresses: dict[Place, None] = {}
        self._notes: dict[Note, None] = {}

    def name(self, text: str, kind: NameKind = NameKind.PRIMARY, language: str = "") -> None:
        """Add a name; one without letter or digit is refused, an empty one is nothing."""
        try:
            if one_line(text):
                self.names.append(PrintedName.of(text, kind, language))
        except EmptyNameError as error:
            self.refuse("name", error.what, text, shown=text)

    def set_kind(self, kind: PartyKind, text: str) -> None:
        """Set the kind of party; a second and other one is refused."""
        if self.kind not in (PartyKind.UNKNOWN, kind):
            self.refuse("kind", f"the record is called {self.kind} before", text, shown=text)
        else:
            self.kind = kind

    def set_sex(self, text: str, sex: Sex | None = None, *, label: str = "sex") -> None:
        """Set the sex, in words unless it is given; unknown words are a note, a second and other sex is refused."""
        sex = sex or _SEXES.get(one_line(text).casefold())
        if sex is None:
            self.note(label, text)
        elif self.sex not in (None, sex):
            self.refuse(label, "the record states another sex before", text, shown=text)
        else:
            self.sex = sex

    def born(self, *dates: PartialDate) -> None:
        """Add birth dates that are understood already."""
        self._births.update(dict.fromkeys(dates))

    def born_as(self, text: str, label: str = "birth date", order: DateOrder | None = None) -> None:
        """Add the birth dates that a text states; an empty one states none."""
        if not (text := one_line(text)):
            return
        try:
            self.born(*dates_in(text, order or self.order))
        except FactError as error:
            self.refuse(label, error.what, text)

    def born_at(self, *parts: str, country: str = "", code: str = "") -> None:
        """Add a place of birth from its parts, the country in words the last of them; all empty is nothing."""
        self._birth_places.update(dict.fromkeys(_place(parts, country, code)))

    def found_at(self, *parts: str, country: str = "", code: str = "") -> None:
        """Add an address from its parts, the country in words the last of them; all empty is nothing."""
        self._addresses.update(dict.fromkeys(_place(parts, country, code)))

    def belongs(self, tie: CountryTie, words: str, code: str = "") -> None:
        """Add a tie to a country, with its code where one is given or the words mean one."""
        if words := one_line(words):
            self._countries[Country(tie, code or country_code(words), words)] = None

    def document(self, document: Document) -> None:
        """Add a document that is understood already."""
        self._documents[document] = None

    def holds(
        self, kind: str, number: str, *, country: str = "", issued: str = "", expires: str = "", note: str = ""
    ) -> None:
        """Add a document; one whose number has neither letter nor digit becomes a note, as do words for no country."""
        number = one_line(number)
        if not any(c.isalnum() for c in number):
            self.note(kind, _joined(number, country, issued, expires, note))
            return
        code = country_code(country) if country else ""
        issued, unread = self._day_or_words("issued", issued)
        expires, unread_too = self._day_or_words("expires", expires)
        note = _joined(note, "" if code else country, unread, unread_too)
        self.document(Document(kind, number, code, issued, expires, note))

    def programme(self, text: str) -> None:
        """Add a programme under which the party is listed; an empty one is nothing."""
        if text := one_line(text):
            self._programmes[text] = None

    def listed(self, text: str, label: str = "listed on", order: DateOrder | None = None) -> None:
        """Note a date of listing; the earliest stands."""
        if day := self.day(label, text, order):
            self.listed_on = min(self.listed_on or day, day)

    def updated(self, text: str, label: str = "updated on", order: DateOrder | None = None) -> None:
        """Note a date of change; the latest stands."""
        self.updated_on = max(self.updated_on, self.day(label, text, order))

    def day(self, label: str, text: str, order: DateOrder | None = None) -> str:
        """A date of the listing as ISO 8601; empty where there is none, or where it is refused.

        Of a text that says more than one plain date, the earliest; the text is then a note.
        """
        if not (text := one_line(text)):
            return ""
        try:
            date = self._date(text, order)
        except FactError as error:
            self.refuse(label, error.what, text)
            return ""
        if date.printed or date.earliest != date.latest:
            self.note(label, text)
        return date.earliest

    def note(self, label: str, text: str) -> None:
        """Keep what is no fact; nothing if there is no text."""
        if text := one_line(text):
            self._notes[Note(label, text)] = None

    def refuse(self, label: str, reason: str, text: str, *, shown: str = "") -> None:
        """Report what cannot be a fact, and keep it as a note.

        Args:
            label: What it should have been.
            reason: Why it is none.
            text: The words.
            shown: What the report shows; the label and the words, if not given.
        """
        self.report.refuse(self.place, reason, one_line(shown or f"{label}: {text}"))
        self.note(label, text)

    def record(self, reference: str) -> Record:
        """The record, under its reference."""
        return Record(
            reference=reference,
            kind=self.kind,
            names=unique_names(self.names),
            births=tuple(self._births),
            birth_places=tuple(self._birth_places),
            countries=tuple(self._countries),
            sex=self.sex,
            documents=tuple(self._documents),
            programmes=tuple(self._programmes),
            listed_on=self.listed_on,
            updated_on=self.updated_on,
            addresses=tuple(self._addresses),
            notes=tuple(self._notes),
        )

    def _day_or_words(self, label: str, text: str) -> tuple[str, str]:
        """A document's date as ISO 8601, else its words for the note."""
        if not (text := one_line(text)):
            return "", ""
        try:
            return self._date(text).earliest, ""
        except FactError:
            return "", f"{label} {text}"

    def _date(self, text: str, order: DateOrder | None = None) -> PartialDate:
        """A date that is shown and never compared: a slip in plain form, such as 0097-06-30, stays as printed."""
        try:
            return PartialDate.of(text)
        except FactError:
            return date_in(text, order or self.order)


def _place(parts: tuple[str, ...], country: str, code: str) -> list[Place]:
    """One place from its parts, or none if all are empty."""
    words = ", ".join(p for p in (one_line(part).strip(" ,") for part in (*parts, country)) if p)
    return [Place(words, code or (country_code(country) if country.strip() else ""))] if words else []


def _joined(*texts: str) -> str:
    return "; ".join(t for t in (one_line(text) for text in texts) if t)


__all__ = ["Draft"]

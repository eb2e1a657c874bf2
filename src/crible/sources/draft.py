"""How does a record grow out of loose values, without losing any?

A `Draft` takes values as a foreign file gives them. What becomes a fact is kept as one; what does not is refused in the
report with its place, and stays with the record as a note under its own label.
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
from crible.sources.dates import DateOrder, read_date
from crible.sources.reading import Report
from crible.text import one_line

_SEXES = {"m": Sex.MALE, "male": Sex.MALE, "f": Sex.FEMALE, "female": Sex.FEMALE}


class Draft:
    """A record in the making.

    Args:
        report: Where refusals go.
        place: Where the values stand; may be changed while they come.
    """

    def __init__(self, report: Report, place: str) -> None:
        self.report = report
        self.place = place
        self.kind = PartyKind.UNKNOWN
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
            self._refuse("name", error.what, text)

    def birth(self, text: str, order: DateOrder = DateOrder.UNKNOWN) -> None:
        """Add a birth date, in any of the ways that tables print one."""
        try:
            self._births[read_date(text, order)] = None
        except FactError as error:
            self._refuse("birth date", error.what, text)

    def born(self, date: PartialDate) -> None:
        """Add a birth date that is understood already."""
        self._births[date] = None

    def birth_place(self, text: str, country: str = "") -> None:
        """Add a place of birth."""
        self._birth_places[Place(one_line(text), country_code(country))] = None

    def country(self, tie: CountryTie, text: str) -> None:
        """Add a country; words that fit none are kept as printed."""
        self._countries[Country(tie, country_code(text), one_line(text))] = None

    def set_sex(self, text: str, sex: Sex | None = None) -> None:
        """Set the sex; a second and other one is refused."""
        sex = sex or _SEXES.get(text.casefold())
        if sex is None:
            self.note("sex", text)
        elif self.sex not in (None, sex):
            self._refuse("sex", "the record states another sex before", text)
        else:
            self.sex = sex

    def set_kind(self, kind: PartyKind, text: str) -> None:
        """Set the kind of party; a second and other one is refused."""
        if self.kind not in (PartyKind.UNKNOWN, kind):
            self._refuse("kind", f"the record is called {self.kind} before", text)
        else:
            self.kind = kind

    def document(self, kind: str, number: str, *, country: str = "", **details: str) -> None:
        """Add a numbered document."""
        code = country_code(country)
        if country and not code:
            self.note(f"{kind} {number} issued by", country)
        self._documents[Document(kind, one_line(number), code, **details)] = None

    def address(self, text: str, country: str = "") -> None:
        """Add an address."""
        self._addresses[Place(one_line(text), country_code(country))] = None

    def programme(self, text: str) -> None:
        """Add a programme under which the party is listed."""
        self._programmes[one_line(text)] = None

    def listed(self, text: str, order: DateOrder = DateOrder.UNKNOWN) -> None:
        """Note a date of listing; the earliest stands."""
        if date := self._plain_date("listed on", text, order):
            self.listed_on = min(self.listed_on or date, date)

    def updated(self, text: str, order: DateOrder = DateOrder.UNKNOWN) -> None:
        """Note a date of change; the latest stands."""
        if date := self._plain_date("updated on", text, order):
            self.updated_on = max(self.updated_on, date)

    def note(self, label: str, text: str) -> None:
        """Keep what is no fact."""
        if text := one_line(text):
            self._notes[Note(label, text)] = None

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

    def _plain_date(self, label: str, text: str, order: DateOrder) -> str:
        try:
            date = read_date(text, order)
        except FactError as error:
            self._refuse(label, error.what, text)
            return ""
        if date.printed:
            self.note(label, text)
        return date.earliest

    def _refuse(self, label: str, reason: str, text: str) -> None:
        """Say it in the report, and keep it with the record."""
        self.report.refuse(self.place, reason, text)
        self.note(label, text)

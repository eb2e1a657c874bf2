"""What becomes of one labelled detail of OFAC's files: a fact, a refusal, or a note?

The four readers find details in different places and hand them, with their labels, to one `Gathering` per record; so a
passport is the same document whether it stood in a remark or in an element of its own.
"""

from __future__ import annotations

import re

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
from crible.sources.ofac import words
from crible.sources.ofac.words import Role
from crible.sources.reading import Report
from crible.text import one_line

_TIES = {
    Role.NATIONALITY: CountryTie.NATIONALITY,
    Role.CITIZENSHIP: CountryTie.CITIZENSHIP,
    Role.REGISTRATION: CountryTie.REGISTRATION,
    Role.FLAG: CountryTie.FLAG,
}
_SEXES = {"male": Sex.MALE, "female": Sex.FEMALE}
_IMO = re.compile(r"IMO\s*#?(\d{7})\Z")
_LONGEST = 1_000
"""No number of a document, with all that stands beside it, is longer."""

_SENTENCE = re.compile(r"(?<!\S)[a-z]{2,}(?!\S)")
"""A word as sentences have them and numbers of documents do not."""


class Gathering:
    """The names and facts of one record, as they are found.

    Args:
        report: Where refusals and warnings go.
        place: Where the record stands in its file.
    """

    def __init__(self, report: Report, place: str) -> None:
        self.report = report
        self.place = place
        self.names: list[PrintedName] = []
        self.births: list[PartialDate] = []
        self.birth_places: list[Place] = []
        self.countries: list[Country] = []
        self.addresses: list[Place] = []
        self.documents: list[Document] = []
        self.notes: list[Note] = []
        self.programmes: list[str] = []
        self.listed: list[str] = []
        self.sex: Sex | None = None

    def record(self, reference: str, kind: PartyKind) -> Record:
        """All that was gathered, each thing once."""
        return Record(
            reference=reference,
            kind=kind,
            names=unique_names(self.names),
            births=tuple(dict.fromkeys(self.births)),
            birth_places=tuple(dict.fromkeys(self.birth_places)),
            countries=tuple(dict.fromkeys(self.countries)),
            sex=self.sex,
            documents=tuple(dict.fromkeys(self.documents)),
            programmes=tuple(dict.fromkeys(self.programmes)),
            listed_on=min(self.listed, default=""),
            addresses=tuple(dict.fromkeys(self.addresses)),
            notes=tuple(dict.fromkeys(self.notes)),
        )

    def name(self, text: str, kind: NameKind) -> None:
        """A name, unless it has neither letter nor digit: that is refused."""
        try:
            self.names.append(PrintedName.of(text, kind))
        except EmptyNameError as error:
            self.refuse(error.what, text)

    def note(self, label: str, text: str) -> None:
        """Anything that is not a fact; nothing if there is no text."""
        if text := one_line(text):
            self.notes.append(Note(words.label_of(label), text))

    def refuse(self, reason: str, value: str) -> None:
        """A detail that should have been a fact and is none."""
        self.report.refuse(self.place, reason, one_line(value))

    def listed_on(self, date: str) -> None:
        """A day on which the party was listed, in ISO 8601; the earliest counts."""
        try:
            PartialDate.of(date)
        except FactError as error:
            if date:
                self.refuse(error.what, date)
                self.note("Listed on", date)
        else:
            self.listed.append(date)

    def warn(self, warning: str) -> None:
        """A remark on the whole file, made once however many records call for it."""
        if warning not in self.report.warnings:
            self.report.warnings.append(warning)

    def kind_of(self, printed: str) -> PartyKind:
        """The kind of party in words; unknown words are a warning."""
        kind = words.PARTY_KINDS.get(printed.casefold(), PartyKind.UNKNOWN)
        if kind is PartyKind.UNKNOWN:
            self.warn(f"unknown kind of party {printed!r}")
        return kind

    def add(self, label: str, value: str, *, code: str = "", date: PartialDate | None = None) -> None:
        """A detail with its label, as printed.

        Args:
            label: The label, with or without its `alt.` and its colon.
            value: The value in words.
            code: The country that the value names, where the file says so by a code.
            date: The date that the value names, where the file says so in figures.
        """
        role = words.role_of(label) or (Role.DOCUMENT if words.looks_like_document(label) else Role.NOTE)
        value = one_line(value)
        if role is Role.BIRTH:
            self.birth(label, value, date)
        elif role is Role.BIRTH_PLACE:
            self.birth_place(value, code)
        elif role in _TIES:
            self.country(_TIES[role], label, value, code)
        elif role is Role.SEX:
            self.sex_in_words(label, value)
        elif role is Role.ADDRESS:
            self.address(value, code)
        elif role is Role.NOTE:
            self.note(label, value)
        else:
            self.number(label, value)

    def birth(self, label: str, value: str, date: PartialDate | None = None) -> None:
        """A date of birth, in words unless it is given in figures."""
        try:
            self.births.append(date or words.date_from_words(value))
        except FactError as error:
            self.refuse(error.what, f"{label} {value}")
            self.note(label, value)

    def birth_place(self, value: str, code: str = "") -> None:
        """A place of birth."""
        if value:
            self.birth_places.append(Place(value, code or words.place_country(value)))

    def country(self, tie: CountryTie, label: str, value: str, code: str = "") -> None:
        """A tie to a country; where the words name none, a note."""
        value = value.lstrip(": ").removeprefix("of ")
        if value.casefold() in words.NOT_A_COUNTRY:
            self.note(label, value)
            return
        self.countries.append(Country(tie, code or self.code_of(value), value))

    def code_of(self, value: str) -> str:
        """The code of a country in words; unknown words are a warning, once per wording."""
        if value.casefold() in words.NOT_A_COUNTRY:
            return ""
        code = country_code(value) or country_code(value.removeprefix("Region: "))
        if not code:
            self.warn(f"no country is known by the words {value!r}")
        return code

    def sex_in_words(self, label: str, value: str) -> None:
        """Sex; whatever is neither, and a second that differs, is refused and noted."""
        sex = _SEXES.get(value.casefold())
        if sex is None or self.sex not in (None, sex):
            self.refuse("this sex is not understood" if sex is None else "a second, different sex", value)
            self.note(label, value)
        else:
            self.sex = sex

    def address(self, text: str, code: str = "") -> None:
        """An address, with its country's name at the end."""
        text = one_line(text)
        if text:
            self.addresses.append(Place(text, code or words.place_country(text)))

    def number(self, label: str, value: str) -> None:
        """A document as one line prints it: number, (country), issued …, expires …; free text becomes a note."""
        kind = words.label_of(label)
        if words.role_of(label) is Role.WALLET and kind.casefold() == "digital currency address":
            currency, _, value = value.partition(" ")
            kind = f"{kind} - {currency}"
        document = document_from_words(kind, value)
        if document is None:
            self.note(kind, value)
        else:
            self.documents.append(document)

    def document(self, document: Document) -> None:
        """A document whose parts the file states apart; without a number it is a note."""
        if document.number:
            self.documents.append(named_by_imo(document))
        else:
            self.note(document.kind, " ".join(filter(None, (document.country, document.issued, document.note))))


def document_from_words(kind: str, value: str) -> Document | None:
    """A document from the words that follow its label, or None if there is no number among them.

    >>> document_from_words("Passport", "A11 (Belize) issued 12 Sep 2012 expires 2022")
    Document(kind='Passport', number='A11', country='BZ', issued='2012-09-12', expires='2022', note='')
    >>> document_from_words("Passport", "and National ID were issued in Ulm")
    """
    if len(value) > _LONGEST:
        return None
    number = value.lstrip("#:. ").removeprefix("No.").lstrip(": ")
    number, expires, rest = _cut_date(number, "expires")
    number, issued, also = _cut_date(number, "issued")
    number, country, brackets = _cut_brackets(number)
    number, _, aside = number.partition(", ")
    number, trailing = _cut_country(number)
    if not _is_number(number):
        return None
    note = "; ".join(filter(None, (*brackets, aside, also, rest)))
    return named_by_imo(Document(kind, number, country or trailing or country_code(aside), issued, expires, note))


def named_by_imo(document: Document) -> Document:
    """A vessel's or shipping company's IMO number under its own name, whatever label it stood under."""
    found = _IMO.match(document.number)
    if not found:
        return document
    note = "; ".join(filter(None, (document.kind, document.note)))
    return Document("IMO", found[1], document.country, document.issued, document.expires, note)


def date_text(printed: str) -> str:
    """A document's date in ISO 8601 where it is understood, else as printed."""
    try:
        return words.date_from_words(printed).edtf if printed else ""
    except FactError:
        return printed


def _cut_date(text: str, verb: str) -> tuple[str, str, str]:
    """The text before `issued …` or `expires …`, the date after it, and words after it that are no date."""
    before, found, after = text.partition(f"{verb} ")
    if not found:
        return text, "", ""
    try:
        return before.strip(" ,"), words.date_from_words(after).edtf, ""
    except FactError:
        return before.strip(" ,"), "", f"{verb} {after}"


def _cut_brackets(text: str) -> tuple[str, str, list[str]]:
    """The text before its closing brackets, the country in one of them, and what stands in the others."""
    country, others = "", list[str]()
    while found := re.fullmatch(r"(.*\S)\s+\(([^()]*)\)", text):
        code = "" if country else country_code(found[2])
        country = country or code
        if not code:
            others.insert(0, found[2])
        text = found[1]
    return text, country, others


def _cut_country(number: str) -> tuple[str, str]:
    """A number without the country's name that follows it bare: `AF465508 Colombia`."""
    head, _, tail = number.partition(" ")
    if any(c.isdigit() for c in head) and len(tail) > len("Cuba") - 1 and (code := country_code(tail)):
        return head, code
    return number, ""


def _is_number(text: str) -> bool:
    """Whether a text can be the number of a document: a single word, or words with digits that form no sentence."""
    if not text or _SENTENCE.search(text):
        return False
    return " " not in text or any(c.isdigit() for c in text)

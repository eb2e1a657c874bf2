"""What becomes of one labelled detail of OFAC's files: a fact, a refusal, or a note?

The four readers find details in different places and hand them, with their labels, to the functions here; so a passport
is the same document whether it stood in a remark or in an element of its own.
"""

from __future__ import annotations

import re

from crible.countries import country_code
from crible.errors import FactError
from crible.records import CountryTie, Document, NameKind, PartialDate, PartyKind
from crible.sources.draft import Draft
from crible.sources.ofac import words
from crible.sources.ofac.words import Role
from crible.text import one_line

_TIES = {
    Role.NATIONALITY: CountryTie.NATIONALITY,
    Role.CITIZENSHIP: CountryTie.CITIZENSHIP,
    Role.REGISTRATION: CountryTie.REGISTRATION,
    Role.FLAG: CountryTie.FLAG,
}
_IMO = re.compile(r"IMO\s*#?(\d{7})\Z")
_LONGEST = 1_000
"""No number of a document, with all that stands beside it, is longer."""

_SENTENCE = re.compile(r"(?<!\S)[a-z]{2,}(?!\S)")
"""A word as sentences have them and numbers of documents do not."""


def set_kind(draft: Draft, printed: str) -> None:
    """The kind of party in words; unknown words are a warning."""
    draft.kind = words.PARTY_KINDS.get(printed.casefold(), PartyKind.UNKNOWN)
    if draft.kind is PartyKind.UNKNOWN:
        draft.report.warn(f"unknown kind of party {printed!r}")


def code_of(draft: Draft, country: str) -> str:
    """The code of a country in words; unknown words are a warning, once per wording."""
    if country.casefold() in words.NOT_A_COUNTRY:
        return ""
    code = country_code(country) or country_code(country.removeprefix("Region: "))
    if not code:
        draft.report.warn(f"no country is known by the words {country!r}")
    return code


def add_name(draft: Draft, text: str, kind: NameKind) -> None:
    """A name; here an empty one is refused too, since OFAC has a row or element for each name."""
    if one_line(text):
        draft.name(text, kind)
    else:
        draft.report.refuse(draft.place, "a name without any letter")


def add(draft: Draft, label: str, value: str, *, code: str = "", date: PartialDate | None = None) -> None:
    """A detail with its label, as printed.

    Args:
        draft: The record in the making.
        label: The label, with or without its `alt.` and its colon.
        value: The value in words.
        code: The country that the value names, where the file says so by a code.
        date: The date that the value names, where the file says so in figures.
    """
    role = words.role_of(label) or (Role.DOCUMENT if words.looks_like_document(label) else Role.NOTE)
    value = one_line(value)
    if role is Role.BIRTH:
        _add_birth(draft, label, value, date)
    elif role is Role.BIRTH_PLACE:
        draft.born_at(value, code=code or words.place_country(value))
    elif role in _TIES:
        add_country(draft, _TIES[role], label, value, code)
    elif role is Role.SEX:
        _add_sex(draft, label, value)
    elif role is Role.ADDRESS:
        add_address(draft, value, code)
    elif role is Role.NOTE:
        draft.note(words.label_of(label), value)
    else:
        _add_number(draft, label, value)


def _add_birth(draft: Draft, label: str, value: str, date: PartialDate | None) -> None:
    """A date of birth, in words unless it is given in figures."""
    try:
        draft.born(date or words.date_from_words(value))
    except FactError as error:
        draft.refuse(words.label_of(label), error.what, value, shown=f"{label} {value}")


def add_country(draft: Draft, tie: CountryTie, label: str, value: str, code: str = "") -> None:
    """A tie to a country; where the words name none, a note."""
    value = value.lstrip(": ").removeprefix("of ")
    if value.casefold() in words.NOT_A_COUNTRY:
        draft.note(words.label_of(label), value)
    else:
        draft.belongs(tie, value, code or code_of(draft, value))


def add_address(draft: Draft, text: str, code: str = "") -> None:
    """An address, with its country's name at the end."""
    draft.found_at(text, code=code or words.place_country(one_line(text)))


def add_document(draft: Draft, document: Document) -> None:
    """A document whose parts the file states apart; without a number it is a note."""
    if document.number:
        draft.document(named_by_imo(document))
    else:
        draft.note(document.kind, " ".join(filter(None, (document.country, document.issued, document.note))))


def _add_sex(draft: Draft, label: str, value: str) -> None:
    """Sex; OFAC has a fixed word for each, so another is refused."""
    if value.casefold() in words.SEXES:
        draft.set_sex(value, label=words.label_of(label))
    else:
        draft.refuse(words.label_of(label), "this sex is not understood", value, shown=value)


def _add_number(draft: Draft, label: str, value: str) -> None:
    """A document as one line prints it: number, (country), issued …, expires …; free text becomes a note."""
    kind = words.label_of(label)
    if words.role_of(label) is Role.WALLET and kind.casefold() == "digital currency address":
        currency, _, value = value.partition(" ")
        kind = f"{kind} - {currency}"
    document = document_from_words(kind, value)
    if document is None:
        draft.note(kind, value)
    else:
        draft.document(document)


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

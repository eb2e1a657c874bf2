"""What do the words mean that OFAC uses in all its files?

OFAC publishes one body of data in four forms. They share kinds of party, kinds of alias, labels of details and the way
dates are written; here is that vocabulary. The labels stand in `data/ofac_labels.tsv`.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from crible.countries import country_code
from crible.errors import FactError
from crible.records import NameKind, PartialDate, PartyKind
from crible.sources.dates import DateOrder, date_in, span
from crible.tables import rows

PARTY_KINDS = {
    "individual": PartyKind.PERSON,
    "entity": PartyKind.ORGANISATION,
    "vessel": PartyKind.VESSEL,
    "aircraft": PartyKind.AIRCRAFT,
}

SEXES = frozenset({"male", "female"})

NOT_A_COUNTRY = frozenset({"", "undetermined", "none identified", "unknown"})
"""What stands in a country's place where there is none."""

_FORMER = frozenset({"fka", "f.k.a."})
_LATIN = frozenset({"", "Latn", "Zyyy"})


class Role(StrEnum):
    """What the value under a label is."""

    BIRTH = "birth"
    BIRTH_PLACE = "birth place"
    NATIONALITY = "nationality"
    CITIZENSHIP = "citizenship"
    REGISTRATION = "registration"
    FLAG = "flag"
    SEX = "sex"
    ADDRESS = "address"
    DOCUMENT = "document"
    WALLET = "wallet"
    NOTE = "note"


def alias_kind(alias_type: str, *, weak: bool) -> NameKind:
    """The kind of an alias; a weak mark outweighs the rest, and a new name (n.k.a.) is as strong as an alias."""
    if weak:
        return NameKind.WEAK
    return NameKind.FORMER if alias_type.strip().casefold() in _FORMER else NameKind.ALIAS


def rendering_kind(kind: NameKind, script: str, *, first: bool) -> NameKind:
    """The kind of one rendering of a name: in another script it is the original, unless weak or former.

    Args:
        kind: The kind of the name that is rendered.
        script: ISO 15924 code of the rendering's letters.
        first: Whether this is the rendering that the publisher puts first.
    """
    if kind in (NameKind.WEAK, NameKind.FORMER):
        return kind
    if script not in _LATIN:
        return NameKind.ORIGINAL
    return kind if first else NameKind.ALIAS


def label_of(text: str) -> str:
    """A label without the colon or dash that closes it, and without `alt.` before it.

    >>> label_of("alt. Executive Order 14024 Directive Information -"), label_of("Organization Type:")
    ('Executive Order 14024 Directive Information', 'Organization Type')
    """
    return _without_alt(text).strip().rstrip(":-–").rstrip()


def role_of(label: str) -> Role | None:
    """The role of what stands under a label; None for a label never seen."""
    known = _labels().get(label_of(label).casefold())
    if known is None and label.casefold().startswith("digital currency address"):
        return Role.WALLET
    return known[1] if known else None


def split_label(text: str) -> tuple[str, str]:
    """A remark's known label and what follows it; an empty label if the remark begins with none.

    >>> split_label("alt. Passport A0020375 (Germany)"), split_label("Citizen's Card Number 1"), split_label("Colonel")
    (('Passport', 'A0020375 (Germany)'), ("Citizen's Card Number", '1'), ('', 'Colonel'))
    """
    text = _without_alt(text)
    found = _known_label().match(text)
    if found:
        label, _ = _labels()[found[1].casefold()]
        return label, text[found.end() :].strip()
    order = _ORDER.match(text)
    return (order[1], text[order.end() :].strip()) if order else ("", text)


def looks_like_document(label: str) -> bool:
    """Whether a label never seen names a number: `Exemplar Permit No.`, `Exemplar Number`, `Exemplar #`."""
    return bool(_DOCUMENT_LABEL.search(label_of(label)))


def programmes_of(text: str) -> list[str]:
    """Programme tags of one cell, which lacks its outer brackets: `SDGT] [IFSR`."""
    return [tag for tag in (part.strip(" []") for part in text.split("] [")) if tag]


def place_country(text: str) -> str:
    """The country with which a place ends: the last part, or the last two (`Sariwon, Korea, North`).

    >>> place_country("Hamhung, Korea, North"), place_country("Toledo District, Belize"), place_country("Shati")
    ('KP', 'BZ', '')
    """
    parts = [part.strip(" .") for part in text.split(",")]
    return country_code(", ".join(parts[-2:])) or country_code(parts[-1])


def date_from_words(text: str) -> PartialDate:
    """A date as OFAC prints it: `07 Oct 1952`, `Mar 1971`, `circa 1960`, `1958 to 1960`, `01 Jan 1961 to 31 Dec 1961`.

    Raises:
        FactError: The text is no such date.

    >>> [date_from_words(t).edtf for t in ("07 Oct 1952", "circa 1960", "01 Jan 1961 to 31 Dec 1963")]
    ['1952-10-07', '1960~', '1961/1963']
    """
    # OFAC prints numbers and sentences in the same places: only its own forms count as dates there.
    if not _DATES.fullmatch(text.strip(" .:")):
        raise FactError("this is not a date as OFAC prints them", value=text)
    date = date_in(text.strip(" .:"), DateOrder.DAY)
    return span(date.earliest, date.latest, circa=date.circa, printed=text)


_ALT = re.compile(r"alt\.?\s", re.IGNORECASE)
_ORDER = re.compile(r"(Executive Order \d+ [^:;]*?(?:[Ii]nformation|Determination))\s*[:-]\s")
"""Labels of notes on executive orders: one for each order, so they cannot be listed."""
_DOCUMENT_LABEL = re.compile(r"(?:\b(?:No\.?|Number|Code|ID|Passport|Card)|#)\Z")

_DATE = r"(?:(?:\d{1,2}\s+)?[A-Za-z]{3,9}\s+)?\d{4}"
_DATES = re.compile(
    rf"(?:(?:circa|c\.|approximately|about)\s+)?{_DATE}(?:\s*(?:\bto\b|-|–)\s*{_DATE})?",
    re.IGNORECASE | re.ASCII,
)


def _without_alt(text: str) -> str:
    """A text without the `alt.` that marks the second of a kind."""
    text = text.strip()
    found = _ALT.match(text)
    return text[found.end() :].lstrip() if found else text


@cache
def _labels() -> dict[str, tuple[str, Role]]:
    """Label, case folded -> label as printed and role."""
    return {label.casefold(): (label, Role(role)) for label, role in rows("ofac_labels")}


@cache
def _known_label() -> re.Pattern[str]:
    """The longest known label at the beginning of a text, with the mark that closes it."""
    longest_first = sorted(_labels(), key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, longest_first))})(?:\s*[:]|\s+-(?=\s)|(?=\s)|\Z)", re.IGNORECASE)

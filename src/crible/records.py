"""Who is listed, who is being checked, and what is known of them?

A `Party` is names and facts of someone. A `Record` is a party that a list holds, with its provenance; a `Subject` is a
party that is being checked. All are immutable and go to JSON and back without loss.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Self

import msgspec

from crible.countries import country_code
from crible.errors import EmptyNameError, FactError
from crible.text import one_line, script_of


class NameKind(StrEnum):
    """What a list says of a name."""

    PRIMARY = "primary"
    ALIAS = "strong alias"
    WEAK = "weak alias"
    FORMER = "former"
    ORIGINAL = "original script"


class PartyKind(StrEnum):
    """What sort of party a name belongs to."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    UNKNOWN = "unknown"


class Sex(StrEnum):
    """Sex as lists and passports state it."""

    FEMALE = "f"
    MALE = "m"


class CountryTie(StrEnum):
    """How a party belongs to a country."""

    NATIONALITY = "nationality"
    CITIZENSHIP = "citizenship"
    RESIDENCE = "residence"
    REGISTRATION = "registration"
    FLAG = "flag"
    OTHER = "other"


class _Value(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What all values here share: immutable, compact in JSON, unknown keys refused."""


class PrintedName(_Value, frozen=True):
    """One name exactly as a list prints it (line breaks and runs of blanks made single blanks)."""

    text: str
    kind: NameKind = NameKind.PRIMARY
    script: str = ""
    """ISO 15924 code, from the text itself."""
    language: str = ""
    """As the source states it (usually ISO 639-1, lower case); empty where it says nothing."""

    @classmethod
    def of(cls, text: str, kind: NameKind = NameKind.PRIMARY, language: str = "") -> Self:
        """A printed name with its script found.

        Raises:
            EmptyNameError: The text has neither letter nor digit.
        """
        text = one_line(text)
        if not any(c.isalnum() for c in text):
            raise EmptyNameError("this name has neither letter nor digit", value=text)
        return cls(text=text, kind=kind, script=script_of(text), language=language.lower())


_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


class PartialDate(_Value, frozen=True):
    """A date as precise as the source states it, or a range of such dates; never padded.

    `earliest` and `latest` are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, equal where the source gives one date; one of them is
    empty in an open range.
    """

    earliest: str
    latest: str
    circa: bool = False
    printed: str = ""
    """The source's own words where they say more than the two dates."""

    @classmethod
    def of(cls, text: str, *, circa: bool = False, printed: str = "") -> Self:
        """One date from ISO 8601 text: `1971`, `1971-03` or `1971-03-05`.

        Raises:
            FactError: The text is no such date.
        """
        return cls.between(text, text, circa=circa, printed=printed)

    @classmethod
    def between(cls, earliest: str, latest: str, *, circa: bool = False, printed: str = "") -> Self:
        """A range of two ISO 8601 dates, one of which may be empty.

        Raises:
            FactError: Neither is given, one is no date, or they are in the wrong order.
        """
        for text in (earliest, latest):
            if text:
                _check_iso(text)
        if not (earliest or latest):
            raise FactError("a date needs at least a year", value=printed, remedy=_DATE_REMEDY)
        # Only what both state can be out of order: 1971-03 lies inside 1971.
        common = min(len(earliest), len(latest))
        if common and earliest[:common] > latest[:common]:
            raise FactError(
                "the range ends before it begins",
                value=f"{earliest}/{latest}",
                remedy="Give the earlier date first.",
            )
        return cls(earliest=earliest, latest=latest, circa=circa, printed=printed)

    @property
    def edtf(self) -> str:
        """The date in Extended Date/Time Format (ISO 8601-2, level 1): `1971~`, `1958/1960`, `../1960`."""
        mark = "~" if self.circa else ""
        if self.earliest == self.latest:
            return self.earliest + mark
        return f"{self.earliest + mark if self.earliest else '..'}/{self.latest + mark if self.latest else '..'}"

    @property
    def precision(self) -> str:
        """One of `day`, `month`, `year`, `range`."""
        if self.earliest != self.latest:
            return "range"
        return {4: "year", 7: "month", 10: "day"}[len(self.earliest)]


_DATE_REMEDY = "Write a date as YYYY, YYYY-MM or YYYY-MM-DD."
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _check_iso(text: str) -> None:
    """Refuse a text that is no ISO date of a calendar (29 February passes in any year: lists print it)."""
    found = _ISO_DATE.match(text)
    month = int(found[2]) if found and found[2] else 1
    day = int(found[3]) if found and found[3] else 1
    in_calendar = 1 <= month <= len(_DAYS) and 1 <= day <= _DAYS[month - 1]
    if not found or not in_calendar:
        raise FactError("this is not a date", value=text, remedy=_DATE_REMEDY)


class Country(_Value, frozen=True):
    """A tie to a country: its code where one is known, and the words the source uses."""

    tie: CountryTie
    code: str = ""
    """ISO 3166-1 alpha-2, upper case; empty where the source's words fit none."""
    printed: str = ""


class Document(_Value, frozen=True):
    """A numbered document or registration of a party."""

    kind: str
    """The source's own word: `Passport`, `National Identification Number`, `IMO` …"""
    number: str
    country: str = ""
    """ISO 3166-1 alpha-2 of the issuer, where known."""
    issued: str = ""
    expires: str = ""
    note: str = ""


class Place(_Value, frozen=True):
    """A place of birth or an address, as printed."""

    text: str
    country: str = ""
    """ISO 3166-1 alpha-2, where known."""


class Note(_Value, frozen=True):
    """Anything else that the source prints, under its own label: kept, shown, never scored."""

    label: str
    text: str


class Party(_Value, frozen=True, kw_only=True):
    """Names and facts of someone, listed or not."""

    names: tuple[PrintedName, ...]
    kind: PartyKind = PartyKind.UNKNOWN
    births: tuple[PartialDate, ...] = ()
    birth_places: tuple[Place, ...] = ()
    countries: tuple[Country, ...] = ()
    sex: Sex | None = None
    documents: tuple[Document, ...] = ()


class Record(Party, frozen=True, kw_only=True):
    """A party that a list holds."""

    reference: str
    """The source's own reference, unique within its list: `6365`, `QDi.263`, `RUS2176`."""
    list: str = ""
    """The name of the list it came from; given when the list is added."""
    programmes: tuple[str, ...] = ()
    listed_on: str = ""
    """ISO 8601 date on which the publisher listed the party."""
    updated_on: str = ""
    addresses: tuple[Place, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def caption(self) -> str:
        """The name under which to show the record: its first primary name, else its first name."""
        primary = (n.text for n in self.names if n.kind is NameKind.PRIMARY)
        return next(primary, self.names[0].text)


class ListVersion(_Value, frozen=True, kw_only=True):
    """Which list, in which state: said in every screening."""

    name: str
    version: str
    """Begins with the moment of its import (ISO 8601, UTC), so that versions sort by age; ends with a digest."""
    dated: str = ""
    """The publisher's own date of the file, where it states one."""
    records: int = 0


class Subject(Party, frozen=True, kw_only=True):
    """A party that is being checked."""

    @classmethod
    def of(
        cls,
        *names: str,
        kind: PartyKind = PartyKind.UNKNOWN,
        born: str = "",
        country: str = "",
        sex: Sex | None = None,
        document: str = "",
    ) -> Self:
        """A subject from plain values, as a person types them.

        Args:
            names: One or more names of the same party, in any script.
            kind: Person, organisation, vessel …, if known.
            born: ISO 8601 date of birth: `1971`, `1971-03` or `1971-03-05`.
            country: Nationality, as an ISO 3166-1 code or in words.
            sex: Sex as the passport states it.
            document: Number of a passport, identity card or registration.

        Raises:
            EmptyNameError: No name, or one without letter or digit.
            FactError: The date or the country is not understood.

        >>> Subject.of("Amina Exemplar", born="1971").births[0].edtf
        '1971'
        """
        if not names:
            raise EmptyNameError("a check needs a name")
        return cls(
            names=tuple(PrintedName.of(n) for n in names),
            kind=kind,
            births=(PartialDate.of(born),) if born else (),
            countries=(Country(CountryTie.NATIONALITY, _code(country), country),) if country else (),
            sex=sex,
            documents=(Document("", document),) if document else (),
        )


def _code(country: str) -> str:
    code = country_code(country)
    if not code:
        raise FactError("no country is known by these words", value=country, remedy="Give its name or two-letter code.")
    return code


def unique_names(names: list[PrintedName]) -> tuple[PrintedName, ...]:
    """The names without repeats of the same text in the same language, in the order of the source.

    The first kind stated for a text wins, except that a weak mark yields to any stronger one: a name that its list
    prints as both strong and weak is strong.
    """
    kept: dict[tuple[str, str], PrintedName] = {}
    for name in names:
        key = (name.text, name.language)
        if key not in kept or (kept[key].kind is NameKind.WEAK and name.kind is not NameKind.WEAK):
            kept[key] = name
    return tuple(kept.values())


__all__ = [
    "Country",
    "CountryTie",
    "Document",
    "ListVersion",
    "NameKind",
    "Note",
    "PartialDate",
    "Party",
    "PartyKind",
    "Place",
    "PrintedName",
    "Record",
    "Sex",
    "Subject",
    "unique_names",
]

"""What do the fields of the UK Sanctions List mean, in whichever form it is published?

The list comes as a table (`csv`) and as XML (`xml`) with the same fields under nearly the same names. Both
become rows, each a mapping of folded field names to values; all rows of one Unique ID make one record, since the table
repeats the record for each combination of name, address and birth date.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from crible.records import CountryTie, NameKind, PartyKind, Record
from crible.sources.dates import DateOrder
from crible.sources.draft import Draft
from crible.sources.reading import Report
from crible.sources.splitting import LATIN
from crible.text import UNKNOWN_SCRIPT, one_line, script_of

Row = Mapping[str, str]
"""Values by folded field name."""

UNIQUE_ID = "uniqueid"
ESSENTIAL = {UNIQUE_ID: "Unique ID", "name6": "Name 6"}
"""Fields without which a table is not this list."""

_SAME_FIELD = {
    "individualentityship": "designationtype",
    "nationality": "nationalityies",
    "businessregistrationnumber": "businessregistrationnumbers",
    "currentowneroperator": "currentowneroperators",
    "previousowneroperator": "previousowneroperators",
    "currentbelievedflagofships": "currentbelievedflagofship",
    "previousflag": "previousflags",
    "website": "website",
    "hullidentificationnumber": "hullidentificationnumberhin",
    "subsidiary": "subsidiaries",
    "nonlatinscripttype": "nonlatinscripttype",
    "namenonlatinscripttype": "nonlatinscripttype",
    "namenonlatinscriptlanguage": "nonlatinscriptlanguage",
    "namealiasstrength": "aliasstrength",
    "aliasquality": "aliasstrength",
}
"""Fields that the two forms name differently."""

_KINDS = {"individual": PartyKind.PERSON, "entity": PartyKind.ORGANISATION, "ship": PartyKind.VESSEL}
_NAME_PARTS = ("name1", "name2", "name3", "name4", "name5", "name6")
_NO_NAME = "0"
"""Printed in the place of a name part that there is none of."""
_PRIMARY = "primary name"
_WEAK = "low"
_ADDRESS = (*(f"addressline{i}" for i in range(1, 7)), "addresspostalcode")
_IMO = re.compile(r"\d{7}")
_ENUMERATED = re.compile(r"\s*\(\d+\)\s*|\s*;\s*")

LANGUAGES = {
    "amharic": "am", "arabic": "ar", "armenian": "hy", "azerbaijani": "az", "belarusian": "be", "bengali": "bn",
    "bosnian": "bs", "bulgarian": "bg", "burmese": "my", "chinese": "zh", "croatian": "hr", "dari": "fa",
    "english": "en", "farsi": "fa", "french": "fr", "georgian": "ka", "german": "de", "greek": "el", "hebrew": "he",
    "hindi": "hi", "indonesian": "id", "japanese": "ja", "kazakh": "kk", "kirghiz": "ky", "korean": "ko",
    "kurdish": "ku", "kyrgyz": "ky", "lao": "lo", "macedonian": "mk", "malay": "ms", "moldavian": "ro",
    "moldovan": "ro", "mongolian": "mn", "pashto": "ps", "persian": "fa", "punjabi": "pa", "pushto": "ps",
    "romanian": "ro", "russian": "ru", "serbian": "sr", "somali": "so", "spanish": "es", "tajik": "tg",
    "tatar": "tt", "thai": "th", "tigrinya": "ti", "turkish": "tr", "turkmen": "tk", "ukrainian": "uk",
    "urdu": "ur", "uyghur": "ug", "uzbek": "uz", "vietnamese": "vi",
}  # fmt: skip
"""ISO 639-1 codes of the languages that the list names in English."""


def folded(field: str) -> str:
    """The one name of a field in both forms of the list.

    >>> folded("Nationality(/ies)"), folded("Nationality"), folded("D.O.B")
    ('nationalityies', 'nationalityies', 'dob')
    """
    plain = re.sub(r"[^a-z0-9]", "", field.lower())
    return _SAME_FIELD.get(plain, plain)


class Placed(NamedTuple):
    """A row with its place in the file."""

    place: str
    row: Row


def grouped(rows: Iterable[Placed], report: Report) -> Iterator[tuple[str, list[Placed]]]:
    """The rows of each Unique ID together, in the order in which the ids first come; rows without an id are refused."""
    groups: dict[str, list[Placed]] = {}
    for placed in rows:
        reference = one_line(placed.row.get(UNIQUE_ID, ""))
        if reference:
            groups.setdefault(reference, []).append(placed)
        else:
            report.refuse(placed.place, "a row without a Unique ID", " ".join(filter(None, placed.row.values())))
    yield from groups.items()


def record(reference: str, rows: list[Placed], labels: Mapping[str, str], report: Report) -> Record:
    """The record that some rows state together.

    Args:
        reference: The Unique ID.
        rows: All its rows.
        labels: The printed name of each folded field, for notes.
        report: Where refusals go.
    """
    kinds = {one_line(placed.row.get("designationtype", "")).lower() for placed in rows} - {""}
    kind = _KINDS.get(min(kinds, default=""), PartyKind.UNKNOWN)
    draft = Draft(report, f"{rows[0].place}, record {reference}", kind, order=DateOrder.DAY)
    if len(kinds) > 1 or kind is PartyKind.UNKNOWN:
        draft.note("Designation type", ", ".join(sorted(kinds)))
    named = any(_name_type(placed.row) == _PRIMARY for placed in rows)
    said: set[tuple[str, str]] = set()
    for placed in rows:
        draft.place = f"{placed.place}, record {reference}"
        _name(draft, placed.row, named=named)
        _grouped_facts(draft, placed.row)
        # The table says everything again in each row of a record: once is enough.
        fresh = {(f, v) for f, v in placed.row.items() if v.strip() and f not in _IN_GROUPS} - said
        for field, value in sorted(fresh):
            _FIELDS.get(field, _note_of(labels.get(field, field)))(draft, value)
        said |= fresh
    return draft.record(reference)


# Names


def _name(draft: Draft, row: Row, *, named: bool) -> None:
    parts = (one_line(row.get(part, "")) for part in _NAME_PARTS)
    name = " ".join(part for part in parts if part and part != _NO_NAME)
    draft.name(name, _name_kind(row, named=named))
    language = one_line(row.get("nonlatinscriptlanguage", ""))
    code = LANGUAGES.get(re.split(r"[;,/(]", language)[0].strip().lower(), "")
    original = row.get("namenonlatinscript", "")
    foreign = script_of(original) not in {LATIN, UNKNOWN_SCRIPT}
    draft.name(original, NameKind.ORIGINAL if foreign else NameKind.ALIAS, code)
    if language and not code:
        draft.note("Non-latin script language", f"{original}: {language}")


def _name_type(row: Row) -> str:
    return one_line(row.get("nametype", "")).lower()


def _name_kind(row: Row, *, named: bool) -> NameKind:
    """The kind of a row's name; where no row is called primary, one without a type is."""
    if one_line(row.get("aliasstrength", "")).lower().startswith(_WEAK):
        return NameKind.WEAK
    name_type = _name_type(row)
    if name_type == _PRIMARY or not (name_type or named):
        return NameKind.PRIMARY
    return NameKind.FORMER if name_type in {"fka", "f.k.a.", "formerly known as"} else NameKind.ALIAS


# Facts of several fields


def _grouped_facts(draft: Draft, row: Row) -> None:
    draft.found_at(*(row.get(line, "") for line in _ADDRESS), country=row.get("addresscountry", ""))
    draft.born_at(row.get("townofbirth", ""), country=row.get("countryofbirth", ""))
    for kind, prefix in (("Passport", "passport"), ("National identifier", "nationalidentifier")):
        number, note = row.get(f"{prefix}number", ""), row.get(f"{prefix}additionalinformation", "")
        if number.strip() or note.strip():
            draft.holds(kind, number, note=note)


_IN_GROUPS = {
    *_NAME_PARTS,
    *_ADDRESS,
    UNIQUE_ID,
    "addresscountry",
    "aliasstrength",
    "countryofbirth",
    "designationtype",
    "namenonlatinscript",
    "nametype",
    "nationalidentifieradditionalinformation",
    "nationalidentifiernumber",
    "nonlatinscriptlanguage",
    "nonlatinscripttype",
    "passportadditionalinformation",
    "passportnumber",
    "townofbirth",
}

# Facts of one field

_Field = Callable[[Draft, str], None]


def _note_of(label: str) -> _Field:
    """A field that becomes a note under its printed name."""

    def keep(draft: Draft, value: str) -> None:
        draft.note(label, html.unescape(value))

    return keep


def _number_of(kind: str) -> _Field:
    """A field of numbers of one kind."""

    def keep(draft: Draft, value: str) -> None:
        for number in _several(value):
            draft.holds(kind, number)

    return keep


def _imo(draft: Draft, value: str) -> None:
    for number in _IMO.findall(value) or [value]:
        draft.holds("IMO", number)


def _born(draft: Draft, value: str) -> None:
    draft.born_as(value, "D.O.B")


def _nationality(draft: Draft, value: str) -> None:
    for words in _several(value):
        draft.belongs(CountryTie.NATIONALITY, words)


def _flag(draft: Draft, value: str) -> None:
    draft.belongs(CountryTie.FLAG, value)


def _programme(draft: Draft, value: str) -> None:
    draft.programme(value)


def _listed(draft: Draft, value: str) -> None:
    draft.listed(value, "Date Designated")


def _updated(draft: Draft, value: str) -> None:
    draft.updated(value, "Last Updated")


def _sex(draft: Draft, value: str) -> None:
    draft.set_sex(value, label="Gender")


def _sanctions(draft: Draft, value: str) -> None:
    for words in dict.fromkeys(value.split("|")):
        draft.note("Sanctions imposed", words)


def _several(value: str) -> list[str]:
    """The values of a field that enumerates them: `(1) Exland (2) Samplia`."""
    return [part for part in _ENUMERATED.split(one_line(value)) if part]


_FIELDS: dict[str, _Field] = {
    "businessregistrationnumbers": _number_of("Business registration number"),
    "currentbelievedflagofship": _flag,
    "datedesignated": _listed,
    "dob": _born,
    "gender": _sex,
    "hullidentificationnumberhin": _number_of("Hull identification number"),
    "imonumber": _imo,
    "lastupdated": _updated,
    "nationalityies": _nationality,
    "regimename": _programme,
    "sanctionsimposed": _sanctions,
}

KNOWN = {
    *_IN_GROUPS,
    *_FIELDS,
    *("ofsigroupid", "unreferencenumber", "title", "designationsource", "otherinformation", "ukstatementofreasons"),
    *("phonenumber", "website", "emailaddress", "position", "typeofentity", "subsidiaries", "parentcompany"),
    *("currentowneroperators", "previousowneroperators", "previousflags", "typeofship", "tonnageofship"),
    *("lengthofship", "yearbuilt"),
}
"""Fields that the list is known to have; others are kept as notes, with a warning."""

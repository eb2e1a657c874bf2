"""Which names does a party of OFAC's Advanced XML have?

An identity has aliases, an alias has one documented name per script or spelling, and that has parts, whose types stand
apart under the identity. The names are put together as OFAC prints them elsewhere: `LAST, First Middle`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from crible.records import NameKind
from crible.sources.ofac import words
from crible.sources.xml import Element, child, children, local, text
from crible.text import script_of

Values = Mapping[tuple[str, str], str]
"""(name of a reference set, number) -> text."""

_LAST = "last name"
_GIVEN_ORDER = ("first name", "middle name", "patronymic", "matronymic", "maiden name", "nickname")


class FoundName(NamedTuple):
    """A name put together."""

    text: str
    kind: NameKind


def names_of(identity: Element, values: Values) -> Iterator[FoundName]:
    """All names of an identity, those of the primary alias with their kind."""
    types = _part_types(identity, values)
    for alias in children(identity, "Alias"):
        kind = _alias_kind(alias, values)
        for position, documented in enumerate(children(alias, "DocumentedName")):
            status = values.get(("DocNameStatus", documented.get("DocNameStatusID", "")), "")
            printed = _joined(documented, types)
            first = not position or status.casefold().startswith("primary")
            yield FoundName(printed, words.rendering_kind(kind, script_of(printed), first=first))


def is_true(element: Element, attribute: str) -> bool:
    """Whether an attribute says yes."""
    return element.get(attribute, "").strip().casefold() in ("true", "1")


def _alias_kind(alias: Element, values: Values) -> NameKind:
    weak = is_true(alias, "LowQuality")
    if is_true(alias, "Primary") and not weak:
        return NameKind.PRIMARY
    return words.alias_kind(values.get(("AliasType", alias.get("AliasTypeID", "")), ""), weak=weak)


def _part_types(identity: Element, values: Values) -> dict[str, str]:
    """Number of a group of name parts -> the type of its parts, case folded."""
    groups = child(identity, "NamePartGroups")
    if groups is None:
        return {}
    return {
        group.get("ID", ""): values.get(("NamePartType", group.get("NamePartTypeID", "")), "").casefold()
        for group in groups.iter()
        if local(group) == "NamePartGroup"
    }


def _joined(documented: Element, types: Mapping[str, str]) -> str:
    """`LAST, First Middle`; parts in the order of the file where there is no last name, or nothing else."""
    parts = [_part(part, types) for part in children(documented, "DocumentedNamePart")]
    last = [value for type_, value in parts if type_ == _LAST]
    others = sorted((part for part in parts if part[0] != _LAST), key=lambda part: _rank(part[0]))
    if not last or not others:
        return " ".join(value for _, value in parts)
    return f"{' '.join(last)}, {' '.join(value for _, value in others)}"


def _part(part: Element, types: Mapping[str, str]) -> tuple[str, str]:
    value = child(part, "NamePartValue")
    printed = part.get("LeadingChars", "") + text(value) + part.get("TrailingChars", "")
    group = value.get("NamePartGroupID", "") if value is not None else ""
    return types.get(group, ""), printed


def _rank(type_: str) -> int:
    return _GIVEN_ORDER.index(type_) if type_ in _GIVEN_ORDER else len(_GIVEN_ORDER)

"""Which names do the name fields of the Security Council's list hold?

One field may hold several names (`A; B`), a name and its original script in brackets, a short form, a remark on the
name, or facts of birth; and the note beside an alias may hold further names. The words are cut where they say so
themselves; what is not clearly a name stays where it is printed, and the note is always kept whole by the reader.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crible.records import NameKind
from crible.sources.splitting import (
    LATIN,
    balanced,
    by_script,
    is_acronym,
    pieces,
    split_outside,
    with_variants,
    without_labels,
)
from crible.text import UNKNOWN_SCRIPT, one_line, script_of

LANGUAGES = {"tigrinya": "ti"}
"""Languages that the list names in brackets after a name in its original script."""

_FORMER = re.compile(r"(?:previously|formerly) listed as", re.IGNORECASE)
_LABELS = re.compile(r"\s*(?:original script|in arabic(?: script)?|transliterations?)\s*:\s*", re.IGNORECASE)
_ORIGINAL = re.compile(r"\(?\boriginal script\b\)?\s*:?", re.IGNORECASE)
_REMARK = re.compile(
    r"\b(?:name|guerre|identity|passport|number|issued|born|false|third|translation|script)\b|\d{3}", re.IGNORECASE
)
_PART_OF = re.compile(r"\s*-\s*sub-unit name\s*$", re.IGNORECASE)
_BIRTH = re.compile(r",?\s+born\s+(?:in|on|\d).*$", re.IGNORECASE)
_TRANSLITERATED = re.compile(r"\(transliterations of original script name\)\s*$", re.IGNORECASE)
_LONGEST_NAME = 9
"""Words of the longest name that a note is trusted to hold."""
_SINGLE_WORDS = 3
"""From this many single words on, a row with commas is a row of names and not `SURNAME, Given`."""


class Split(NamedTuple):
    """What a name field holds: names with their kinds, and remarks that are no names."""

    names: list[tuple[str, NameKind]]
    remarks: list[str]


def split_name(text: str, kind: NameKind) -> Split:
    """The names in a name field.

    >>> split_name("Zorvan Tesht (زوروان تشت)", NameKind.ALIAS).names
    [('Zorvan Tesht', <NameKind.ALIAS: 'strong alias'>), ('زوروان تشت', <NameKind.ORIGINAL: 'original script'>)]
    """
    if _FORMER.search(text):
        kind = NameKind.FORMER
        text = one_line(_FORMER.sub("", text)).replace("()", "")
    names: list[tuple[str, NameKind]] = []
    remarks: list[str] = []
    for part in split_outside(text, ";،"):
        born = _BIRTH.search(part)
        if born:
            remarks.append(born[0].strip(" ,"))
            part = part[: born.start()]  # noqa: PLW2901
        for name in _row_of_words(part):
            _split_brackets(name, kind, names, remarks)
            kind = _second(kind)
    return Split(names, remarks)


def names_in_note(note: str, *, alias: str, kind: NameKind) -> list[tuple[str, NameKind]]:
    """The further names that the note beside an alias holds, no stronger than the alias.

    Names in another script than Latin are originals. Latin names count only where the note is plainly a row of them:
    romanisations beside an alias in another script, or a bracket with several names.
    """
    originals = [balanced(run.strip(" .")) for run in by_script(without_labels(note, _LABELS)) if _foreign(run)]
    return [_own(name, kind) for name in (*originals, *_romanisations(note, alias))]


def is_former(note: str) -> bool:
    """Whether a note says that the party was once listed under this name."""
    return bool(_FORMER.search(note))


def _romanisations(note: str, alias: str) -> list[str]:
    if _TRANSLITERATED.search(note):
        return [n for n in split_outside(_TRANSLITERATED.sub("", note), ",;") if _is_name(n)]
    rows = [piece.text for piece in pieces(note) if piece.inside and ";" in piece.text]
    if _foreign(alias):
        # Without its brackets, the note itself may be the row.
        rows.append(without_labels("".join(p.text for p in pieces(note) if not p.inside), _LABELS))
        rows = [row for row in rows if ";" in row]
    return [name for row in rows for name in split_outside(row, ";") if _is_name(name)]


def _row_of_words(text: str) -> list[str]:
    """A row of single words as so many names; any other text whole."""
    words = split_outside(text, ",")
    if len(words) >= _SINGLE_WORDS and all(" " not in word for word in words):
        return words
    return [one_line(text).strip(" ,")]


def _split_brackets(text: str, kind: NameKind, names: list[tuple[str, NameKind]], remarks: list[str]) -> None:
    """The names inside and outside the brackets of one printed name."""
    keep = balanced(text)
    plain = one_line("".join(piece.text for piece in pieces(keep) if not piece.inside))
    brackets = [_bracket(piece.text, plain, _second(kind)) for piece in pieces(keep) if piece.inside]
    remarks += [remark for bracket in brackets for remark in bracket.remarks]
    _add_plain(plain if any(bracket.apart for bracket in brackets) else keep, kind, names)
    names += [name for bracket in brackets for name in bracket.names]


class _Bracket(NamedTuple):
    """What one bracket holds, and whether it stands apart from the name outside."""

    names: list[tuple[str, NameKind]]
    remarks: list[str]
    apart: bool


def _bracket(content: str, plain: str, kind: NameKind) -> _Bracket:
    words = one_line(_PART_OF.sub("", _ORIGINAL.sub("", content)))
    remarks = [content] if _PART_OF.search(content) else []
    if content.strip().lower() in LANGUAGES:
        return _Bracket([], [content], apart=True)
    if ";" in words or (_foreign(words) != _foreign(plain) and not _REMARK.search(words)):
        return _Bracket([_own(name, kind) for name in split_outside(words, ";")], remarks, apart=True)
    if _REMARK.search(content):
        return _Bracket([], [content], apart=True)
    shorts = split_outside(words, ",")
    if shorts and all(is_acronym(short.split()[0], plain) for short in shorts):
        # The name stands as printed, and each part of it too: people write either.
        return _Bracket([(name, kind) for name in (plain, *shorts)], [], apart=False)
    variants = with_variants(f"{plain} ({content})")
    if " " not in words and " " in variants[-1]:
        return _Bracket([(variant, kind) for variant in variants], [], apart=True)
    return _Bracket([], [], apart=False)


def _second(kind: NameKind) -> NameKind:
    """The kind of a further name in the field of a first one."""
    return NameKind.ALIAS if kind is NameKind.PRIMARY else kind


def _own(name: str, kind: NameKind) -> tuple[str, NameKind]:
    """A name with its kind; a strong one in another script is the original."""
    return (name, NameKind.ORIGINAL if _foreign(name) and kind is NameKind.ALIAS else kind)


def _add_plain(text: str, kind: NameKind, names: list[tuple[str, NameKind]]) -> None:
    """A name without cut brackets: by script, and as printed with a spaced slash and on each side of it."""
    runs = by_script(text)
    if len(runs) > 1:
        names += [_own(run, kind) for run in runs]
    elif text:
        names.append(_own(text, kind))
        halves = text.split(" / ")
        names += [(half.strip(), _second(kind)) for half in halves if len(halves) > 1]


def _foreign(text: str) -> bool:
    """Whether a text is written in another script than Latin."""
    return script_of(text) not in {LATIN, UNKNOWN_SCRIPT}


def _is_name(text: str) -> bool:
    return len(text.split()) <= _LONGEST_NAME and not _REMARK.search(text)


__all__ = ["LANGUAGES", "Split", "is_former", "names_in_note", "split_name"]

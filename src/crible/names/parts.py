"""What are the parts of a name, and what is each of them for?

A text is folded, cut into words, and each word gets a role. Small words are joined to what follows (`abd al-Rahman`,
`Abu Bakr`), dropped (articles, particles, filiation), or made optional (titles, legal forms): optional parts may agree
with their like, but are never missed nor contradicted. Nothing is dropped that would leave a name without parts.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

import msgspec

from crible.names.fold import fold
from crible.names.sounds import SoundClass, sounds_of
from crible.names.tables import rows, words

THINGS = frozenset({"organisation", "vessel", "aircraft"})
"""Kinds of party whose names are no person's: no surname first, legal forms likely."""


class Role(StrEnum):
    """What a part is for."""

    NAME = "name"
    INITIAL = "initial"
    GENERIC = "generic word"
    NUMBER = "number"
    TITLE = "title"
    LEGAL = "legal form"
    ARTICLE = "article"
    PARTICLE = "particle"
    FILIATION = "filiation"


COMPARED = frozenset({Role.NAME, Role.INITIAL, Role.GENERIC, Role.NUMBER, Role.TITLE, Role.LEGAL})
"""Roles that are compared; the others only help to find the parts."""
OPTIONAL = frozenset({Role.TITLE, Role.LEGAL})
"""Compared roles that a name may lack without being another name."""


class Part(msgspec.Struct, frozen=True, array_like=True):
    """One part of an analysed name."""

    text: str
    """As folded: lower case, without disguises."""
    role: Role
    sound_class: SoundClass
    sounds: str
    bare: str = ""
    """The sounds without an article that may be fused to the part (`Elkhalil`); empty where there is none."""


@lru_cache(maxsize=1 << 15)
def parts_of(text: str, kind: str = "unknown") -> tuple[Part, ...]:
    """All parts of a name, in the order in which they are written (given name first where a comma says so).

    Args:
        text: A name in any script.
        kind: `person`, `organisation`, `vessel`, `aircraft` or `unknown`.
    """
    thing = kind in THINGS
    tokens = _tokens(fold(text if thing else _given_first(text)))
    parts = [_part(token, person=kind == "person", alone=len(tokens) == 1) for token in tokens]
    parts = [part for part in parts if part.sounds]
    return tuple(_with_bare(part, kind) for part in _grounded(_joined(parts), parts))


# ------------------------------------------------------------------------------------------------- words


def _given_first(text: str) -> str:
    """`SURNAME, Given` as `Given SURNAME`; other texts as they are."""
    surname, comma, given = text.partition(",")
    legal_form = fold(given).replace(".", "").strip() in words("legal_forms")
    if not comma or "," in given or legal_form or not given.strip():
        return text
    return f"{given.strip()} {surname.strip()}"


def _tokens(folded: str) -> list[str]:
    """The words of a folded text; dotted legal forms are one word, other dots end a word."""
    folded = _dotted().sub(lambda found: _undotted(found[0]), folded)
    folded = _hyphened_article().sub("", folded)
    return [token for raw in _word().findall(folded) if (token := raw.strip("'"))]


def _undotted(text: str) -> str:
    bare = text.replace(".", "").replace(" ", "")
    return f" {bare} " if bare in words("legal_forms") else text.replace(".", " ")


@cache
def _dotted() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:[^\W\d_]{1,2}\. ?){1,4}[^\W\d_]{1,2}\b\.?")


@cache
def _hyphened_article() -> re.Pattern[str]:
    """An article tied to its noun by a hyphen is surely one, however few words there are."""
    articles = "|".join(re.escape(fold(form)) for role, form in rows("particles") if role == "article")
    return re.compile(rf"(?<!\w)(?:{articles}|ash|as|ar|at|az|es|ed|er|ez|ur|us|an|ad)[-\u2010-\u2013](?=\w{{2}})")


@cache
def _word() -> re.Pattern[str]:
    """Letters, digits, apostrophes and the combining marks that Python does not count as letters."""
    marks = "".join(chr(c) for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c)) in {"Mn", "Mc"})
    return re.compile(f"(?:[^\\W_]|['{marks}])+")


# ------------------------------------------------------------------------------------------------- roles


@lru_cache(maxsize=1 << 16)
def _part(token: str, *, person: bool, alone: bool) -> Part:
    """One word with the role that its spelling gives it."""
    token = _without_digits(token) if person else token
    sound_class, sounds = sounds_of(_abbreviations().get(token, token))
    sounds = _servant_spelt_together(sound_class, sounds)
    letter = _letter_names().get(token, "") if sound_class is SoundClass.DEVANAGARI and not alone else ""
    if letter:
        return Part(token, Role.INITIAL, SoundClass.LATIN, sounds_of(letter)[1][:1])
    role = _role(token, sound_class, sounds, person=person)
    return Part(token, role, sound_class, sounds[:1] if role is Role.INITIAL else sounds)


def _role(token: str, sound_class: SoundClass, sounds: str, *, person: bool) -> Role:
    if token.isdigit() or (any(c.isdigit() for c in token) and not person):
        return Role.NUMBER
    if not person and token in words("legal_forms"):
        return Role.LEGAL
    if token in _by_role()["particle"]:
        return Role.PARTICLE
    # A single character of a script without a table may be a whole name: 王, 김.
    if len(sounds) == 1 or (len(token) == 1 and sound_class is not SoundClass.OTHER):
        return Role.INITIAL
    if token in words("titles"):
        return Role.TITLE
    return Role.GENERIC if not person and token in words("generic_words") else Role.NAME


def _without_digits(token: str) -> str:
    """A word of letters with a digit or two among them, the digits read as the letters that they look like."""
    letters = sum(c.isalpha() for c in token)
    return token.translate(_digit_letters()) if len(token) > letters >= 2 * (len(token) - letters) else token


@cache
def _digit_letters() -> dict[int, str]:
    return {ord(row[0]): row[1] for row in rows("digit_letters")}


@cache
def _abbreviations() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("abbreviations")}


@cache
def _letter_names() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("letter_names")}


_BY_SPELLING = frozenset({"particle", "father", "mother"})


@cache
def _by_role() -> dict[str, frozenset[str]]:
    """The small words: by their sounds where many spellings are one, by their spelling where others sound alike."""
    found: dict[str, set[str]] = {}
    for role, form in rows("particles"):
        folded = fold(form)
        found.setdefault(role, set()).add(folded if role in _BY_SPELLING else sounds_of(folded)[1])
    return {role: frozenset(forms) for role, forms in found.items()}


_SERVANT_FUSED = re.compile(r"^abd[aeiouə]{1,2}(?:l(?=.{3})|(?=[rsSntdz].{2}))")
_SERVANT_OF_GOD = re.compile(r"^abd.*lah?$")


def _servant_spelt_together(sound_class: SoundClass, sounds: str) -> str:
    """`Abdurrahman`, `Abdelkader`, `عبدالرحمن` without their article, as the same names are built from two words."""
    if sound_class is SoundClass.ARABIC:
        return "3bd" + sounds[5:] if sounds.startswith("3bdal") and len(sounds) > len("3bdal") + 2 else sounds
    if sounds.startswith("abd") and sounds.endswith("lah"):
        return "abdalah"
    fused = _SERVANT_FUSED.match(sounds)
    return "abd" + sounds[fused.end() :] if fused else sounds


# ------------------------------------------------------------------------------------------------- joining


_SUN_LETTERS = frozenset("tTdDrzsSEnljx")
"""Consonants that an Arabic article before them turns into."""


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Servant and kunya names made one part; articles and filiation marked where others stand around them."""
    result: list[Part] = []
    place = 0
    while place < len(parts):
        part, noun = parts[place], _noun_after(parts, place)
        head = _head(part)
        if head and noun is not None:
            result.append(_compound(head, part, parts[noun]))
            place = noun + 1
            continue
        result.append(_small_word(part, parts, place))
        place += 1
    return result


def _head(part: Part) -> str:
    """The sounds of the first half of a compound name, if the part is one: servant of, father of, mother of."""
    if part.role not in {Role.NAME, Role.TITLE}:
        return ""
    arabic = part.sound_class is SoundClass.ARABIC
    small = _by_role()
    if part.sounds in small["servant"]:
        return "3bd" if arabic else "abd"
    if part.text in small["father"]:
        return "abw" if arabic else "abu"
    return ("am" if arabic else "um") if part.text in small["mother"] else ""


def _noun_after(parts: Sequence[Part], place: int) -> int | None:
    """The place of the noun that follows, articles skipped."""
    following = place + 1
    while following < len(parts) - 1 and _is_article(parts[following], parts[following + 1]):
        following += 1
    return following if following < len(parts) else None


def _is_article(part: Part, following: Part) -> bool:
    """A free-standing article, plain or assimilated to the consonant that follows it."""
    if part.sounds in _by_role()["article"]:
        return True
    assimilated = len(part.sounds) == len("as") and part.sounds[0] in "aeu" and part.sounds[1] in _SUN_LETTERS
    return assimilated and following.sounds.startswith(part.sounds[1])


def _compound(head: str, first: Part, noun: Part) -> Part:
    sounds = noun.sounds
    if noun.sound_class is SoundClass.ARABIC:
        sounds = _without_arabic_article(noun)
    of_god = head == "abd" and sounds.endswith("lah") and len(sounds) <= len("alah")
    joined = "abdalah" if of_god else head + sounds.removeprefix(head[-1])
    return Part(f"{first.text} {noun.text}", Role.NAME, noun.sound_class, joined)


def _small_word(part: Part, parts: Sequence[Part], place: int) -> Part:
    """The part, its role changed to article or filiation where its neighbours say so."""
    if part.role is not Role.NAME:
        return part
    last = place == len(parts) - 1
    if not last and _is_article(part, parts[place + 1]) and (len(parts) > 2 or part.sound_class != SoundClass.LATIN):  # noqa: PLR2004  # El Khalil: two words, one name
        return msgspec.structs.replace(part, role=Role.ARTICLE)
    among_others = len(parts) > 2 and (not last or part.text not in {"ben", "bin"})  # noqa: PLR2004  # Ali Ben
    if place and among_others and part.sounds in _by_role()["filiation"]:
        return msgspec.structs.replace(part, role=Role.FILIATION)
    return part


# ------------------------------------------------------------------------------------------------- what remains


def _grounded(parts: list[Part], before: Sequence[Part]) -> list[Part]:
    """The parts with enough of them left to compare: a title alone is a name, and so is a particle."""
    if not any(part.role in COMPARED - OPTIONAL for part in parts):
        parts = [_as_name(part) for part in (parts or before)]
    elif sum(part.role in COMPARED - OPTIONAL for part in parts) == 1:
        parts = [_as_name(part) if part.role is Role.TITLE else part for part in parts]
    return parts


def _as_name(part: Part) -> Part:
    return msgspec.structs.replace(part, role=Role.NAME if len(part.sounds) > 1 else Role.INITIAL)


_SHORTEST_FUSED = 5
_FUSED_BEFORE = ("al", "el")
_FUSED_BEHIND = "ul"


def _with_bare(part: Part, kind: str) -> Part:
    """The part with its sounds cleared of a fused article: surely in Arabic letters, perhaps in others."""
    if part.role is not Role.NAME:
        return part
    if part.sound_class is SoundClass.ARABIC:
        return msgspec.structs.replace(part, sounds=_without_arabic_article(part))
    if kind in THINGS or len(part.sounds) < _SHORTEST_FUSED:
        return part
    return msgspec.structs.replace(part, bare=_bare(part.sounds))


def _bare(sounds: str) -> str:
    """`Elkhalil` without its article, `Ziaul` without that of the next part; empty where there is none."""
    if sounds.startswith(_FUSED_BEFORE) and len(sounds) > _SHORTEST_FUSED and sounds[2] not in "aeiouəyw":
        return sounds[2:]
    return sounds[:-2] if sounds.endswith(_FUSED_BEHIND) else ""


def _without_arabic_article(part: Part) -> str:
    for letters, sounds in (("ال", "al"), ("وال", "wal")):
        if part.text.startswith(letters) and part.sounds.startswith(sounds) and len(part.sounds) >= len(sounds) + 2:
            return part.sounds if part.text in {"الله", "اللہ"} else part.sounds[len(sounds) :]
    return part.sounds

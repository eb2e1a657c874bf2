"""How do hands, machines and forgers spoil a written name?

Each function takes a name in Latin letters and a source of chance, and gives the spoiled name, or an empty text where
the name has nothing to spoil.
"""

from __future__ import annotations

import re
import unicodedata
from random import Random

MRZ_LENGTH = 39
"""Characters of the field of names in a passport's machine-readable zone."""

_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_READ_AS = {
    "rn": ("m",),
    "m": ("rn",),
    "O": ("0",),
    "o": ("0",),
    "l": ("1", "I"),
    "I": ("1", "l"),
    "i": ("1",),
    "S": ("5",),
    "B": ("8",),
    "e": ("c",),
    "h": ("b",),
    "cl": ("d",),
    "d": ("cl",),
    "Z": ("2",),
}
"""What an optical reader takes letters for."""

_LOOKALIKES = dict(zip("aceopxyiABCEHIKMOPTX", "асеорхуіАВСЕНІКМОРТХ", strict=True))
"""Cyrillic letters that look like Latin ones."""

_INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufeff", "\u200e", "\u200f")
_EMBEDDINGS = (("\u202a", "\u202c"), ("\u202b", "\u202c"), ("\u2066", "\u2069"), ("\u2067", "\u2069"))
"""Pairs of bidirectional controls: begin, end."""

_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "ß": "ss", "đ": "d", "æ": "ae", "Æ": "AE", "’": "'"}
)
"""Letters that do not fall apart into a plain letter and a mark."""

_MARKED = (
    dict(zip("aiu", "āīū", strict=True)),
    dict(zip("aeiou", "áéíóú", strict=True)),
    dict(zip("aeiou", "âêîôû", strict=True)),
)
"""Vowels with marks, by manner: macrons, accents, circumflexes."""

_SINGLE_VOWEL = re.compile(r"(?<![aeiouy])[aeiou](?![aeiouy])")
_LONG_WORD = 4


def slip(name: str, rng: Random) -> str:
    """One letter struck as its neighbour on the keyboard."""
    place = _inner_letter(name, rng)
    row = next((row for row in _KEYBOARD if place and name[place] in row), "")
    if not row:
        return ""
    at = row.index(name[place])
    return name[:place] + rng.choice(row[max(at - 1, 0) : at] + row[at + 1 : at + 2]) + name[place + 1 :]


def transposition(name: str, rng: Random) -> str:
    """Two neighbouring letters in the wrong order."""
    place = _inner_letter(name, rng)
    pair = name[place : place + 2]
    if not place or not pair.isalpha() or len(set(pair)) == 1:
        return ""
    return name[:place] + pair[::-1] + name[place + 2 :]


def doubled_letter(name: str, rng: Random) -> str:
    """One letter struck twice."""
    place = _inner_letter(name, rng)
    return name[:place] + name[place] + name[place:] if place else ""


def dropped_letter(name: str, rng: Random) -> str:
    """One letter missing, not one of a double."""
    place = _inner_letter(name, rng)
    if not place or name[place] in {name[place - 1], name[place + 1 : place + 2]}:
        return ""
    return name[:place] + name[place + 1 :]


def _inner_letter(name: str, rng: Random) -> int:
    """The place of a letter inside a long word, not its first; 0 where there is none."""
    words = (found.span() for found in re.finditer(r"[^\W\d_]+", name))
    places = [place for start, end in words if end - start >= _LONG_WORD for place in range(start + 1, end)]
    return rng.choice(places) if places else 0


def misread(name: str, rng: Random) -> str:
    """One letter or two as an optical reader takes them: 0 for O, rn for m."""
    places = [(i, letters) for letters in _READ_AS for i in range(len(name)) if name.startswith(letters, i)]
    if not places:
        return ""
    place, letters = rng.choice(sorted(places))
    return name[:place] + rng.choice(_READ_AS[letters]) + name[place + len(letters) :]


def lookalikes(name: str, rng: Random) -> str:
    """Some letters replaced by Cyrillic ones that look the same."""
    places = [i for i, letter in enumerate(name) if letter in _LOOKALIKES]
    chosen = set(rng.sample(places, min(len(places), rng.randint(1, 3))))
    return "".join(_LOOKALIKES[c] if i in chosen else c for i, c in enumerate(name)) if chosen else ""


def invisible(name: str, rng: Random) -> str:
    """Characters that nobody sees: of no width, or turning the direction of writing."""
    if rng.random() < 0.3:  # noqa: PLR2004  # three in ten
        begin, end = rng.choice(_EMBEDDINGS)
        return begin + name + end
    for _ in range(rng.randint(1, 3)):
        place = rng.randint(1, len(name) - 1)
        name = name[:place] + rng.choice(_INVISIBLE) + name[place:]
    return name


def other_diacritics(name: str, rng: Random) -> str:
    """Diacritics left out where there are some, else put on one or two vowels as a scholar would."""
    bare = plain(name)
    if bare != name:
        return bare
    marked = rng.choice(_MARKED)
    places = [vowel.start() for vowel in _SINGLE_VOWEL.finditer(name) if vowel[0] in marked]
    chosen = set(rng.sample(places, min(len(places), rng.randint(1, 2))))
    return "".join(marked[c] if i in chosen else c for i, c in enumerate(name)) if chosen else ""


def plain(name: str) -> str:
    """A Latin name without marks on its letters.

    >>> plain("Łukasz Müller")
    'Lukasz Muller'
    """
    parted = unicodedata.normalize("NFD", name.translate(_PLAIN))
    return unicodedata.normalize("NFC", "".join(c for c in parted if not unicodedata.combining(c)))


def cut(surnames: str, given: str) -> str:
    """A name as the machine-readable zone holds it, where it does not fit; empty where it does.

    >>> cut("de la Fuente Santamaria", "Maria Concepcion Beatriz")
    'DE LA FUENTE SANTAMARIA MARIA CONCEPCI'
    """
    field = f"{_zone(surnames)}<<{_zone(given)}"
    return " ".join(re.split("<+", field[:MRZ_LENGTH].rstrip("<"))) if len(field) > MRZ_LENGTH else ""


def _zone(text: str) -> str:
    """A text in the letters of the zone: A to Z, and fillers for all else but apostrophes."""
    return re.sub(r"[^A-Z]+", "<", plain(text).upper().replace("'", "")).strip("<")

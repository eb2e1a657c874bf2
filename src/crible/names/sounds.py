"""How does a word sound, as far as its letters say?

Every script is written into one alphabet of sounds, so that a name and all its romanisations meet. A letter that can be
read in several ways keeps a symbol of its own instead of being resolved; the costs of alignment know what it may stand
for. The symbols: vowels `a e i o u ə`, glides `y w`, the weak consonants `3` (ayn) and `@` (ta marbuta), and
`b p t d k g q f v s z S Z C j c x h G T D E m n l r`; `S` as in ship, `Z` as in pleasure, `C` as in church, `c` as in
tsar, `x` as in loch, `G` as in ghayn, `T` and `D` as in thing and this, `E` for dad. Digits stand for themselves as
`0` to `9`, except that the sound `3` is written so: digits are shifted to `⁰` to `⁹`.

Scripts without a table of their own are romanised (anyascii) and read as Latin, under the class `other`, which costs
extra in a comparison.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from string import ascii_lowercase, digits

from anyascii import anyascii

from crible.names.tables import rows
from crible.text import script_of

SOUNDS = "aeiouəyw3@bptdkgqfvszSZCjcxhGTDEmnlr⁰¹²³⁴⁵⁶⁷⁸⁹"
"""The alphabet of sounds."""

_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_REPEATED = re.compile(r"(.)\1+")
VOWELS = frozenset("aeiouə")
"""The sounds that are vowels, and nothing else."""


class SoundClass(StrEnum):
    """Which table read a word: costs of alignment differ by the classes of the two sides."""

    ARABIC = "A"
    CYRILLIC = "C"
    DEVANAGARI = "D"
    LATIN = "L"
    OTHER = "O"


_CLASSES = {
    "Arab": SoundClass.ARABIC,
    "Cyrl": SoundClass.CYRILLIC,
    "Deva": SoundClass.DEVANAGARI,
    "Latn": SoundClass.LATIN,
    "Zyyy": SoundClass.LATIN,
}


@lru_cache(maxsize=1 << 17)
def sounds_of(word: str) -> tuple[SoundClass, str]:
    """The class and the sounds of one folded word; no sounds if it has neither letter nor digit.

    >>> sounds_of("хрущёв")[1], sounds_of("khrouchtchev")[1], sounds_of("محمد")[1], sounds_of("गांधी")[1]
    ('xruSCyov', 'xruSCev', 'mhmd', 'ganDi')
    """
    reader = _CLASSES.get(script_of(word), SoundClass.OTHER)
    sounds = _READERS[reader](word.replace("'", ""))
    return reader, _REPEATED.sub(r"\1", sounds)


def _by_letter(table: str, word: str) -> str:
    letters, groups = _letters(table), _groups(table)
    return "".join(letters.get(group, "") for group in groups.findall(word))


def _arabic(word: str) -> str:
    return _by_letter("sounds_arabic", word)


def _cyrillic(word: str) -> str:
    return _by_letter("sounds_cyrillic", word)


@cache
def _letters(table: str) -> dict[str, str]:
    # A Latin stranger without a look-alike sounds as in Latin: better than dropping it.
    strangers = {letter: _latin(letter) for letter in ascii_lowercase + digits}
    return strangers | {row[0]: row[1] for row in rows(table)}


@cache
def _groups(table: str) -> re.Pattern[str]:
    """The groups of letters that a table reads as one, or any single letter."""
    longer = sorted((row[0] for row in rows(table) if len(row[0]) > 1), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, longer), "."]))


def _devanagari(word: str) -> str:
    """Letters with their inherent vowel, except where a sign, a virama or the end of the word follows."""
    table = _devanagari_table()
    text = unicodedata.normalize("NFD", word.translate(_DIGITS))
    sounds = []
    for place, letter in enumerate(text):
        kind, sound = table.get(letter, ("digit", letter if letter in SOUNDS else ""))
        if kind == "consonant":
            following = text[place + 1 : place + 3]
            if following[:1] == "़":
                sound = table.get(letter + "़", ("", sound))[1]
                following = following[1:]
            sounds.append(sound + _inherent(following[:1], table))
        else:
            sounds.append(sound)
    return "".join(sounds)


def _inherent(following: str, table: dict[str, tuple[str, str]]) -> str:
    """The vowel that a consonant holds before what follows it."""
    return "ə" if following and table.get(following, ("", ""))[0] in {"consonant", "nasal", "breath", "vowel"} else ""


@cache
def _devanagari_table() -> dict[str, tuple[str, str]]:
    table = {}
    for kind, character, sound in rows("sounds_devanagari"):
        if kind == "nukta":
            table[character + "़"] = (kind, sound)
        else:
            table[unicodedata.normalize("NFD", character)] = (kind, sound)
    return table


def _latin(word: str) -> str:
    """Digraphs of the European spellings, the longest first, then single letters."""
    rewritten = word.translate(_latin_letters())
    plain = "".join(c for c in unicodedata.normalize("NFKD", rewritten) if c.isascii() and c.isalnum())
    plain = plain[:-1] if plain.endswith("ie") else plain
    groups, longest = _latin_groups()
    sounds = []
    place = 0
    while place < len(plain):
        for size in range(min(longest, len(plain) - place), 0, -1):
            group = groups.get(plain[place : place + size])
            if group is not None:
                sounds.append(group)
                place += size
                break
        else:
            sounds.append(_latin_letter(plain, place))
            place += 1
    return "".join(sounds)


def _latin_letter(word: str, place: int) -> str:
    """One letter, read by its neighbours where the European spellings agree on that."""
    letter, following = word[place], word[place + 1 : place + 2]
    before = word[place - 1] if place else ""
    if letter == "y":
        return "i" if before and before not in VOWELS and following not in VOWELS else "y"
    if letter == "c":
        return "c" if following and following in "eiy" else "k"
    return letter.translate(_DIGITS)


@cache
def _latin_letters() -> dict[int, str]:
    return {ord(row[1]): row[2] for row in rows("sounds_latin") if row[0] == "letter"}


@cache
def _latin_groups() -> tuple[dict[str, str], int]:
    groups = {row[1]: row[2] for row in rows("sounds_latin") if row[0] == "letters"}
    return groups, max(map(len, groups))


def _other(word: str) -> str:
    return _latin(anyascii(word).lower())


_READERS = {
    SoundClass.ARABIC: _arabic,
    SoundClass.CYRILLIC: _cyrillic,
    SoundClass.DEVANAGARI: _devanagari,
    SoundClass.LATIN: _latin,
    SoundClass.OTHER: _other,
}

"""Which letters does a text really have, whatever its case, accents, disguises and invisible characters?

The steps, in order: compatibility forms (NFKC); ways of writing a blank; invisible and direction characters removed;
digits of every script made ASCII; case folded; short-vowel marks of Arabic removed; strangers in a word read as the
look-alike letters of the script of the rest. Accents stay: the tables of sounds need them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from crible.names.tables import rows
from crible.text import UNKNOWN_SCRIPT, script_of, script_of_character

_ZERO_WIDTH_NON_JOINER = "\u200c"
"""Stands between the two halves of Persian and Urdu compounds, which Latin writes as two words or as one."""
_TATWEEL = "\u0640"
_ARABIC_MARK = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff]")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼʻʹʿʾʽ＇′ʺ״׳"), "'")
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    r"""The text as it is analysed.

    >>> fold("BIN LĀDIN"), fold("م\u0640حم\u064eد"), fold("А\u200bли"), fold("Ivаnov") == fold("Ivanov")
    ('bin lādin', 'محمد', 'али', True)
    """
    text = unicodedata.normalize("NFKC", text).replace(_ZERO_WIDTH_NON_JOINER, " ").replace(_TATWEEL, "")
    text = text.translate(_APOSTROPHES)
    text = "".join(_visible(c) for c in text).casefold()
    text = _ARABIC_MARK.sub("", unicodedata.normalize("NFC", text))
    # A letter unmasked may compose with the mark behind it.
    return text if text.isascii() else unicodedata.normalize("NFC", _WORD.sub(lambda word: _unmasked(word[0]), text))


def _visible(character: str) -> str:
    """The character, a blank, an ASCII digit, or nothing."""
    if character.isascii():
        return character if character.isprintable() else " "
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    return " " if category[0] in "ZC" else character


def _unmasked(word: str) -> str:
    """A word of mixed scripts with the strangers replaced by their look-alikes in the script of the rest."""
    scripts = {script_of_character(c) for c in word} - {UNKNOWN_SCRIPT}
    if len(scripts) <= 1:
        return word
    table = _lookalikes().get(script_of(word), {})
    return word.translate(table)


@cache
def _lookalikes() -> dict[str, dict[int, str]]:
    """For each script: the letters of other scripts that look like its own."""
    columns = ("Latn", "Cyrl", "Grek")
    tables: dict[str, dict[int, str]] = {script: {} for script in columns}
    for row in rows("lookalikes"):
        for own, letter in zip(columns, row, strict=True):
            for other in row:
                if letter and other and other != letter:
                    tables[own].setdefault(ord(other), letter)
    return tables

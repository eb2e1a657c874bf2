"""In which script is a text written?

Scripts carry their ISO 15924 codes (`Latn`, `Arab`, `Cyrl`, `Deva` …). Detection counts letters by their Unicode
names' first word, so it needs no table of ranges; a text of several scripts has that of most of its letters.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

UNKNOWN_SCRIPT = "Zyyy"
"""ISO 15924 code for a text without letters of any one script."""

_CODES = {
    "LATIN": "Latn",
    "FULLWIDTH": "Latn",
    "ARABIC": "Arab",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "GREEK": "Grek",
    "HEBREW": "Hebr",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "CJK": "Hani",
    "HANGUL": "Hang",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "HALFWIDTH": "Kana",
    "THAI": "Thai",
    "BENGALI": "Beng",
    "GURMUKHI": "Guru",
    "GUJARATI": "Gujr",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "KANNADA": "Knda",
    "MALAYALAM": "Mlym",
    "SINHALA": "Sinh",
    "KHMER": "Khmr",
    "LAO": "Laoo",
    "MYANMAR": "Mymr",
    "ETHIOPIC": "Ethi",
    "TIBETAN": "Tibt",
    "MONGOLIAN": "Mong",
    "THAANA": "Thaa",
    "SYRIAC": "Syrc",
    "ORIYA": "Orya",
    "BOPOMOFO": "Bopo",
    "IDEOGRAPHIC": "Hani",
    "TIFINAGH": "Tfng",
    "NKO": "Nkoo",
    "COPTIC": "Copt",
    "CHEROKEE": "Cher",
    "JAVANESE": "Java",
    "ADLAM": "Adlm",
}


@lru_cache(maxsize=1 << 14)
def script_of_character(character: str) -> str:
    """The script of one character, `Zyyy` if it belongs to none or to many.

    >>> script_of_character("ж"), script_of_character("7")
    ('Cyrl', 'Zyyy')
    """
    if not character.isalpha():
        return UNKNOWN_SCRIPT
    found = _CODES.get(unicodedata.name(character, "").split(" ", 1)[0])
    if found is None:
        # Letters in disguise (bold mathematical ones, the micro sign) have the script of the letter meant.
        plain = unicodedata.normalize("NFKD", character)[0]
        return UNKNOWN_SCRIPT if plain == character else script_of_character(plain)
    return found


@lru_cache(maxsize=1 << 16)
def script_of(text: str) -> str:
    """The script of most letters of a text (ISO 15924).

    >>> script_of("أسامة"), script_of("Усама бен Ладен"), script_of("-")
    ('Arab', 'Cyrl', 'Zyyy')
    """
    scripts = Counter(script_of_character(c) for c in text)
    del scripts[UNKNOWN_SCRIPT]
    return scripts.most_common(1)[0][0] if scripts else UNKNOWN_SCRIPT


def one_line(text: str) -> str:
    r"""A printed value with its line breaks and runs of blanks made single blanks.

    >>> one_line("  Abu\n   Karim ")
    'Abu Karim'
    """
    return " ".join(text.split())

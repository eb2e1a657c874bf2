"""Which tables decide how a name is analysed, and which edition of them is this?"""

from __future__ import annotations

import hashlib
from functools import cache

from crible.tables import content, rows, words

NAME_TABLES = (
    "abbreviations",
    "digit_letters",
    "equivalents",
    "generic_words",
    "legal_forms",
    "letter_names",
    "lookalikes",
    "fits",
    "particles",
    "population",
    "sound_costs",
    "sounds_arabic",
    "sounds_cyrillic",
    "sounds_devanagari",
    "sounds_latin",
    "titles",
)
"""Every table that can change how a name is analysed or compared."""


@cache
def edition() -> str:
    """A digest of all tables of names: two installations that agree on it analyse every name alike."""
    digest = hashlib.sha256()
    for table in NAME_TABLES:
        digest.update(content(table))
    return digest.hexdigest()[:16]


__all__ = ["NAME_TABLES", "edition", "rows", "words"]

"""Which country do these words mean?

Names come from CLDR (Unicode, through Babel) in the languages that lists and passports use, plus
`data/countries.tsv`: three-letter codes, adjectives of nationality and the wordings of official lists that CLDR lacks.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from babel import Locale

from crible.tables import rows

LANGUAGES = ("en", "fr", "es", "de", "it", "pt", "nl", "ar", "fa", "ur", "hi", "ru", "uk", "tr")
_NOT_LETTERS = re.compile(r"[\W_]+")
_IDLE = frozenset({"and", "the", "of", "et", "und", "y", "e"})
"""Words that change no country: `Bahamas, The`, `Bosnia & Herzegovina`."""
_TODAY = re.compile(r"\b(?:now|currently)\b(?P<today>.+)", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]*\)\s*")
_ASIDE = re.compile(
    r"^(?:possibly|probably)\s+|\s+(?:passport|by birth|by descent|nationals?|citizens?)$", re.IGNORECASE
)
"""Words beside a country: `possibly Palestinian`, `Sudanese by birth`, `Tunisian passport`."""
_MAX_LENGTH = 200


@lru_cache(maxsize=1 << 14)
def country_code(text: str) -> str:
    """The ISO 3166-1 alpha-2 code of a country named or coded in words; empty if the words fit none.

    A state that is gone has no code, unless the words say what it is today.

    >>> country_code("Korea, North"), country_code("الجزائر"), country_code("de"), country_code("USSR")
    ('KP', 'DZ', 'DE', '')
    >>> country_code("AFG"), country_code("Afghan"), country_code("USSR (now Ukraine)")
    ('AF', 'AF', 'UA')
    """
    if len(text) > _MAX_LENGTH:
        return ""
    if (found := _named(text)) is not None or (found := _named(_ASIDE.sub("", text.strip()))) is not None:
        return found
    if today := _TODAY.search(text):
        return _named(today["today"]) or ""
    if (outside := _BRACKET.sub(" ", text).strip()) and (found := _named(outside)):
        return found
    # `Russia / Russie` states one country twice.
    halves = {_named(half) or "" for half in text.split("/")} - {""}
    return halves.pop() if len(halves) == 1 else ""


def _named(text: str) -> str | None:
    """The code of a country by a name as it stands in a table, its words in any order; None if no table has it."""
    return _codes().get(_key(text))


def _key(text: str) -> str:
    """The words of a name without case, accents, order and idle ones."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    words = _NOT_LETTERS.sub(" ", plain).split()
    return " ".join(sorted(word for word in words if word not in _IDLE) or words)


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():  # noqa: PLR2004  # ISO alpha-2
                codes.setdefault(_key(name), code)
                codes.setdefault(code.lower(), code)
    for wording, code in rows("countries"):
        codes[_key(wording)] = code
    return codes

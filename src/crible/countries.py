"""Which country do these words mean?

Names come from CLDR (Unicode, through Babel) in the languages that lists and passports use, plus
`data/countries.tsv`: three-letter codes and the wordings of official lists that CLDR lacks.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from importlib.resources import files

from babel import Locale

_LANGUAGES = ("en", "fr", "es", "de", "it", "pt", "nl", "ar", "fa", "ur", "hi", "ru", "uk", "tr")
_NOT_LETTERS = re.compile(r"[\W_]+")


def country_code(text: str) -> str:
    """The ISO 3166-1 alpha-2 code of a country named or coded in words; empty if the words fit none.

    >>> country_code("Korea, North"), country_code("الجزائر"), country_code("de"), country_code("USSR")
    ('KP', 'DZ', 'DE', '')
    """
    codes = _codes()
    if (found := codes.get(_fold(text))) is not None:
        return found
    # `Russia / Russie` states one country twice.
    halves = {codes.get(_fold(half), "") for half in text.split("/")} - {""}
    return halves.pop() if len(halves) == 1 else ""


def _fold(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return _NOT_LETTERS.sub(" ", plain).strip()


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():  # noqa: PLR2004  # ISO alpha-2
                codes.setdefault(_fold(name), code)
                codes.setdefault(code.lower(), code)
    table = files("crible.data").joinpath("countries.tsv").read_text(encoding="utf-8")
    for row in csv.reader(table.splitlines(), delimiter="\t"):
        if row and not row[0].startswith("#"):
            codes[_fold(row[0])] = row[1]
    return codes

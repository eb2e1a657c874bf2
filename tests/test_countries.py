"""Countries are understood in the words of lists, passports and people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crible.countries import country_code

WORDS = [
    ("sy", "SY"),
    ("SYR", "SY"),
    ("Syria", "SY"),
    ("Syrian Arab Republic", "SY"),
    ("SYRIAN", "SY"),
    ("سوريا", "SY"),
    ("Сирия", "SY"),
    ("सीरिया", "SY"),
    ("Syrie", "SY"),
    ("Korea, Democratic People's Republic of", "KP"),
    ("Democratic People’s Republic of Korea", "KP"),
    ("Congo (Democratic Republic)", "CD"),
    ("Congo, Republic of the", "CG"),
    ("Bosnia and Herzegovina", "BA"),
    ("BOSNIA AND HERZEGOWINA", "BA"),
    ("Bahamas, The", "BS"),
    ("Russia / Russie", "RU"),
    ("Russian Federation (as at November 2010)", "RU"),
    ("Former USSR Currently Belarus", "BY"),
    ("Ukrainian SSR (now Ukraine)", "UA"),
    ("Côte d'Ivoire", "CI"),
    ("D", "DE"),
    ("XKX", "XK"),
    ("Niger", "NE"),
    ("Nigerian", "NG"),
    ("Nigerien", "NE"),
    ("Dominican Republic", "DO"),
    ("Dominica", "DM"),
    ("Guinea", "GN"),
    ("Equatorial Guinea", "GQ"),
    ("Papua New Guinea", "PG"),
    ("Sudan", "SD"),
    ("South Sudan", "SS"),
    ("North Macedonia, The Republic of", "MK"),
    ("Macedonia", "MK"),
    ("DRC", "CD"),
    ("Democratic Republic of the Congo", "CD"),
    ("England", "GB"),
    ("the Philippines", "PH"),
    ("Gaza Strip", "PS"),
    ("Tunisian passport", "TN"),
    ("Indonesian passport", "ID"),
    ("Sudanese by birth", "SD"),
    ("possibly Palestinian", "PS"),
]
NO_COUNTRY = [
    "",
    "USSR",
    "Soviet Union",
    "former Yugoslavia",
    "Atlantis",
    "Netherlands Antilles",
    "possibly",
    "passport",
    "unknown",
    "stateless",
    "Sudan/South Sudan",
    "/",
]


@pytest.mark.parametrize(("words", "code"), WORDS)
def test_words(words: str, code: str) -> None:
    """A country is found by code, name in any language, adjective, and official wording."""
    assert country_code(words) == code


@pytest.mark.parametrize("words", NO_COUNTRY)
def test_no_country(words: str) -> None:
    """States that are gone, words for none, and two countries at once have no code."""
    assert not country_code(words)


@given(st.text())
def test_any_text(text: str) -> None:
    """Any text has a code of two letters or none."""
    assert len(country_code(text)) in (0, 2)

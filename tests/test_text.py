"""The script of a text is found from the text alone, and printed values come on one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crible.text import UNKNOWN_SCRIPT, one_line, script_of, script_of_character

SCRIPTS = [
    ("Zorvan Testperson", "Latn"),
    ("Зорван", "Cyrl"),
    ("زوروان", "Arab"),
    ("زوروان (Z.)", "Arab"),
    ("ज़ोरवन", "Deva"),
    ("Ζορβάν", "Grek"),
    ("זורבן", "Hebr"),
    ("佐尔万", "Hani"),
    ("조르반", "Hang"),
    ("ゾルバン", "Kana"),
    ("Ｚｏｒｖａｎ", "Latn"),
    ("𝐙𝐨𝐫𝐯𝐚𝐧", "Latn"),
    ("Zorvan Зор", "Latn"),
    ("42-07", UNKNOWN_SCRIPT),
    ("", UNKNOWN_SCRIPT),
    ("\u200e\u200f", UNKNOWN_SCRIPT),
]


@pytest.mark.parametrize(("text", "script"), SCRIPTS)
def test_script(text: str, script: str) -> None:
    """A text has the script of most of its letters; what is no letter does not count."""
    assert script_of(text) == script


@given(st.characters())
def test_any_character(character: str) -> None:
    """Every character has a script code of four letters."""
    assert len(script_of_character(character)) == 4


@given(st.text())
def test_one_line(text: str) -> None:
    """A value on one line has no break, no run of blanks and no blank at its ends, and stays as it is."""
    line = one_line(text)
    assert line.split() == text.split()
    assert one_line(line) == line
    assert "\n" not in line

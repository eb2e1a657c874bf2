"""How words sound: every script in one alphabet."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from crible.errors import EmptyNameError
from crible.names import SOUNDS, Role, analyse, sounds_of
from crible.names.fold import fold
from crible.names.tables import NAME_TABLES, edition
from support import ROOT, case_rows

EVERY_SCRIPT = st.text(
    st.one_of(
        st.characters(max_codepoint=0x24F),
        st.characters(min_codepoint=0x370, max_codepoint=0x6FF),
        st.characters(min_codepoint=0x900, max_codepoint=0x97F),
        st.characters(),
    )
)


@pytest.mark.parametrize(("word", "sound_class", "sounds"), case_rows("sounds", 3))
def test_sounds(word: str, sound_class: str, sounds: str) -> None:
    """A word sounds as its letters say, in the class of its script."""
    assert (sound_class, sounds) == sounds_of(fold(word))


@given(EVERY_SCRIPT)
def test_only_sounds(text: str) -> None:
    """Whatever the letters, what comes out is of the alphabet of sounds, and no sound stands twice in a row."""
    _, sounds = sounds_of(fold(text))

    assert set(sounds) <= set(SOUNDS)
    assert not any(a == b for a, b in pairwise(sounds))


@given(EVERY_SCRIPT, strategies.KINDS)
def test_any_text_is_a_name_or_empty(text: str, kind: str) -> None:
    """Any text is a name with something to compare, or refused with the text and a remedy."""
    if not any(sounds_of(word)[1] for word in fold(text).split()):
        with pytest.raises(EmptyNameError) as caught:
            analyse(text, kind)
        assert (text, True) == (caught.value.value, bool(caught.value.remedy))
        return
    name = analyse(text, kind)

    assert name.required()
    assert all(part.sounds for part in name.parts)
    assert {unit.first for unit in name.units} == set(range(len(name.compared)))


@given(strategies.texts(), strategies.KINDS)
def test_initials_are_one_sound(text: str, kind: str) -> None:
    """An initial has one sound, whatever its letter: the bounds of the index rest on that."""
    assert all(len(part.sounds) == 1 for part in analyse(text, kind).compared if part.role is Role.INITIAL)


def test_edition_counts_every_table() -> None:
    """Every table that names read is in the edition by which an index knows its tables."""
    folders = (ROOT / "src" / "crible" / folder for folder in ("names", "matching"))
    sources = [path.read_text(encoding="utf-8") for folder in folders for path in folder.glob("*.py")]
    read = {table for source in sources for table in re.findall(r"(?:rows|words|_by_letter|_letters)\(\"(\w+)", source)}

    assert read - {"letter", "letters"} <= set(NAME_TABLES)
    assert set(NAME_TABLES) <= {path.stem for path in (ROOT / "src" / "crible" / "data").glob("*.tsv")}
    assert len(edition()) == 16

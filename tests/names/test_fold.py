"""Folding: what disguises a letter goes, what makes a sound stays."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crible.names.fold import fold
from support import case_rows


def seen(text: str) -> str:
    r"""A text with its `\uXXXX` made characters."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


@pytest.mark.parametrize(("text", "folded"), case_rows("fold", 2))
def test_fold(text: str, folded: str) -> None:
    """Case, look-alikes, invisible characters, marks and digits are made one; accents stay."""
    assert seen(folded) == fold(seen(text))


@given(st.text())
@example("ивy\u0306")
@example("ŉ")
@example("I\u0307")
@example("\u0345\u0301α")
def test_fold_is_idempotent(text: str) -> None:
    """What is folded stays as it is."""
    assert fold(text) == fold(fold(text))


@given(st.text())
def test_nothing_invisible_stays(text: str) -> None:
    """No folded text holds a control, a format or another unseen character, nor a digit that is not ASCII."""
    assert [] == [c for c in fold(text) if unicodedata.category(c)[0] == "C" or (c.isdecimal() and not c.isascii())]


@given(st.text(), st.integers(0, 60), st.sampled_from("\u200b\u200d\u200e\u202b\u2060\ufeff\u00ad"))
def test_invisible_characters_change_nothing(text: str, place: int, invisible: str) -> None:
    """A character that nobody sees can stand between any two letters."""
    plain = unicodedata.normalize("NFKC", text)
    if place and unicodedata.combining(plain[place : place + 1] or "a"):
        return  # between a letter and its mark it can also keep them apart

    assert fold(plain) == fold(plain[:place] + invisible + plain[place:])

"""Foreign text on a terminal: nothing takes hold of it, nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crible.cli.text import clean, isolate

CLEANED = [
    # (as it comes, as it is shown)
    ("Zorvan Testperson", "Zorvan Testperson"),
    ("Zorvan\x1b[2J\x07", "Zorvan[2J"),
    ("Zorvan\x9b31m", "Zorvan31m"),
    ("Zorvan\u202enosrep", "Zorvannosrep"),
    ("two\nlines", "two lines"),
    ("no\rreturn", "noreturn"),
    ("علی\u200cرضا", "علی\u200cرضا"),
    ("क्\u200dष", "क्\u200dष"),
    ("ज़ोरवान Зорван", "ज़ोरवान Зорван"),
]


@pytest.mark.parametrize(("comes", "shown"), CLEANED)
def test_clean(comes: str, shown: str) -> None:
    """Controls and overrides of direction go, letters and joiners stay."""
    assert shown == clean(comes)


@given(st.text())
def test_clean_is_safe(text: str) -> None:
    """No control character is left of any text, and cleaning again changes nothing."""
    cleaned = clean(text)

    assert all(character >= " " and not "\x7f" <= character <= "\x9f" for character in cleaned)
    assert cleaned == clean(cleaned)
    assert not any("\ud800" <= character <= "\udfff" for character in cleaned)


ISOLATED = [
    # as it is, with what is isolated in brackets
    ("Зорван 7", "Зорван 7"),
    ("زوروان تستپرسون", "[زوروان تستپرسون]"),
    ("“زوروان” sounds like “Zorvan”.", "“[زوروان]” sounds like “Zorvan”."),
    ("Zorvan (زَوروانِ, 7 of تست)", "Zorvan ([زَوروانِ], 7 of [تست])"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "isolated"), ISOLATED)
def test_isolate(text: str, isolated: str) -> None:
    """Each stretch that runs from right to left is isolated, and nothing else."""
    assert isolated == isolate(text).replace("\u2068", "[").replace("\u2069", "]")


@given(st.text(st.characters(categories=["L", "M", "N", "P", "Z"])))
def test_isolating_adds_alone(text: str) -> None:
    """Without its marks an isolated text is the text itself, and the marks are in pairs."""
    text = clean(text)
    isolated = isolate(text)

    assert text == isolated.replace("\u2068", "").replace("\u2069", "")
    assert isolated.count("\u2068") == isolated.count("\u2069")

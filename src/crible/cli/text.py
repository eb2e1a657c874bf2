"""How is a printed name made safe and readable on a terminal?

A list is a foreign file. A name in it may hold escape sequences that repaint a terminal, or invisible characters that
turn the direction of all that follows; neither may reach the screen. Answers for programs keep every character.
"""

from __future__ import annotations

import re
import unicodedata

_FIRST_STRONG_ISOLATE = "\u2068"
_POP_ISOLATE = "\u2069"
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_STRETCH = re.compile("r(?:[rnm]*r)?m*")
"""From one letter that runs from right to left to the last one before any that does not."""
# Controls (with DEL and the C1 range), line and paragraph ends, marks and overrides of direction. The joiners
# U+200C and U+200D stay: Persian and the Indic scripts are written with them.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]")


def clean(text: str) -> str:
    r"""A text without what could take hold of a terminal; line ends become blanks.

    >>> clean("Zorvan\x1b[31m\nTest\u202eperson")
    'Zorvan[31m Testperson'
    """
    return _UNSAFE.sub(lambda found: " " if found[0] in "\n\t\u2028\u2029" else "", text)


def isolate(text: str) -> str:
    """A text whose stretches from right to left, each isolated, leave the line around them in order.

    Not the text as a whole: a sentence that begins with an Arabic name would run from right to left with it.
    """
    classes = "".join(_class(character) for character in text)
    for stretch in reversed(list(_STRETCH.finditer(classes))):
        begin, end = stretch.span()
        text = text[:begin] + _FIRST_STRONG_ISOLATE + text[begin:end] + _POP_ISOLATE + text[end:]
    return text


def _class(character: str) -> str:
    """`r` for right to left, `l` for left to right, `m` for a mark on the letter before, else `n`."""
    direction = unicodedata.bidirectional(character)
    return "r" if direction in _RIGHT_TO_LEFT else {"L": "l", "NSM": "m"}.get(direction, "n")


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(1, "record"), count(1200, "record"), count(0, "possible answer", "no answers")
    ('1 record', '1,200 records', '0 no answers')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"

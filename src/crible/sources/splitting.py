"""How are several names printed in one field told apart?

Publishers print `A; B`, `A (B)` with B in another script, `A (also known as B and C)`, or `Anna or Hanna Exemplar`. The
naive way, to split at every comma, cuts `Exemplar Trading, Ltd.` in two; so a text is cut only where its brackets,
scripts and words say so. Readers choose among these cuts what their publisher's habits call for.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from anyascii import anyascii

from crible.text import UNKNOWN_SCRIPT, one_line, script_of

LATIN = "Latn"
_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”"}
_ALIKE = 0.6
"""How alike two words must be to be spellings of one: Evgenyevich and Evgenievich, not Anna and Karenina."""
_ALIKE_FROM_THE_START = 0.5
"""The same for words that begin with the same letter: Adanov and Adnuf."""
_WORDS_BEFORE_AN_INITIAL = 3
"""An acronym begins with one of the first words' letters: an article or a legal form may stand before."""
_LEGAL_FORMS = set(
    "ltd llc jsc pjsc ojsc cjsc inc co corp company limited plc pte sc sa gmbh fsue lp llp bv ag "  # noqa: SIM905
    "ao oao ooo zao pao fgup ао оао ооо зао пао нао сао уп фгуп фкп ано аат зат тов мк некоммерческое партнерство "
    "public joint stock общество акционерное открытое закрытое публичное с c ограниченной oграниченной "
    "ответственностью oтветственностью".split()
)
"""Words after a comma, or in a bracket, that are no name of their own.

The forms of all countries in `data/legal_forms.tsv` would be too many here: `TBK` is a form in Jakarta, and the whole
name of a company in the Canadian list, `TBK JSC`.
"""
_JOINTS = {"or", "and"}
"""English words between names of any script."""
_WORDS_OF_A_LONG_NAME = 5
"""Two halves with more words than this are two names."""
_LETTERS_OF_A_WORD = 2
"""A word shorter than this has no script of its own: initials, and look-alike letters."""
_LONGEST_ACRONYM = 20


class Piece(NamedTuple):
    """A stretch of a text: either outside all brackets, or the inside of one pair."""

    text: str
    inside: bool


def pieces(text: str) -> list[Piece]:
    """A text cut at its outermost round brackets; a bracket never closed closes at the end, a stray one is dropped.

    >>> [tuple(p) for p in pieces("Exemplar (EX (old)) Ltd")]
    [('Exemplar ', False), ('EX (old)', True), (' Ltd', False)]
    """
    found: list[Piece] = []
    depth, run = 0, ""
    for character in text:
        depth_before = depth
        depth = max(0, depth + (character == "(") - (character == ")"))
        if depth_before == 0 and depth == 1:
            found.append(Piece(run, inside=False))
            run = ""
        elif depth_before == 1 and depth == 0:
            found.append(Piece(run, inside=True))
            run = ""
        elif depth or character != ")":
            run += character
    found.append(Piece(run, inside=depth > 0))
    return [piece for piece in found if piece.text.strip()]


def split_outside(text: str, separators: str) -> list[str]:
    """A text cut at separators that stand outside brackets and outside paired quotation marks.

    >>> split_outside("Alpha (one; two); Beta", ";")
    ['Alpha (one; two)', 'Beta']
    """
    parts, run = [], ""
    waiting: list[str] = []
    # Quotation marks left open would swallow the rest: only marks that balance count.
    pairs = {a: b for a, b in _PAIRS.items() if text.count(a) == text.count(b)}
    for character in text:
        if waiting and character == waiting[-1]:
            waiting.pop()
        elif character in pairs:
            waiting.append(pairs[character])
        if character in separators and not waiting:
            parts.append(run)
            run = ""
        else:
            run += character
    return [p for p in (one_line(part) for part in (*parts, run)) if p]


def by_script(text: str) -> list[str]:
    """A text cut where its words change between scripts; digits and marks stay with what stands before them.

    >>> by_script("Amina Exemplar امينة")
    ['Amina Exemplar', 'امينة']
    """
    runs: list[list[str]] = [[]]
    current = UNKNOWN_SCRIPT
    for word in text.split():
        script = _script_of_word(word)
        if script != UNKNOWN_SCRIPT and current not in {UNKNOWN_SCRIPT, script}:
            runs.append([])
        if script != UNKNOWN_SCRIPT:
            current = script
        runs[-1].append(word)
    return [" ".join(run).strip(" ,;:-") for run in runs if run]


def _script_of_word(word: str) -> str:
    if word.casefold() in _JOINTS:
        return UNKNOWN_SCRIPT
    letters = sum(c.isalpha() for c in word)
    return script_of(word) if letters >= _LETTERS_OF_A_WORD else UNKNOWN_SCRIPT


def alike(left: str, right: str) -> bool:
    """Whether two words could be spellings of one, across scripts.

    >>> alike("Evgenyevich", "Evgenievich"), alike("Баранов", "BARANOV"), alike("Anna", "Karim")
    (True, True, False)
    """
    one, other = (re.sub(r"\W", "", anyascii(word)).lower() for word in (left, right))
    if not (one and other):
        return False
    likeness = SequenceMatcher(None, one, other).ratio()
    return likeness >= (_ALIKE_FROM_THE_START if one[0] == other[0] else _ALIKE)


def alternatives(parts: list[str]) -> list[str]:
    """Whole names from the parts of a text that was cut at words like `or`.

    A part of one word is another spelling of the word beside it: the first word of the name that follows, or the last
    word of the name before. Two longer parts whose neighbouring words are alike share all their other words.

    >>> alternatives(["Anna", "Hanna Exemplar"]), alternatives(["Ilya Ivanovich", "Ivanavich Exemplar"])
    (['Anna Exemplar', 'Hanna Exemplar'], ['Ilya Ivanovich Exemplar', 'Ilya Ivanavich Exemplar'])
    """
    words = [part.split() for part in parts]
    whole = [i for i, part in enumerate(words) if len(part) > 1]
    if not whole:
        return parts
    if len(parts) == 2 and len(whole) == 2 and _interlocked(*words):  # noqa: PLR2004  # one `or`
        left, right = words
        return [" ".join([*left, *right[1:]]), " ".join([*left[:-1], *right])]
    return [" ".join(part if len(part) > 1 else _completed(i, words, whole)) for i, part in enumerate(words)]


def _interlocked(left: list[str], right: list[str]) -> bool:
    """Whether `A B1 or B2 C` is meant, and not two whole names."""
    short = len(left) + len(right) <= _WORDS_OF_A_LONG_NAME
    return short and alike(left[-1], right[0]) and not alike(left[0], right[0])


def _completed(position: int, words: list[list[str]], whole: list[int]) -> list[str]:
    """A lone word in the place of the word that it is another spelling of."""
    before = [i for i in whole if i < position]
    if before:
        return [*words[before[-1]][:-1], *words[position]]
    return [*words[position], *words[whole[0]][1:]]


def with_variants(text: str) -> list[str]:
    """A name without its brackets, and the spellings that the brackets give for the word or words before them.

    >>> with_variants("Dana (Danuta) Exemplar"), with_variants("Exemplar (Beispiel)")
    (['Dana Exemplar', 'Danuta Exemplar'], ['Exemplar', 'Beispiel'])
    """
    cut = pieces(text)
    plain = [piece.text for piece in cut if not piece.inside]
    names = [one_line(" ".join(plain))]
    for i, piece in enumerate(cut):
        if piece.inside:
            before = " ".join(p.text for p in cut[:i] if not p.inside).split()
            after = " ".join(p.text for p in cut[i + 1 :] if not p.inside).split()
            names.append(" ".join([*_replaced(before, piece.text), *after]))
    return list(dict.fromkeys(name for name in names if name))


def _replaced(before: list[str], variant: str) -> list[str]:
    """The words before a bracket with its variant in their place: of the last word if alike, else of all."""
    new = variant.split()
    keep = len(before) - len(new)
    if keep > 0 and alike(before[-1], new[-1]):
        return [*before[:keep], *new]
    return new


def with_short_forms(name: str) -> list[str]:
    """A name as printed; if a bracket in it holds a short form, also without it, and the short form.

    The short form is a name of its own only where it stands for the whole: in the last bracket.

    >>> with_short_forms("Exemplar Trading (ET) Ltd"), with_short_forms("Exemplar Trading (Samplia)")
    (['Exemplar Trading (ET) Ltd', 'Exemplar Trading Ltd', 'ET'], ['Exemplar Trading (Samplia)'])
    """
    cut = pieces(name)
    plain = one_line("".join(piece.text for piece in cut if not piece.inside))
    shorts = [i for i, piece in enumerate(cut) if piece.inside and plain and is_acronym(piece.text, plain)]
    if not shorts:
        return [name]
    last = cut[shorts[-1]].text.strip()
    whole = is_legal_form("".join(piece.text for piece in cut[shorts[-1] + 1 :])) and not is_legal_form(last)
    return [name, plain, last] if whole else [name, plain]


def is_acronym(text: str, of: str) -> bool:
    """Whether a bracket's content is a short form of the words outside: capitals, whose letters they hold in order.

    >>> is_acronym("ETM", "Exemplar Trading Movement"), is_acronym("PERU", "EXEMPLAR TRADING")
    (True, False)
    """
    text = text.strip()
    letters = [c.casefold() for c in text if c.isalpha()]
    if len(letters) < _LETTERS_OF_A_WORD or len(text) > _LONGEST_ACRONYM or not text[0].isupper():
        return False
    if sum(c.isupper() for c in text) * 2 <= len(letters):
        return False
    starts = [word.strip("\"«“'‘(")[:1].casefold() for word in of.split()[:_WORDS_BEFORE_AN_INITIAL]]
    rest = iter(of.casefold())
    return letters[0] in starts and all(letter in rest for letter in letters)


def is_legal_form(text: str) -> bool:
    """Whether a text is nothing but words for a legal form; an empty one is.

    >>> is_legal_form("Co. Ltd."), is_legal_form("ООО"), is_legal_form("ООО Пример")
    (True, True, False)
    """
    return all(re.sub(r"\W", "", word).casefold() in _LEGAL_FORMS for word in text.split())


def balanced(text: str) -> str:
    """A text without the round brackets at its ends that have no partner.

    >>> balanced(") Exemplar (EX)"), balanced("(Zorvan Tesht")
    ('Exemplar (EX)', 'Zorvan Tesht')
    """
    text = text.strip()
    while text.count(")") > text.count("(") and (text.endswith(")") or text.startswith(")")):
        text = text[:-1].strip() if text.endswith(")") and not text.startswith(")") else text[1:].strip()
    while text.count("(") > text.count(")") and text.startswith("("):
        text = text[1:].strip()
    return text


def without_labels(text: str, labels: re.Pattern[str]) -> str:
    """A text without the labels at its start."""
    while found := labels.match(text):
        text = text[found.end() :]
    return text


__all__ = [
    "LATIN",
    "Piece",
    "alike",
    "alternatives",
    "balanced",
    "by_script",
    "is_acronym",
    "is_legal_form",
    "pieces",
    "split_outside",
    "with_short_forms",
    "with_variants",
    "without_labels",
]

"""Which names do the name fields of the Canadian list hold?

All further names of a party stand in one field: several scripts, labels of languages, alternatives with `or` and `and`,
spellings in brackets. An organisation's own name hides others too: `(also known as …)`, or its French after a slash.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crible.sources.splitting import (
    LATIN,
    alike,
    alternatives,
    balanced,
    by_script,
    is_legal_form,
    pieces,
    split_outside,
    with_short_forms,
    with_variants,
)
from crible.text import UNKNOWN_SCRIPT, one_line, script_of

_LANGUAGES = {
    "russian": "ru",
    "belarusian": "be",
    "belarussian": "be",
    "ukrainian": "uk",
    "arabic": "ar",
    "persian": "fa",
    "farsi": "fa",
    "hebrew": "he",
    "chinese": "zh",
    "burmese": "my",
    "english": "en",
    "french": "fr",
}
_LABEL = re.compile(rf"\(?\b({'|'.join(_LANGUAGES)})\s*:\s*", re.IGNORECASE)
_ALSO = re.compile(r"^(?:also known as|also|a\.?k\.?a\b\.?)\s*|\s*\ba\.?k\.?a\.?$", re.IGNORECASE)
_KNOWN_AS = re.compile(r"^\s*(?:also known as|a\.?k\.?a\b\.?|alias)\s*:?\s*", re.IGNORECASE)
_EITHER = re.compile(r"(?:^|\s+)(?:or|and|ou)\s+|\s*/\s*", re.IGNORECASE)
_COMMA_OR = re.compile(r"\s*,\s+(or|and|ou)\s+")
_OR = re.compile(r"\s+(?:or|ou)\s+|\s+/\s+|/\s+|\s+/(?=\S)|(?<=[»”\"])/")
_AND = re.compile(r",?\s+and\s+")
_ARTICLES = ("l'", "l’", "the ")
_LEGAL_START = re.compile(
    r"(?:open |public |closed )?(?:(?:joint stock|limited liability) company|jsc|llc|pjsc|ojsc|oao|ooo|ao|zao)\b\s*",
    re.IGNORECASE,
)
_WORDS_OF_A_TITLE = 2
"""Fewer words than this after a comma are rather a part of the name than a name."""


_TELLING = 4
"""A shorter word does not tell that a name begins again."""
_LEADING = 1
_STEM = 6
"""Letters in which words that tell the same begin alike."""


class Further(NamedTuple):
    """A further name, and its language where the field names it."""

    text: str
    language: str = ""


def further_names_of_person(field: str, given: str, family: str) -> list[Further]:
    """The names in a person's field of further names.

    >>> [n.text for n in further_names_of_person("Anna or Hanna Exemplar; Russian: Анна", "Anna", "Exemplar")]
    ['Anna Exemplar', 'Hanna Exemplar', 'Анна']
    """
    found: list[Further] = []
    for text, language in _labelled(field):
        for part in [run for piece in split_outside(text, ";") for run in by_script(piece)]:
            for name in _commas_of_person(_ALSO.sub("", part), given, family):
                found += [Further(n, language) for n in _names_of_person(name)]
    return found


def names_of_person(given: str, family: str) -> list[str]:
    """A person's own name; the spellings in its brackets follow.

    >>> names_of_person("Zorvan", "Teshtari (Teshtary)")
    ['Zorvan Teshtari', 'Zorvan Teshtary']
    """
    # Some given names repeat the family name; `Aung Aung` repeats nothing.
    words = given.casefold().split()
    repeated = len(words) > 1 and words[-1:] == family.casefold().split()
    whole = given if repeated else f"{given} {family}".strip()
    return with_variants(balanced(whole)) or [whole]


def further_names_of_organisation(field: str) -> list[Further]:
    """The names in an organisation's field of further names.

    >>> [n.text for n in further_names_of_organisation("Exemplar Trading, Ltd., ОАО «Пример» or ПРИМЕР")]
    ['Exemplar Trading, Ltd.', 'ОАО «Пример»', 'ПРИМЕР']
    """
    found: list[Further] = []
    for text, language in _labelled(field):
        for part in split_outside(text, ";"):
            names = [name for half in _OR.split(part) for name in _commas_of_organisation(half)]
            for name in _ands_apart(names):
                found += [Further(n, language) for n in with_short_forms(balanced(name.strip(" ,/")))]
    return [further for further in found if further.text]


def names_of_organisation(printed: str) -> list[str]:
    """An organisation's own name, and the names that its brackets and slash hide.

    >>> names_of_organisation("Exemplar Plant JSC (also known as Exemplar Works and Exemplarsky Zavod)")
    ['Exemplar Plant JSC', 'Exemplar Works', 'Exemplarsky Zavod']
    """
    names: list[str] = []
    for half in _languages_apart(printed):
        outside = "".join(piece.text for piece in pieces(half) if not piece.inside)
        known_as = [p.text for p in pieces(half) if p.inside and _KNOWN_AS.match(p.text)]
        kept = outside if known_as else half
        names += with_short_forms(one_line(balanced(kept)).strip(" ;"))
        for row in known_as:
            names += _ands_apart(_commas_of_organisation(_KNOWN_AS.sub("", row)))
    return list(dict.fromkeys(name for name in names if name))


def _labelled(field: str) -> list[tuple[str, str]]:
    """The stretches of a field, each with the language that its label names."""
    cut = _LABEL.split(one_line(field))
    stretches = [(cut[0], "")]
    stretches += [(text, _LANGUAGES[label.lower()]) for label, text in zip(cut[1::2], cut[2::2], strict=True)]
    return [(text.strip(" ,;"), language) for text, language in stretches if text.strip(" ,;()")]


def _commas_of_person(text: str, given: str, family: str) -> list[str]:
    """A person's names between commas, unless the comma stands in `SURNAME, Given`."""
    names = split_outside(_COMMA_OR.sub(r" \1 ", balanced(text)), ",،")
    inverted = (
        len(names) == 2  # noqa: PLR2004  # one comma
        and " " not in names[0]
        and _resembles(names[0], family)
        and _resembles(names[1].split()[0], given)
    )
    return [", ".join(names)] if inverted else names


def _resembles(word: str, name: str) -> bool:
    """Whether a word could be one of the words of a name."""
    return any(alike(word, other) for other in name.split())


def _names_of_person(text: str) -> list[str]:
    if "," in text:
        return [text]
    parts = [one_line(part) for part in _EITHER.split(f"{text} ")]
    return [n for whole in alternatives([p for p in parts if p]) for n in with_variants(balanced(whole))]


def _commas_of_organisation(text: str) -> list[str]:
    """An organisation's names between commas; what follows a comma must look like a name to be one."""
    names: list[str] = []
    for part in split_outside(balanced(text), ","):
        goes_on = part[:1].islower() and not part.startswith(_ARTICLES)
        if names and (goes_on or is_legal_form(part) or is_legal_form(names[-1])):
            names[-1] += f", {part}"
        else:
            names.append(part)
    return names


def _languages_apart(printed: str) -> list[str]:
    """English and French: `Exemplar Bank/Banque Exemplar`, a slash between longer texts outside brackets."""
    halves = split_outside(printed, "/")
    whole = len(halves) == 2 and all(len(half.split()) >= _WORDS_OF_A_TITLE for half in halves)  # noqa: PLR2004
    return halves if whole else [printed]


def _ands_apart(texts: list[str]) -> list[str]:
    """Names that `and` parts; only where what follows it looks like a name of its own."""
    names: list[str] = []
    for text in texts:
        first, *others = _AND.split(text)
        names.append(first)
        for other in others:
            if _starts_a_name(other, names):
                names.append(other)
            else:
                names[-1] += f" and {other}"
    return names


def _starts_a_name(text: str, before: list[str]) -> bool:
    """Whether what follows `and` is a name: another script, a legal form first, or the first word of a name again."""
    words = text.split()
    first = words[0]
    if is_original(text) or is_original(before[-1]) or _LEGAL_START.match(text):
        return True
    if first.isupper() and len(first) > 1:
        return True
    leads = [_LEGAL_START.sub("", name).split()[:_LEADING] for name in before]
    return len(words) > 1 and len(first) >= _TELLING and any(_same_stem(first, w) for lead in leads for w in lead)


def _same_stem(left: str, right: str) -> bool:
    """Whether two words are alike, or begin alike: `Uranis` and `‘Uranis-Radiosistemy’`."""
    one, other = (re.sub(r"[^\w-]", "", word).casefold()[:_STEM] for word in (left, right))
    return one[:1] == other[:1] and (alike(left, right) or (len(one) >= _TELLING and one == other))


def is_original(text: str) -> bool:
    """Whether a name is written in another script than Latin."""
    return script_of(text) not in {LATIN, UNKNOWN_SCRIPT}


__all__ = [
    "Further",
    "further_names_of_organisation",
    "further_names_of_person",
    "is_original",
    "names_of_organisation",
    "names_of_person",
]

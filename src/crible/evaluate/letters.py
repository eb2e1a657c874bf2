"""How is a Cyrillic name written in Latin letters, and how does a woman bear a man's surname?

Both follow rules, letter by letter and ending by ending, from `data/invented_letters.tsv` and
`data/invented_endings.tsv`, so that invented names agree between scripts.
"""

from __future__ import annotations

from functools import cache

from crible.tables import rows

_LANGUAGES = {"ukrainian": "uk"}
"""The language whose letters a culture uses; Russian where nothing is said."""

_USUAL = 1
"""The manner of writing (English) that gives way to a spelling of long use: Alexander, not Aleksandr."""


def romanised(culture: str, cyrillic: str, *, usual: tuple[str, ...]) -> tuple[str, ...]:
    """A Cyrillic name in each manner of writing, and its spellings of long use.

    Args:
        culture: Whose letters they are.
        cyrillic: One name, in Cyrillic.
        usual: Spellings of long use; the first takes the place of the English manner.

    >>> romanised("russian", "Юрий", usual=())
    ('Iurii', 'Yury', 'Juri', 'Iouri')
    """
    letters = _letters(_LANGUAGES.get(culture, "ru"))
    manners = len(next(iter(letters.values())))
    written = [_written(cyrillic, letters, manner) for manner in range(manners)]
    if usual:
        written[_USUAL] = usual[0]
    return (*written, *usual[1:])


def feminine(culture: str, name: str) -> str:
    """A surname or patronymic as a woman bears it: the same where no ending says otherwise.

    >>> feminine("russian", "Вишневский"), feminine("arab", "Хури")
    ('Вишневская', 'Хури')
    """
    for of_men, of_women in _endings().get(culture, []):
        if name.endswith(of_men):
            return name.removesuffix(of_men) + of_women
    return name


def _written(name: str, letters: dict[str, tuple[str, ...]], manner: int) -> str:
    """A name in Latin letters, with a capital after each break."""
    words = name.replace("-", " - ").split(" ")
    return " ".join(_word(word, letters, manner) for word in words).replace(" - ", "-")


def _word(word: str, letters: dict[str, tuple[str, ...]], manner: int) -> str:
    rest, written = f"^{word.lower()}$", ""
    while rest:
        size = next((n for n in range(len(rest), 0, -1) if rest[:n] in letters), 0)
        if size:
            written += letters[rest[:size]][manner]
        elif rest[0] not in "^$":
            written += rest[0]
        # A "^" that no entry takes is left out alone, so that the letter after it is looked up by itself.
        rest = rest[size or 1 :]
    return written[:1].upper() + written[1:]


@cache
def _letters(language: str) -> dict[str, tuple[str, ...]]:
    entries = rows("invented_letters")
    return {letters: tuple(spellings.split("|")) for code, letters, spellings in entries if code == language}


@cache
def _endings() -> dict[str, list[tuple[str, str]]]:
    endings: dict[str, list[tuple[str, str]]] = {}
    for culture, of_men, of_women in rows("invented_endings"):
        endings.setdefault(culture, []).append((of_men, of_women))
    return endings

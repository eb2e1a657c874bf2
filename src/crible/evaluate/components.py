"""Of what are invented names made?

A name is a row of components, each known in every script and in several Latin spellings; so a name can be written
anew as another country would write it, without parsing it. Components stand in `data/invented_*.tsv`, the most
frequent first, and are drawn by Zipf's law: a few names are shared by many, most are rare.

"The five scripts" of the demo are Latin, Arabic, the Arabic letters of Persian and Urdu, Cyrillic and Devanagari.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, product
from random import Random

import msgspec

from crible import tables
from crible.evaluate.letters import feminine, romanised

_FLATTENING = 6
"""Rank r is drawn in proportion to 1 / (r + this): the top names are common without drowning the others."""

_ORDER_OF_COMPOUNDS = 2017
"""Seed that puts the compounds of halves into an order of frequency."""

_ARTICLES = ("al-", "Al ", "El ", "Al-", "el-", "")
_SUN_LETTERS = ("sh", "th", "dh", "ch", "t", "d", "r", "z", "s", "n")
_ASSIMILATED = {"sh": "sh", "ch": "ch", "th": "th", "dh": "dh"}
_CYRILLIC_ARTICLES = {"Ш": "аш-", "Т": "ат-", "Д": "ад-", "Р": "ар-", "З": "аз-", "С": "ас-", "Н": "ан-"}
_JOINER = "\u200c"
_NOT_JOINING = "ادذرزژوآ"
"""Arabic letters that never join the next one: after them a non-joiner is superfluous."""


class Component(msgspec.Struct, frozen=True):
    """One component of a name, in every script in which it is known."""

    role: str
    latin: tuple[str, ...]
    """Spellings; those derived from Cyrillic stand in the order of the manners of writing."""
    arab: str = ""
    cyrl: str = ""
    deva: str = ""
    other_sex: Component | None = None
    """The same surname as borne by the other sex, where it differs."""

    def written(self, script: str) -> str:
        """The component in a script (ISO 15924); empty where it is not known."""
        return {"Latn": self.latin[0], "Arab": self.arab, "Cyrl": self.cyrl, "Deva": self.deva}[script]


class Pool:
    """Components of one role, drawn by their frequency."""

    def __init__(self, components: Iterable[Component]) -> None:
        self.components = tuple(components)
        self._sums = tuple(accumulate(1 / (rank + _FLATTENING) for rank in range(len(self.components))))

    def draw(self, rng: Random) -> Component:
        """One component, the first ones most often."""
        return self.components[bisect(self._sums, rng.random() * self._sums[-1])]


class Culture(msgspec.Struct, frozen=True, kw_only=True):
    """How the people of one culture are called."""

    name: str
    share: float
    language: str
    script: str
    countries: tuple[str, ...]
    shapes: tuple[tuple[str, ...], ...]
    """What a person's name consists of, role by role; repeated for weight."""
    latin_order: tuple[str, ...]
    """The order of an organisation's words in Latin letters."""
    native_order: tuple[str, ...]
    """The same in the original script."""
    pools: dict[str, Pool]


@cache
def cultures() -> dict[str, Culture]:
    """Every culture by its name."""
    rows: dict[tuple[str, str], list[Component]] = {}
    for table in ("names", "words"):
        for culture, role, *spellings in tables.rows(f"invented_{table}"):
            rows.setdefault((culture, role), []).append(_component(culture, role, spellings))
    return {row[0]: _culture(row, rows) for row in tables.rows("invented_cultures")}


def _component(culture: str, role: str, columns: list[str]) -> Component:
    latin, arab, cyrl, deva = columns
    spellings = tuple(latin.split("|")) if latin else ()
    if role != "legal" and not _has_own_latin(culture):
        spellings = romanised(culture, cyrl, usual=spellings) if cyrl else spellings
    return Component(role, spellings, arab, cyrl, deva)


def _has_own_latin(culture: str) -> bool:
    return culture not in {"russian", "ukrainian", "central-asian"}


def _culture(row: tuple[str, ...], rows: dict[tuple[str, str], list[Component]]) -> Culture:
    name, share, language, script, countries, shapes, latin_order, native_order = row
    own = {role: components for (culture, role), components in rows.items() if culture == name}
    return Culture(
        name=name,
        share=float(share),
        language=language,
        script=script,
        countries=tuple(countries.split("|")),
        shapes=tuple(_shapes(shapes)),
        latin_order=tuple(latin_order.split()),
        native_order=tuple(native_order.split()),
        pools={role: Pool(components) for role, components in _completed(name, own).items()},
    )


def _shapes(text: str) -> Iterator[tuple[str, ...]]:
    for shape in filter(None, text.split("|")):
        roles, weight = shape.split(":")
        yield from [tuple(roles.split())] * int(weight)


def _completed(culture: str, own: dict[str, list[Component]]) -> dict[str, list[Component]]:
    """The components of a culture with what follows from them: compounds, articles, the surnames of women."""
    if "front" in own:
        own["family"] += _compounds(culture, own.pop("front"), own.pop("back"), {c.latin[0] for c in own["family"]})
    if "nisba" in own:
        own["nisba"] = [_with_article(c) for c in own["nisba"]]
    for role in ("family", "patronymic"):
        if role in own:
            pairs = [_both_sexes(culture, c) for c in own[role]]
            own[role] = [man for man, _ in pairs]
            own[f"{role}-f"] = [woman for _, woman in pairs]
    return own


def _compounds(culture: str, fronts: list[Component], backs: list[Component], known: set[str]) -> list[Component]:
    pairs = ((front, back) for front, back in product(fronts, backs) if front.cyrl.lower() != back.cyrl)
    made = [_compound(culture, front, back) for front, back in pairs]
    fresh = list({c.latin[0]: c for c in made if c.latin[0] not in known}.values())
    Random(_ORDER_OF_COMPOUNDS).shuffle(fresh)  # noqa: S311  # an order, no secret
    return fresh


def _compound(culture: str, front: Component, back: Component) -> Component:
    if _has_own_latin(culture):
        latin = _joined_spellings(front.latin, back.latin)
    else:
        latin = romanised(culture, front.cyrl + back.cyrl, usual=())
    arab = _join_arabic(front.arab, back.arab) if front.arab and back.arab else ""
    deva = front.deva + back.deva if front.deva and back.deva else ""
    return Component("family", latin, arab, front.cyrl + back.cyrl, deva)


def _joined_spellings(fronts: tuple[str, ...], backs: tuple[str, ...]) -> tuple[str, ...]:
    """Spellings of two halves, each pair of one manner of writing; the half with fewer keeps its last one."""
    several = range(max(len(fronts), len(backs)))
    pairs = ((fronts[min(i, len(fronts) - 1)], backs[min(i, len(backs) - 1)]) for i in several)
    return tuple(dict.fromkeys(_join(front, back) for front, back in pairs))


def _join(front: str, back: str) -> str:
    """Two halves as one word, without a letter three times in a row."""
    if len(front) > 1 and front[-1] == front[-2] == back[0]:
        return front[:-1] + back
    return front + back


def _join_arabic(front: str, back: str) -> str:
    return front + (back.removeprefix(_JOINER) if front[-1] in _NOT_JOINING else back)


def _with_article(nisba: Component) -> Component:
    """A nisba as it is borne: with its article, assimilated before a sun letter where someone writes it so."""
    written = [article + spelling for spelling in nisba.latin for article in _ARTICLES]
    if initial := next((s for s in _SUN_LETTERS if nisba.latin[0].lower().startswith(s)), ""):
        written.insert(1, f"a{_ASSIMILATED.get(initial, initial)}-{nisba.latin[0]}")
    # "Дж" stands for one letter, which is no sun letter.
    article = "аль-" if nisba.cyrl.startswith("Дж") else _CYRILLIC_ARTICLES.get(nisba.cyrl[0], "аль-")
    return Component("nisba", tuple(dict.fromkeys(written)), nisba.arab, article + nisba.cyrl, f"अल-{nisba.deva}")


def _both_sexes(culture: str, man: Component) -> tuple[Component, Component]:
    """A surname or patronymic as men and as women bear it, each knowing the other."""
    cyrl = feminine(culture, man.cyrl)
    if _has_own_latin(culture):
        latin = tuple(feminine(culture, spelling) for spelling in man.latin)
    else:
        latin = romanised(culture, cyrl, usual=())
    woman = Component(man.role, latin, man.arab, cyrl, man.deva)
    if (latin, cyrl) == (man.latin, man.cyrl):
        return man, man
    return (
        msgspec.structs.replace(man, other_sex=woman),
        msgspec.structs.replace(woman, other_sex=man),
    )

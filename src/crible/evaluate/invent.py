"""Whom could a list hold, if nobody on it existed?

`invent_list` makes up people, organisations and vessels of many cultures, the same ones for the same seed on any
machine. Names are put together at random from ordinary components; if someone bears such a name, the record says
nothing of them. Every record says that it is invented: reference `DEMO-000123`, list `demo`, a note.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from random import Random

import msgspec

from crible.evaluate.components import Component, Culture, cultures
from crible.records import (
    Country,
    CountryTie,
    Document,
    NameKind,
    Note,
    PartialDate,
    PartyKind,
    PrintedName,
    Record,
    Sex,
)

LIST_NAME = "demo"
SURNAMES = frozenset({"family", "family2", "nisba"})
"""Roles of components that stand in a passport's field of surnames."""

SMALL_WORDS = frozenset({"bin", "bint"})
"""Roles of components that distinguish nobody."""

_ORGANISATIONS = 0.10
_VESSELS = 0.05
_WOMEN = 0.3
_BORN = (dt.date(1938, 1, 1).toordinal(), dt.date(2004, 12, 31).toordinal())
_LISTED = (dt.date(2001, 1, 1).toordinal(), dt.date(2025, 6, 30).toordinal())
_DAY, _MONTH, _YEAR, _CIRCA, _RANGE = 0.62, 0.70, 0.88, 0.93, 0.97
"""Upper ends of the shares of birth dates: to the day, month, year, about a year, a range; none beyond."""

_ROMAN = ("", "", "", "I", "II", "III", "IV", "V", "VI", "VII")
_TRIES = 4


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Someone invented, before anybody lists or checks them."""

    culture: str
    components: tuple[Component, ...]
    printed: tuple[str, ...]
    """Each component as the usual Latin name spells it."""
    sex: Sex
    born: str
    country: str

    @property
    def latin(self) -> str:
        """The usual Latin name."""
        return " ".join(self.printed)


class Invented(msgspec.Struct, frozen=True, kw_only=True):
    """A record and what it was made of."""

    record: Record
    components: tuple[Component, ...]
    printed: tuple[str, ...]
    """Each component as the primary name spells it."""
    culture: str
    born: str = ""
    """The true date of birth, to the day, however precisely the record states it."""
    sex: Sex | None = None
    """The true sex, even where the record is silent."""
    country: str = ""
    """The true nationality, even where the record is silent."""

    @property
    def is_person(self) -> bool:
        """Whether this is a person, not an organisation or a vessel."""
        return self.record.kind is PartyKind.PERSON


def invent_list(size: int, seed: int) -> Iterator[Invented]:
    """An invented list.

    Args:
        size: How many records.
        seed: The same seed gives the same list.

    >>> [i.record.reference for i in invent_list(2, seed=1)]
    ['DEMO-000001', 'DEMO-000002']
    """
    rng = Random(seed)  # noqa: S311  # invented people are no secret
    for number in range(1, size + 1):
        reference, sort = f"DEMO-{number:06d}", rng.random()
        if sort < _VESSELS:
            yield _vessel(reference, rng)
        elif sort < _VESSELS + _ORGANISATIONS:
            yield _organisation(reference, rng)
        else:
            yield _listed_person(reference, rng)


def person(rng: Random) -> Person:
    """Someone, of a culture drawn by its share."""
    culture = draw_culture(rng)
    sex = Sex.FEMALE if rng.random() < _WOMEN else Sex.MALE
    components = _composed(culture, sex, rng)
    return Person(
        culture=culture.name,
        components=components,
        printed=spelled(components, rng),
        sex=sex,
        born=_day(_BORN, rng),
        country=rng.choice(culture.countries),
    )


def draw_culture(rng: Random) -> Culture:
    """A culture, the larger ones most often."""
    every, sums = _shares()
    return every[bisect(sums, rng.random() * sums[-1])]


@cache
def _shares() -> tuple[tuple[Culture, ...], tuple[float, ...]]:
    every = tuple(c for c in cultures().values() if c.share)
    return every, tuple(accumulate(c.share for c in every))


def _composed(culture: Culture, sex: Sex, rng: Random) -> tuple[Component, ...]:
    """The components of a person's name, none of them twice but for the small words."""
    components: list[Component] = []
    for position, role in enumerate(rng.choice(culture.shapes)):
        pool = culture.pools[_pool(culture, role, sex, first_filiation=position == 1)]
        for _ in range(_TRIES):
            drawn = pool.draw(rng)
            if not any(drawn.latin[0] == other.latin[0] for other in components):
                break
        components.append(msgspec.structs.replace(drawn, role=role))
    return tuple(components)


def _pool(culture: Culture, role: str, sex: Sex, *, first_filiation: bool) -> str:
    """The pool from which a role of a name is drawn."""
    woman = sex is Sex.FEMALE
    if role == "bin":
        return "bint" if woman and first_filiation else "bin"
    if role in {"father", "grandfather"}:
        return "given-m"
    role = role.rstrip("23")
    if role == "given":
        return "given-f" if woman else "given-m"
    return f"{role}-f" if woman and f"{role}-f" in culture.pools else role


def spelled(components: tuple[Component, ...], rng: Random) -> tuple[str, ...]:
    """Components in Latin letters as one clerk might write them: mostly the usual way, in one manner throughout."""
    manner = rng.choice((0, 0, 0, 0, 1, 1, 1, 2, 3))
    return tuple(c.latin[manner if manner < len(c.latin) else 0] for c in components)


def otherwise_spelled(components: tuple[Component, ...], culture: str, rng: Random) -> tuple[str, ...]:
    """Components in Latin letters as another clerk might write them.

    From Cyrillic one manner of writing rules the whole name; elsewhere each component has a spelling of its own.
    """
    if cultures()[culture].script == "Cyrl":
        manner = rng.randrange(min(len(c.latin) for c in components))
        return tuple(c.latin[manner] for c in components)
    return tuple(rng.choice(c.latin) for c in components)


def in_script(components: tuple[Component, ...], script: str) -> str:
    """A name in a script (ISO 15924); empty where a component is not known in it."""
    written = [c.written(script) for c in components]
    return " ".join(written) if all(written) else ""


def _listed_person(reference: str, rng: Random) -> Invented:
    someone = person(rng)
    culture = cultures()[someone.culture]
    names = [PrintedName(someone.latin, NameKind.PRIMARY, "Latn")]
    if culture.script != "Latn" and (original := in_script(someone.components, culture.script)):
        names.append(PrintedName(original, NameKind.ORIGINAL, culture.script, culture.language))
    names += _aliases(someone, culture, rng)
    record = Record(
        names=_without_repeats(names),
        kind=PartyKind.PERSON,
        births=_births(someone.born, rng),
        countries=(Country(CountryTie.NATIONALITY, someone.country),) if _chance(rng, 0.85) else (),
        sex=someone.sex if _chance(rng, 0.8) else None,
        documents=_passports(someone.country, rng),
        reference=reference,
        list=LIST_NAME,
        listed_on=_day(_LISTED, rng),
        notes=(Note("Invented", "This person does not exist."),),
    )
    return Invented(
        record=record,
        components=someone.components,
        printed=someone.printed,
        culture=someone.culture,
        born=someone.born,
        sex=someone.sex,
        country=someone.country,
    )


def _aliases(someone: Person, culture: Culture, rng: Random) -> Iterator[PrintedName]:
    """None to two other romanisations, and now and then a name by which people call someone."""
    for _ in range(rng.choice((0, 0, 0, 1, 1, 2))):
        yield PrintedName(" ".join(otherwise_spelled(someone.components, culture.name, rng)), NameKind.ALIAS, "Latn")
    if _chance(rng, 0.2):
        yield PrintedName(_byname(someone, culture, rng), NameKind.WEAK, "Latn")


def _byname(someone: Person, culture: Culture, rng: Random) -> str:
    """A kunya where they are borne, else a title before the given name."""
    if culture.name == "arab":
        parent = "Umm" if someone.sex is Sex.FEMALE else "Abu"
        return f"{parent} {culture.pools['given-m'].draw(rng).latin[0]}"
    return f"{title(culture, someone.sex, rng)} {someone.printed[0]}"


def title(culture: Culture, sex: Sex | None, rng: Random) -> str:
    """A title that someone of a culture may bear."""
    roles = ["title"] if sex is None else ["title", f"title-{sex}"]
    return rng.choice([c.latin[0] for role in roles for c in culture.pools[role].components])


def _chance(rng: Random, share: float) -> bool:
    return rng.random() < share


def _without_repeats(names: list[PrintedName]) -> tuple[PrintedName, ...]:
    first: dict[str, PrintedName] = {}
    for name in names:
        first.setdefault(name.text, name)
    return tuple(first.values())


def _day(between: tuple[int, int], rng: Random) -> str:
    return dt.date.fromordinal(rng.randint(*between)).isoformat()


def _births(born: str, rng: Random) -> tuple[PartialDate, ...]:
    """What a list knows of a date of birth: all of it, a part, or nothing."""
    sort, year = rng.random(), born[:4]
    if sort < _DAY:
        return (PartialDate(born, born),)
    if sort < _MONTH:
        return (PartialDate(born[:7], born[:7]),)
    if sort < _YEAR:
        return (PartialDate(year, year),)
    if sort < _CIRCA:
        return (PartialDate(year, year, circa=True),)
    if sort < _RANGE:
        first = int(year) - rng.randint(0, 2)
        return (PartialDate(str(first), str(first + 3)),)
    return ()


def _passports(country: str, rng: Random) -> tuple[Document, ...]:
    if _chance(rng, 0.2):
        return (Document("Passport", f"DEMO{rng.randrange(10**7):07d}", country),)
    return ()


def _organisation(reference: str, rng: Random) -> Invented:
    culture = draw_culture(rng)
    words = _words(culture, rng)
    components = tuple(words[role] for role in culture.latin_order)
    printed = tuple(c.latin[0] for c in components)
    names = [PrintedName(_in_order(culture, "Latn", printed), NameKind.PRIMARY, "Latn")]
    native = tuple(words[role].written(culture.script) for role in culture.native_order)
    if culture.script != "Latn" and all(native):
        original = _in_order(culture, culture.script, native)
        names.append(PrintedName(original, NameKind.ORIGINAL, culture.script, culture.language))
    if _chance(rng, 0.5):
        other = otherwise_spelled(components, culture.name, rng)
        names.append(PrintedName(_in_order(culture, "Latn", other), NameKind.ALIAS, "Latn"))
    country = rng.choice(culture.countries)
    record = Record(
        names=_without_repeats(names),
        kind=PartyKind.ORGANISATION,
        countries=(Country(CountryTie.REGISTRATION, country),),
        reference=reference,
        list=LIST_NAME,
        listed_on=_day(_LISTED, rng),
        notes=(Note("Invented", "This organisation does not exist."),),
    )
    return Invented(record=record, components=components, printed=printed, culture=culture.name, country=country)


def _words(culture: Culture, rng: Random) -> dict[str, Component]:
    """A word for each role of an organisation's name; some are named after a family."""
    roles = dict.fromkeys((*culture.latin_order, *culture.native_order))
    words = {role: rng.choice(culture.pools[role].components) for role in roles}
    if _chance(rng, 0.5):
        words["brand"] = culture.pools["family"].draw(rng)
    return words


def _in_order(culture: Culture, script: str, words: tuple[str, ...]) -> str:
    """An organisation's name; where Cyrillic is written, a hyphen binds brand and business, and quotes enclose them."""
    if culture.script != "Cyrl":
        return " ".join(words)
    legal, brand, business = words
    return f"{legal} «{brand}-{business}»" if script == "Cyrl" else f"{legal} {brand}-{business}"


def _vessel(reference: str, rng: Random) -> Invented:
    culture = cultures()["vessel"]
    components = _vessel_name(culture, rng)
    printed = tuple(c.latin[0] for c in components)
    names = [PrintedName(" ".join(printed), NameKind.PRIMARY, "Latn")]
    if _chance(rng, 0.3):
        former = " ".join(c.latin[0] for c in _vessel_name(culture, rng))
        names.append(PrintedName(former, NameKind.FORMER, "Latn"))
    country = rng.choice(culture.countries)
    record = Record(
        names=_without_repeats(names),
        kind=PartyKind.VESSEL,
        countries=(Country(CountryTie.FLAG, country),),
        documents=(Document("Registration number", f"DEMO-V{rng.randrange(10**6):06d}", country),),
        reference=reference,
        list=LIST_NAME,
        listed_on=_day(_LISTED, rng),
        notes=(Note("Invented", "This vessel does not exist."),),
    )
    return Invented(record=record, components=components, printed=printed, culture=culture.name, country=country)


def _vessel_name(culture: Culture, rng: Random) -> tuple[Component, ...]:
    halves = [rng.choice(culture.pools[role].components) for role in ("ship-front", "ship-back")]
    numeral = rng.choice(_ROMAN)
    return (*halves, Component("numeral", (numeral,))) if numeral else tuple(halves)

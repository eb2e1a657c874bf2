"""In which other ways might a listed person's name arrive?

`vary` changes an invented record as one `Phenomenon` would: another script or spelling, another order, a slip of the
hand, a forger's trick, a fact half known. The person stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from random import Random

from crible.evaluate import mangle
from crible.evaluate.components import Component, cultures
from crible.evaluate.invent import SMALL_WORDS, SURNAMES, Invented, in_script, otherwise_spelled, title
from crible.records import Country, CountryTie, PartialDate, PrintedName, Sex, Subject


class Phenomenon(StrEnum):
    """What makes a name arrive unlike its record."""

    OTHER_SCRIPT = "other script"
    OTHER_ROMANISATION = "other romanisation"
    SURNAME_FIRST = "surname first"
    MISSING_PART = "missing part"
    EXTRA_PART = "extra part"
    INITIAL = "initial for a given name"
    JOINED = "joined parts"
    SPLIT = "split part"
    SLIP = "slip on the keyboard"
    TRANSPOSITION = "two letters exchanged"
    DOUBLED_LETTER = "doubled letter"
    DROPPED_LETTER = "dropped letter"
    MISREAD = "misread by a machine"
    LOOKALIKES = "look-alike letters"
    INVISIBLE = "invisible characters"
    DIACRITICS = "other diacritics"
    TITLE = "title"
    PARTICLE = "other particle"
    SURNAME_OF_OTHER_SEX = "surname of the other sex"
    CUT = "cut to fit a passport"
    BIRTH_PARTIAL = "birth date in part"
    BIRTH_SWAPPED = "day and month swapped"


_TRIES = 12
_PART_WORTH_SPLITTING = 7
_DAY_PRECISION = 10
_MONTHS = 12
_ENOUGH_TO_MISS_ONE = 3


def vary(listed: Invented, phenomenon: Phenomenon, rng: Random) -> Subject | None:
    """A listed party as it arrives under a phenomenon.

    Args:
        listed: The record, with what it was made of.
        phenomenon: What happens to its name or facts.
        rng: The source of chance.

    Returns:
        The subject, or None where the phenomenon cannot befall this record or would change nothing.
    """
    if phenomenon in _FACTS_CHANGED:
        born = _FACTS_CHANGED[phenomenon](listed)
        return subject(listed, listed.record.names[0].text, born=born) if born else None
    name = _NAMES_CHANGED[phenomenon](listed, rng)
    if not name or name == listed.record.names[0].text:
        return None
    return subject(listed, name)


def subject(listed: Invented, name: str, *, born: str = "") -> Subject:
    """A subject of some name with the true facts of a record, as a passport states them all."""
    births = born or listed.born
    tie = listed.record.countries[0].tie if listed.record.countries else CountryTie.NATIONALITY
    return Subject(
        names=(PrintedName.of(name),),
        kind=listed.record.kind,
        births=(PartialDate.of(births),) if births else (),
        countries=(Country(tie, listed.country),) if listed.country else (),
        sex=listed.sex,
    )


def _spelled(components: tuple[Component, ...] | list[Component], listed: Invented) -> str:
    """Components of a record as its primary name spells them."""
    spellings = dict(zip(listed.components, listed.printed, strict=True))
    return " ".join(spellings[c] for c in components)


def _other_script(listed: Invented, rng: Random) -> str:
    written = [in_script(listed.components, script) for script in ("Arab", "Cyrl", "Deva")]
    known = [name for name in written if name]
    return rng.choice(known) if known and listed.is_person else ""


def _other_romanisation(listed: Invented, rng: Random) -> str:
    names = {name.text for name in listed.record.names}
    for _ in range(_TRIES):
        name = " ".join(otherwise_spelled(listed.components, listed.culture, rng))
        if name not in names:
            return name if listed.is_person else ""
    return ""


def _surname_first(listed: Invented, rng: Random) -> str:
    surnames, others = _surnames(listed), _others(listed)
    if not (surnames and others):
        return ""
    last, first = _spelled(surnames, listed), _spelled(others, listed)
    return rng.choice((f"{last} {first}", f"{last}, {first}", f"{last.upper()}, {first}", f"{last.upper()} {first}"))


def _surnames(listed: Invented) -> list[Component]:
    return [c for c in listed.components if c.role in SURNAMES]


def _others(listed: Invented) -> list[Component]:
    return [c for c in listed.components if c.role not in SURNAMES]


def _missing_part(listed: Invented, rng: Random) -> str:
    """Without the second surname, or without a part that is neither the first nor the surname."""
    parts = [i for i, c in enumerate(listed.components) if c.role not in SMALL_WORDS]
    if len(parts) < _ENOUGH_TO_MISS_ONE or not listed.is_person:
        return ""
    inner = [i for i in parts[1:] if listed.components[i].role not in {"family", "nisba"}]
    missing = {rng.choice(inner or parts[1:])}
    # `bin` goes with the father whom it names.
    missing |= {i - 1 for i in missing if listed.components[i - 1].role in SMALL_WORDS}
    return " ".join(text for i, text in enumerate(listed.printed) if i not in missing)


def _extra_part(listed: Invented, rng: Random) -> str:
    """A further given name after the first."""
    if not listed.is_person:
        return ""
    woman = listed.sex is Sex.FEMALE and listed.culture != "arab"
    extra = cultures()[listed.culture].pools["given-f" if woman else "given-m"].draw(rng).latin[0]
    first, *rest = listed.printed
    return " ".join((first, extra, *rest)) if extra not in listed.printed else ""


def _initial(listed: Invented, rng: Random) -> str:
    first, *rest = listed.printed
    if not (rest and listed.is_person and first[0].isalpha()):
        return ""
    return " ".join((first[0] + rng.choice((".", "")), *rest))


def _joined(listed: Invented, rng: Random) -> str:
    """A part of several words as one: AbdulRahman, Almasri; else two given names as one."""
    several = [i for i, text in enumerate(listed.printed) if re.search(r"[ '-]", text)]
    if several:
        place = rng.choice(several)
        return _with(listed, place, _one_word(listed.printed[place], keep_capitals=rng.random() < 0.5))  # noqa: PLR2004
    given = [i for i, c in enumerate(listed.components) if c.role in {"given2", "middle", "father"}]
    if not given:
        return ""
    place = given[0]
    both = listed.printed[place - 1] + listed.printed[place].lower()
    return " ".join((*listed.printed[: place - 1], both, *listed.printed[place + 1 :]))


def _one_word(text: str, *, keep_capitals: bool) -> str:
    joined = re.sub(r"[ '-]", "", text)
    return joined[0].upper() + (joined[1:] if keep_capitals else joined[1:].lower())


def _split(listed: Invented, rng: Random) -> str:
    """A long part as two words."""
    long = [i for i, text in enumerate(listed.printed) if len(text) >= _PART_WORTH_SPLITTING and text.isalpha()]
    if not long:
        return ""
    place = rng.choice(long)
    text = listed.printed[place]
    at = rng.randint(3, len(text) - 3)
    return _with(listed, place, f"{text[:at]} {text[at:].capitalize()}")


def _with(listed: Invented, place: int, text: str) -> str:
    """The printed name with one component replaced."""
    return " ".join((*listed.printed[:place], text, *listed.printed[place + 1 :]))


def _title(listed: Invented, rng: Random) -> str:
    if not listed.is_person:
        return ""
    return f"{title(cultures()[listed.culture], listed.sex, rng)} {' '.join(listed.printed)}"


def _particle(listed: Invented, rng: Random) -> str:
    """Another article, another word for "son of", or none."""
    places = [i for i, c in enumerate(listed.components) if c.role in {"nisba", *SMALL_WORDS}]
    if not places:
        return ""
    place = rng.choice(places)
    component, text = listed.components[place], listed.printed[place]
    if component.role in SMALL_WORDS:
        return _with(listed, place, rng.choice([s for s in (*component.latin, "") if s != text])).replace("  ", " ")
    noun = _noun(text)
    return _with(listed, place, rng.choice([s for s in component.latin if _noun(s) == noun and s != text]))


def _noun(nisba: str) -> str:
    """A nisba without its article."""
    return re.sub(r"^[AaEe](l|sh|th|dh|[tdrzsn])[ -]", "", nisba)


def _surname_of_other_sex(listed: Invented, _rng: Random) -> str:
    places = [i for i, c in enumerate(listed.components) if c.other_sex and c.role in SURNAMES]
    if not places:
        return ""
    component, text = listed.components[places[0]], listed.printed[places[0]]
    other = component.other_sex.latin if component.other_sex else ()
    return _with(listed, places[0], other[min(component.latin.index(text), len(other) - 1)])


def _cut(listed: Invented, _rng: Random) -> str:
    surnames = _surnames(listed)
    return mangle.cut(_spelled(surnames, listed), _spelled(_others(listed), listed)) if surnames else ""


def _of_text(change: Callable[[str, Random], str]) -> Callable[[Invented, Random], str]:
    """A change of the letters of the primary name, tried a few times."""

    def changed(listed: Invented, rng: Random) -> str:
        text = listed.record.names[0].text
        tries = (change(text, rng) for _ in range(_TRIES))
        return next((name for name in tries if name and name != text), "")

    return changed


def _known_day(listed: Invented) -> bool:
    return any(len(birth.earliest) == _DAY_PRECISION for birth in listed.record.births)


def _birth_partial(listed: Invented) -> str:
    return listed.born[:4] if _known_day(listed) else ""


def _birth_swapped(listed: Invented) -> str:
    if not _known_day(listed):
        return ""
    year, month, day = listed.born.split("-")
    return f"{year}-{day}-{month}" if int(day) <= _MONTHS and day != month else ""


_NAMES_CHANGED: dict[Phenomenon, Callable[[Invented, Random], str]] = {
    Phenomenon.OTHER_SCRIPT: _other_script,
    Phenomenon.OTHER_ROMANISATION: _other_romanisation,
    Phenomenon.SURNAME_FIRST: _surname_first,
    Phenomenon.MISSING_PART: _missing_part,
    Phenomenon.EXTRA_PART: _extra_part,
    Phenomenon.INITIAL: _initial,
    Phenomenon.JOINED: _joined,
    Phenomenon.SPLIT: _split,
    Phenomenon.SLIP: _of_text(mangle.slip),
    Phenomenon.TRANSPOSITION: _of_text(mangle.transposition),
    Phenomenon.DOUBLED_LETTER: _of_text(mangle.doubled_letter),
    Phenomenon.DROPPED_LETTER: _of_text(mangle.dropped_letter),
    Phenomenon.MISREAD: _of_text(mangle.misread),
    Phenomenon.LOOKALIKES: _of_text(mangle.lookalikes),
    Phenomenon.INVISIBLE: _of_text(mangle.invisible),
    Phenomenon.DIACRITICS: _of_text(mangle.other_diacritics),
    Phenomenon.TITLE: _title,
    Phenomenon.PARTICLE: _particle,
    Phenomenon.SURNAME_OF_OTHER_SEX: _surname_of_other_sex,
    Phenomenon.CUT: _cut,
}

_FACTS_CHANGED: dict[Phenomenon, Callable[[Invented], str]] = {
    Phenomenon.BIRTH_PARTIAL: _birth_partial,
    Phenomenon.BIRTH_SWAPPED: _birth_swapped,
}

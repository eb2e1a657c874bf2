"""What do birth dates, countries, sexes and documents add to the evidence of a name?

Each comparison takes the facts of both sides and gives the row of the best pair, or None where one side states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from crible.matching.score import Comparison, Evidence, Level
from crible.names.fold import fold
from crible.policy import FactPolicy
from crible.records import Country, CountryTie, Document, PartialDate, Party

_YEAR, _MONTH, _DAY = len("1971"), len("1971-03"), len("1971-03-05")
_DUMMY = "-01-01"
"""1 January stands for "day unknown" in many registers."""
_CIRCA_YEARS = 3
_SLIP_YEARS = 2
_BELONGING = frozenset({CountryTie.NATIONALITY, CountryTie.CITIZENSHIP, CountryTie.REGISTRATION, CountryTie.FLAG})
_LEAST_DOCUMENT = 5
"""Shorter numbers agree too easily."""


def compare_births(subject: Party, record: Party, policy: FactPolicy) -> Evidence | None:
    """The best agreement of any two birth dates."""
    pairs = [(*_birth(a, b, policy), a.edtf, b.edtf) for a in subject.births for b in record.births]
    if not pairs:
        return None
    bits, level, left, right = max(pairs, key=lambda pair: pair[0])
    return Evidence(Comparison.BIRTH, level, left, right, bits)


def compare_countries(subject: Party, record: Party, policy: FactPolicy) -> Evidence | None:
    """Whether a nationality, citizenship, registration or flag is shared."""
    ours, theirs = _codes(subject.countries), _codes(record.countries)
    if not ours or not theirs:
        return None
    shared = [code for code in ours if code in theirs]
    if shared:
        return Evidence(Comparison.COUNTRY, Level.SAME, shared[0], shared[0], policy.country)
    return Evidence(Comparison.COUNTRY, Level.DIFFERENT, ", ".join(ours), ", ".join(theirs), policy.country_different)


def compare_sexes(subject: Party, record: Party, policy: FactPolicy) -> Evidence | None:
    """Whether the sexes agree."""
    if subject.sex is None or record.sex is None:
        return None
    same = subject.sex is record.sex
    level = Level.SAME if same else Level.DIFFERENT
    bits = policy.sex if same else policy.sex_different
    return Evidence(Comparison.SEX, level, subject.sex.value, record.sex.value, bits)


def compare_documents(subject: Party, record: Party, policy: FactPolicy) -> Evidence | None:
    """Whether a document number is shared; other numbers say nothing, since people have several documents."""
    theirs = {number: document for document in record.documents if (number := document_number(document))}
    for document in subject.documents:
        if (found := theirs.get(document_number(document))) is not None:
            return Evidence(Comparison.DOCUMENT, Level.SAME, document.number, found.number, policy.document)
    return None


def document_number(document: Document) -> str:
    """The number without blanks and punctuation, upper case, digits ASCII; empty if it is too short to say anything.

    >>> document_number(Document("Passport", "ab 12-345"))
    'AB12345'
    """
    together = fold(re.sub(r"[\W_]", "", document.number))
    plain = re.sub(r"[\W_]", "", together).upper()
    return plain if len(plain) >= _LEAST_DOCUMENT else ""


FACTS: dict[str, Callable[[Party, Party, FactPolicy], Evidence | None]] = {
    "birth date": compare_births,
    "country": compare_countries,
    "sex": compare_sexes,
    "document": compare_documents,
}
"""Every comparison of facts, in the order of their rows."""


def most(subject: Party, policy: FactPolicy) -> float:
    """The most bits that the facts of a subject can add to any name."""
    births = (policy.birth_day, policy.birth_swapped, policy.birth_month, policy.birth_year, policy.birth_near)
    return (
        (max(births) if subject.births else 0)
        + (policy.country if subject.countries else 0)
        + (policy.sex if subject.sex else 0)
        + (policy.document if subject.documents else 0)
    )


def stated(party: Party) -> set[str]:
    """Which facts a party states."""
    values = {
        "birth date": party.births,
        "country": _codes(party.countries),
        "sex": party.sex,
        "document": party.documents,
    }
    return {fact for fact, value in values.items() if value}


def _codes(countries: Iterable[Country]) -> list[str]:
    """The codes of the countries that a party belongs to, without repeats."""
    return list(dict.fromkeys(c.code for c in countries if c.code and c.tie in _BELONGING))


# ------------------------------------------------------------------------------------------------- births


def _birth(ours: PartialDate, theirs: PartialDate, policy: FactPolicy) -> tuple[float, Level]:
    """What two dates are worth, and how they agree."""
    if _single(ours) and _single(theirs):
        worth = _single_dates(ours.earliest, theirs.earliest, policy)
        if worth[0] > policy.birth_near or not (ours.circa or theirs.circa):
            return worth
    if _years_apart(ours, theirs) <= (_CIRCA_YEARS if ours.circa or theirs.circa else 0):
        return policy.birth_near, Level.COMPATIBLE
    return policy.birth_different, Level.DIFFERENT


def _single(date: PartialDate) -> bool:
    return date.earliest == date.latest


def _single_dates(ours: str, theirs: str, policy: FactPolicy) -> tuple[float, Level]:
    precision = min(len(ours), len(theirs))
    years = abs(int(ours[:_YEAR]) - int(theirs[:_YEAR]))
    if ours[:precision] == theirs[:precision]:
        return _agreed(ours, precision, policy)
    if not years and (ours.endswith(_DUMMY) or theirs.endswith(_DUMMY)):
        return policy.birth_year, Level.COMPATIBLE
    if precision == _DAY and not years and ours[5:7] == theirs[8:] and ours[8:] == theirs[5:7]:
        return policy.birth_swapped, Level.SWAPPED
    slip = not years or (years <= _SLIP_YEARS and precision == _DAY and ours[_YEAR:] == theirs[_YEAR:])
    if slip:
        return policy.birth_slip, Level.NEAR
    if precision == _YEAR and years == 1:
        return policy.birth_near, Level.NEAR
    return policy.birth_different, Level.DIFFERENT


def _agreed(ours: str, precision: int, policy: FactPolicy) -> tuple[float, Level]:
    if precision == _DAY and not ours.endswith(_DUMMY):
        return policy.birth_day, Level.SAME
    if precision == _MONTH:
        return policy.birth_month, Level.COMPATIBLE
    return policy.birth_year, Level.COMPATIBLE


def _years_apart(ours: PartialDate, theirs: PartialDate) -> int:
    """Years between two spans; 0 if they overlap."""
    first, last = _span(ours)
    other_first, other_last = _span(theirs)
    return max(first - other_last, other_first - last, 0)


def _span(date: PartialDate) -> tuple[int, int]:
    return int(date.earliest[:_YEAR] or 0), int(date.latest[:_YEAR] or 9999)

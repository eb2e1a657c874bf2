"""Which numbers decide what a name, a fact and a threshold are worth?

A `Policy` is one frozen value: every number that can move a score or a threshold, read from TOML and written to it,
hashed, and named by its hash in every screening. Bits are multiples of 1/16.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Self

import msgspec
import tomli_w

from crible.errors import PolicyError


class NamePolicy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the parts of two names are worth. Each number stands with a pair that earned it."""

    rarest: float = 18.0
    """Most bits for one part, however rare. Zorvanpour / Zorvanpur."""
    least: float = 0.5
    """Bits for two parts that agree, however common. Mohammed / محمد."""
    spelling: float = 0.5
    """More for the very same spelling. Zorvan / Zorvan over Zorvan / Zorwan."""
    least_fit: int = 450
    """Thousandths of their best agreement below which two parts never agree. Exemplar / Sempel."""
    agreeing: float = -3.5
    """log2 of the share of true spellings at least as bad, from which two parts count as the same: not Oleg / Olga."""
    initial: float = 1.0
    """An initial and a part that begins with it; twice that for two initials. Z. / Zorvan."""
    title: float = 4.0
    """Most bits for titles that agree. Sheikh / الشيخ."""
    legal: float = 1.0
    """Most bits for legal forms that agree. GmbH / GmbH."""
    generic: float = 4.0
    """Most bits for a word that many organisations have. Trading / Trading."""
    equivalent: float = 2.0
    """Less for names that are one name in another language, or a pet form. Yusuf / Joseph."""
    romanised: float = 2.0
    """Less where a script has no table of sounds and was romanised. Ζορβάν / Zorvan."""
    joined: float = 1.5
    """Less where two parts stand together on one side. Zorvan Dokht / Zorvandokht."""
    joined_most: float = 12.0
    """Most bits for joined parts, before that price."""
    contradicted: float = 5.0
    """Cost of a part that says something else on each side. Karim Exemplar / Salim Exemplar."""
    missing: float = 1.5
    """Cost of a part that one side lacks. Karim Zorvan Exemplar / Karim Exemplar."""
    order: float = 1.0
    """Cost of another order. Exemplar Karim / Karim Exemplar."""
    minor: float = 0.5
    """Weight, in the three costs above, of initials and generic words."""
    damped_from: float = 12.0
    """With a contradiction, bits beyond these count a quarter: two brothers share all but one part."""
    damped_to: float = 0.25
    """That quarter."""


class FactPolicy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What facts are worth beside a name."""

    birth_day: float = 10.0
    """The same day of birth."""
    birth_swapped: float = 7.0
    """Day and month exchanged: 1971-03-05 / 1971-05-03."""
    birth_month: float = 6.0
    """The same month, one side knows no day."""
    birth_year: float = 4.0
    """The same year, one side knows no more; also 1 January, which often means "unknown"."""
    birth_near: float = 0.5
    """Not the same, but within what `circa` or a range allows, or a year apart where one side knows only the year."""
    birth_slip: float = -1.0
    """The same year but another day, or the same day of another year at most two years away."""
    birth_different: float = -6.0
    """Born years apart."""
    country: float = 2.0
    """A nationality or citizenship in common."""
    country_different: float = -1.0
    """None in common."""
    sex: float = 0.5
    """The same sex."""
    sex_different: float = -4.0
    """Another sex."""
    document: float = 18.0
    """The same number of a document."""


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every number that can move a score or a threshold."""

    names: NamePolicy = NamePolicy()
    facts: FactPolicy = FactPolicy()
    chance_alerts: float = 20.0
    """Hits by evidence to accept by chance in 10,000 checks of ordinary people, name only."""
    least_name_bits: float = 6.0
    """Evidence of names below this is never a hit by evidence, whatever the facts say."""
    full_agreement: bool = True
    """Whether names that agree in every part are a hit whatever their rarity."""
    agreement_facts: float = -3.0
    """Evidence of facts below this sets such a hit aside, and the answer says so: the same name, born decades apart."""

    @classmethod
    def load(cls, path: Path) -> Self:
        """A policy from a TOML file; what it leaves out has its default.

        Raises:
            PolicyError: Unreadable, unknown keys, values of a wrong type or impossible.
        """
        try:
            return cls.parse(path.read_text(encoding="utf-8"), place=str(path))
        except (OSError, UnicodeDecodeError) as error:
            raise PolicyError("the policy cannot be read", place=str(path), remedy="Check the path.") from error

    @classmethod
    def parse(cls, text: str, *, place: str = "policy") -> Self:
        """A policy from TOML text.

        Raises:
            PolicyError: Unknown keys, values of a wrong type or impossible.
        """
        try:
            policy = msgspec.toml.decode(text, type=cls)
        except msgspec.DecodeError as error:
            remedy = "Compare the file with the default policy."
            raise PolicyError(f"the policy is not understood: {error}", place=place, remedy=remedy) from error
        policy.check(place)
        return policy

    def check(self, place: str = "policy") -> None:
        """Refuse numbers that no score can be made with.

        Raises:
            PolicyError: A number is not finite, or out of its range.
        """
        for table, values in (("names", self.names), ("facts", self.facts), ("", self)):
            for key in values.__struct_fields__:
                value = getattr(values, key)
                if isinstance(value, float):
                    _check_number(key, value, f"{place}: {table}.{key}".replace(" .", " "))
        if not 1 <= self.names.least_fit <= 1000:  # noqa: PLR2004  # thousandths
            raise PolicyError("least_fit is in thousandths", value=str(self.names.least_fit), place=place)
        if self.chance_alerts <= 0:
            raise PolicyError("chance_alerts must be above 0", value=str(self.chance_alerts), place=place)

    def toml(self) -> str:
        """The policy as TOML, every number stated."""
        return tomli_w.dumps(msgspec.to_builtins(self))

    @property
    def hash(self) -> str:
        """Sixteen hexadecimal digits that stand for this policy and no other."""
        return _hash(self)

    @property
    def names_hash(self) -> str:
        """The same for the part that names depend on, with what is measured under it."""
        return _hash(self.names)


_MOST = 100.0
"""Far more bits than anything is worth."""
_AGAINST = frozenset({"agreeing", "birth_slip", "birth_different", "country_different", "sex_different"})
"""What never speaks for a hit. All else in bits never speaks against one: the search relies on both."""
_RANGES = {
    **dict.fromkeys(_AGAINST, (-_MOST, 0.0)),
    "agreement_facts": (-_MOST, _MOST),
    "minor": (0.0, 1.0),
    "damped_to": (0.0, 1.0),
    "chance_alerts": (0.0, 10_000.0),
}
_NO_BITS = frozenset({"agreeing", "minor", "damped_to", "chance_alerts"})
_STEPS_PER_BIT = 16


def _check_number(key: str, value: float, place: str) -> None:
    least, most = _RANGES.get(key, (0.0, _MOST))
    if not least <= value <= most:  # also refuses NaN
        remedy = f"Give a number from {least:g} to {most:g}."
        raise PolicyError("this number is out of range", value=str(value), place=place, remedy=remedy)
    if key not in _NO_BITS and value * _STEPS_PER_BIT % 1:
        nearest = round(value * _STEPS_PER_BIT) / _STEPS_PER_BIT
        raise PolicyError(
            "bits are whole sixteenths", value=str(value), place=place, remedy=f"The nearest is {nearest:g}."
        )


def _hash(policy: Policy | NamePolicy) -> str:
    return hashlib.sha256(msgspec.json.encode(policy, order="deterministic")).hexdigest()[:16]

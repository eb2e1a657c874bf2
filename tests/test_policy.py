"""A policy: every number of it counts, travels as TOML, and no impossible one passes."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given

import strategies
from crible.errors import PolicyError
from crible.policy import FactPolicy, NamePolicy, Policy

NUMBERS = [
    (table, key)
    for table, struct in (("names", NamePolicy), ("facts", FactPolicy), ("", Policy))
    for key in struct.__struct_fields__
    if key not in {"names", "facts"}
]
FLOATS = [(table, key) for table, key in NUMBERS if key not in {"least_fit", "full_agreement"}]


def changed(table: str, key: str, value: object) -> Policy:
    """The default policy with one number changed."""
    policy = Policy()
    if not table:
        return msgspec.structs.replace(policy, **{key: value})
    part = msgspec.structs.replace(getattr(policy, table), **{key: value})
    return msgspec.structs.replace(policy, **{table: part})


def other(table: str, key: str) -> Policy:
    """The default policy with one number a little different."""
    value = getattr(getattr(Policy(), table) if table else Policy(), key)
    return changed(table, key, (not value) if isinstance(value, bool) else value + 1)


@given(strategies.policies())
def test_toml_round_trip(policy: Policy) -> None:
    """A policy written as TOML and read back is the same policy, hash and all."""
    assert policy == Policy.parse(policy.toml())
    assert policy.hash == Policy.parse(policy.toml()).hash


def test_toml_states_every_number() -> None:
    """The written policy holds every number, so that nothing depends on defaults of a later version."""
    written = tomllib.loads(Policy().toml())

    assert {(t, k) for t, k in NUMBERS if t} == {(t, k) for t in ("names", "facts") for k in written[t]}
    assert {k for t, k in NUMBERS if not t} == {k for k, v in written.items() if not isinstance(v, dict)}


@pytest.mark.parametrize(("table", "key"), NUMBERS, ids="-".join)
def test_hash_changes_with_every_number(table: str, key: str) -> None:
    """No number can change without another hash."""
    assert other(table, key).hash != Policy().hash


def test_hashes_are_all_different() -> None:
    """Policies that differ in one number each have hashes of their own, and the same hash every time."""
    hashes = [other(table, key).hash for table, key in NUMBERS]

    assert len(NUMBERS) == len(set(hashes))
    assert hashes == [other(table, key).hash for table, key in NUMBERS]
    assert all(len(digest) == 16 and int(digest, 16) >= 0 for digest in hashes)


def test_a_partial_file_has_defaults(tmp_path: Path) -> None:
    """What a file leaves out has its default, and an empty file is the default policy."""
    path = tmp_path / "policy.toml"
    path.write_text("chance_alerts = 5\n[names]\nmissing = 2\n", encoding="utf-8")

    assert msgspec.structs.replace(Policy(), chance_alerts=5.0, names=NamePolicy(missing=2.0)) == Policy.load(path)
    assert Policy() == Policy.parse("")


REFUSED = {
    "unknown key": "chance_alert = 5",
    "unknown key of a table": "[names]\nrarity = 3",
    "unknown table": "[places]\nbirth = 3",
    "text for a number": 'chance_alerts = "5"',
    "truth for a number": "chance_alerts = true",
    "number for truth": "full_agreement = 1",
    "fraction for whole": "[names]\nleast_fit = 450.5",
    "table for a number": "[chance_alerts]\nx = 1",
    "number for a table": "names = 3",
    "no TOML": "chance_alerts == 5",
    "twice": "chance_alerts = 5\nchance_alerts = 6",
    "no chance alert": "chance_alerts = 0",
    "fewer than none": "chance_alerts = -1",
    "least_fit too low": "[names]\nleast_fit = 0",
    "least_fit too high": "[names]\nleast_fit = 1001",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_refused(text: str) -> None:
    """Unknown keys, wrong types and impossible numbers are refused with their place and a remedy."""
    with pytest.raises(PolicyError) as caught:
        Policy.parse(text, place="mine.toml")

    assert "mine.toml" in caught.value.sentence()
    assert caught.value.remedy


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e300", "-1e300"])
@pytest.mark.parametrize(("table", "key"), FLOATS, ids="-".join)
def test_no_number_is_infinite(table: str, key: str, value: str) -> None:
    """NaN, infinities and numbers beyond all bits are refused for every key, which the error names."""
    text = (f"[{table}]\n" if table else "") + f"{key} = {value}"
    with pytest.raises(PolicyError) as caught:
        Policy.parse(text)

    assert key in caught.value.sentence()
    assert caught.value.remedy


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_check_refuses_what_was_made_in_python(value: float) -> None:
    """A policy made in Python can be checked like one from a file."""
    with pytest.raises(PolicyError):
        changed("names", "missing", value).check()


def test_default_passes() -> None:
    """The default policy passes its own check."""
    Policy().check()


UNSOUND = [
    ("names", "missing", -1.0),
    ("names", "contradicted", -1.0),
    ("names", "order", -1.0),
    ("names", "joined", -1.0),
    ("names", "equivalent", -1.0),
    ("names", "romanised", -1.0),
    ("names", "minor", -1.0),
    ("names", "least", -0.5),
    ("names", "minor", 1.5),
    ("names", "rarest", 5_000.0),
    ("facts", "birth_different", 5.0),
    ("facts", "country_different", 5.0),
    ("facts", "sex_different", 5.0),
    ("names", "missing", 0.3),
]


@pytest.mark.parametrize(("table", "key", "value"), UNSOUND)
def test_unsound_numbers_are_refused(table: str, key: str, value: float) -> None:
    """A cost that adds evidence, a contradiction that earns some, and bits that are no sixteenths are refused.

    With any of them the search may miss what it promises to find.
    """
    with pytest.raises(PolicyError) as caught:
        changed(table, key, value).check("mine.toml")

    assert key in caught.value.sentence()
    assert caught.value.remedy


@pytest.mark.parametrize("name", ["absent.toml", "."])
def test_unreadable_file(tmp_path: Path, name: str) -> None:
    """A file that cannot be read is refused with its path and a remedy."""
    with pytest.raises(PolicyError) as caught:
        Policy.load(tmp_path / name)

    assert caught.value.remedy


def test_file_of_another_encoding(tmp_path: Path) -> None:
    """A file that is no UTF-8 is refused."""
    path = tmp_path / "policy.toml"
    path.write_bytes(b"# \xe9\n")

    with pytest.raises(PolicyError):
        Policy.load(path)

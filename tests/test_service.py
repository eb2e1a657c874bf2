"""Settings and wiring: where the home is, which policy counts, and when an index is stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from crible.errors import EmptyNameError, FactError, HomeError, PolicyError
from crible.policy import Policy
from crible.records import ListVersion, Sex
from crible.service import Service, home_path, processors, stale, subject

HOMES = [
    # what is given, what the environment says, the home
    (Path("given"), {"CRIBLE_HOME": "named"}, Path("given")),
    (None, {"CRIBLE_HOME": "named"}, Path("named")),
]


@pytest.mark.parametrize(("given", "environment", "home"), HOMES)
def test_home_path(given: Path | None, environment: dict[str, str], home: Path) -> None:
    """What is given counts before what the environment says."""
    assert home == home_path(given, environment)


@pytest.mark.parametrize("environment", [{}, {"CRIBLE_HOME": ""}])
def test_home_of_the_user(environment: dict[str, str]) -> None:
    """Where nothing is said, the home is a folder of the user's own."""
    assert "crible" == home_path(None, environment).name


def test_policies(tmp_path: Path) -> None:
    """A policy that is given counts before that of the home, and that before the default."""
    service = Service(home=tmp_path)
    assert (None, Policy()) == (service.policy_source, service.policy)

    (tmp_path / "policy.toml").write_text("chance_alerts = 5.0\n", encoding="utf-8")
    assert 5.0 == Service(home=tmp_path).policy.chance_alerts

    own = tmp_path / "own.toml"
    own.write_text("chance_alerts = 6.0\n", encoding="utf-8")
    assert 6.0 == Service(home=tmp_path, policy=own).policy.chance_alerts
    with pytest.raises(PolicyError, match="no such policy file"):
        _ = Service(home=tmp_path, policy=tmp_path / "absent.toml").policy


def versions(*words: str) -> tuple[ListVersion, ...]:
    """Lists from `name:version`."""
    return tuple(ListVersion(name=name, version=version) for name, _, version in (w.partition(":") for w in words))


STALE = [
    # lists in use, lists of the index, words of the warnings
    (("a:1",), ("a:1",), []),
    (("a:2",), ("a:1",), ["newer version"]),
    (("a:1", "b:1"), ("a:1",), ["not checked"]),
    (("a:1",), ("a:1", "b:1"), ["still checked"]),
    ((), ("a:1",), ["still checked"]),
    (("b:2", "c:1"), ("a:1", "b:1"), ["still checked", "newer version", "not checked"]),
]


@pytest.mark.parametrize(("used", "built", "words"), STALE)
def test_stale(used: tuple[str, ...], built: tuple[str, ...], words: list[str]) -> None:
    """Every way in which an index differs from the lists in use is said, list by list."""
    warnings = stale(versions(*used), versions(*built))

    assert len(words) == len(warnings)
    assert all(word in warning for word, warning in zip(words, warnings, strict=True))


def test_a_subject_in_words() -> None:
    """Facts are taken as a person types them: a country by any of its names."""
    checked = subject("Zorvan Testperson", born="1971-03", country="Syrie", sex="m", kind="person", document="X 1")

    assert ("SY", Sex.MALE) == (checked.countries[0].code, checked.sex)
    assert ("1971-03", "X 1") == (checked.births[0].edtf, checked.documents[0].number)


@pytest.mark.parametrize(
    ("name", "facts", "error"),
    [
        ("", {}, EmptyNameError),
        ("...", {}, EmptyNameError),
        ("Zorvan", {"country": "Absurdistan"}, FactError),
        ("Zorvan", {"born": "5 March 1971"}, FactError),
    ],
)
def test_a_subject_that_is_none(name: str, facts: dict[str, str], error: type[Exception]) -> None:
    """What is not understood is refused."""
    with pytest.raises(error):
        subject(name, **facts)


def test_an_empty_home_has_no_index(tmp_path: Path) -> None:
    """Without an index there is an error, not an empty answer."""
    with pytest.raises(HomeError, match="no index"):
        _ = Service(home=tmp_path).screener


def test_processors() -> None:
    """There is at least one processor."""
    assert processors() >= 1

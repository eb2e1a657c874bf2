"""The error tree: stable codes, a remedy for each, nothing left out of the docs."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

import crible.errors
from crible.errors import CribleError
from support import ROOT, SOURCES

CODES = {
    "CribleError": "crible",
    "SourceError": "source",
    "UnknownFormatError": "source.unknown-format",
    "WrongFormatError": "source.wrong-format",
    "DamagedFileError": "source.damaged",
    "HostileFileError": "source.hostile",
    "FactError": "fact",
    "UnfitNameError": "name",
    "EmptyNameError": "name.empty",
    "LongNameError": "name.too-long",
    "PolicyError": "policy",
    "SnapshotError": "snapshot",
    "HomeError": "home",
}
"""Every code ever published; programs depend on them, so none changes."""


def tree(root: type[CribleError] = CribleError) -> Iterator[type[CribleError]]:
    """An error class and all under it."""
    yield root
    for child in root.__subclasses__():
        yield from tree(child)


ERRORS = [error for error in tree() if error.__module__.startswith("crible")]


def test_codes_are_stable() -> None:
    """Every error class has the code it was published with."""
    found = {error.__name__: error.code for error in ERRORS}

    assert CODES == found


def test_codes_are_unique() -> None:
    """No two error classes share a code."""
    assert len(ERRORS) == len({error.code for error in ERRORS})


@pytest.mark.parametrize("error", ERRORS)
def test_all_errors_live_in_one_module(error: type[CribleError]) -> None:
    """Every error class is defined in crible.errors."""
    assert crible.errors.__name__ == error.__module__


@pytest.mark.parametrize("error", ERRORS)
def test_the_tree_is_drawn(error: type[CribleError]) -> None:
    """The picture at the top of the module names every class."""
    assert error.__name__ in (crible.errors.__doc__ or "")


@pytest.mark.parametrize("error", ERRORS)
def test_the_docs_name_every_code(error: type[CribleError]) -> None:
    """The page about errors names every code."""
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")

    assert f"`{error.code}`" in page


def raises() -> Iterator[tuple[str, str, set[str]]]:
    """Every place of the source that makes one of our errors: where, which, and the keywords given."""
    names = {error.__name__ for error in ERRORS}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                place = f"{path.relative_to(ROOT)}:{node.lineno}"
                yield place, node.func.id, {keyword.arg or "**" for keyword in node.keywords}


def test_every_error_says_what_to_do() -> None:
    """An error whose class has no remedy of its own is never made without one."""
    own = {error.__name__ for error in ERRORS if error.default_remedy}
    without = [f"{place} {name}" for place, name, given in raises() if name not in own and not given & {"remedy", "**"}]

    assert [] == without


def test_an_error_says_what_and_where() -> None:
    """The sentence holds the place, what happened, and the value, shortened to one line."""
    error = CribleError("this is not a date", value="x" * 200, place="line 3")

    assert str(error).startswith("line 3: this is not a date ('xxx")
    assert len(str(error)) < 120

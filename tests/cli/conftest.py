"""What do the tests of the command line share? A home of their own, and a home with the invented list."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli_support import LIST, Crible
from crible.cli import main


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """The invented list as a file."""
    path = tmp_path / "invented.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture
def crible(tmp_path: Path) -> Crible:
    """`crible` in a home of its own: `crible("check", "Zorvan", stdin="...")`."""

    def call(*words: str | Path, stdin: str | bytes | None = None) -> Result:
        arguments = ["--home", str(tmp_path / "home"), *map(str, words)]
        return CliRunner().invoke(main, arguments, input=stdin, prog_name="crible")

    return call


@pytest.fixture
def ready(crible: Crible, listed: Path) -> Crible:
    """`crible` with the invented list added and built."""
    assert 0 == crible("lists", "add", listed, "--yes").exit_code
    assert 0 == crible("build").exit_code
    return crible


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the invented list, shared by tests that only read it."""
    folder = tmp_path_factory.mktemp("built")
    path = folder / "invented.csv"
    path.write_text(LIST, encoding="utf-8")
    for words in (["lists", "add", str(path), "--yes"], ["build"]):
        assert 0 == CliRunner().invoke(main, ["--home", str(folder / "home"), *words]).exit_code
    return folder / "home"

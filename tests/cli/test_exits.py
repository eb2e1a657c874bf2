"""Exit codes: 0 no hit, 1 hit, 2 anything else, whatever goes wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cli_support import Crible, process
from crible.cli import main
from crible.cli.exits import ERROR, EXIT_CODES, Program
from crible.errors import CribleError, HomeError


def tree(root: type[CribleError] = CribleError) -> Iterator[type[CribleError]]:
    """An error class and all under it."""
    yield root
    for child in root.__subclasses__():
        yield from tree(child)


def test_every_error_has_an_exit_code() -> None:
    """The map from error codes covers the tree, and nothing more."""
    assert {error.code for error in tree()} == set(EXIT_CODES)


def test_no_error_looks_like_an_answer() -> None:
    """No error ends with the code of a hit or of no hit."""
    assert {ERROR} == set(EXIT_CODES.values())


FAILURES = [
    HomeError("no", remedy="do"),
    click.UsageError("no"),
    click.ClickException("no"),
    click.Abort(),
    KeyboardInterrupt(),
    ValueError("a fault of ours"),
    OSError(28, "No space left on device", "/somewhere"),
    RecursionError(),
    MemoryError(),
]


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: type(failure).__name__)
def test_whatever_fails_ends_with_2(failure: BaseException) -> None:
    """A crash, an interrupt or a full disk never ends with the code of a hit."""

    @click.command()
    def fail() -> None:
        raise failure

    program = Program(commands={"fail": fail})

    result = CliRunner().invoke(program, ["fail"])

    assert ERROR == result.exit_code
    assert result.stderr
    assert not result.stdout


USAGE = [
    ("unknown option", ["check", "Zorvan", "--colour"]),
    ("unknown command", ["chekc", "Zorvan"]),
    ("unknown global option", ["--hme", "x", "info"]),
    ("a policy that is not there", ["check", "Zorvan", "--policy", "no-such.toml"]),
    ("no index", ["check", "Zorvan"]),
    ("unknown list", ["lists", "show", "nobody"]),
    ("unknown list", ["lists", "remove", "nobody", "--yes"]),
    ("no list", ["build"]),
    ("no file", ["lists", "add", "no-such-file.csv"]),
    ("a folder", ["lists", "add", "."]),
    ("a limit of nothing", ["check", "Zorvan", "--limit", "0"]),
    ("unknown sex", ["check", "Zorvan", "--sex", "x"]),
]


@pytest.mark.parametrize(("why", "words"), USAGE)
def test_what_is_not_understood_ends_with_2(crible: Crible, why: str, words: list[str]) -> None:
    """What cannot be done is said on standard error, and ends with 2."""
    result = crible(*words)

    assert (ERROR, "") == (result.exit_code, result.stdout), why
    assert len(result.stderr.splitlines()) >= 2


def test_errors_have_two_lines(crible: Crible) -> None:
    """An error is one line of what happened and one of what to do."""
    what, remedy = crible("lists", "show", "nobody").stderr.splitlines()

    assert "Error: there is no list of this name ('nobody')" == what
    assert "Add a list first: crible lists add FILE" == remedy


def test_one_form_at_a_time(crible: Crible) -> None:
    """Two forms of answers at once are refused, not chosen between."""
    result = crible("check", "Zorvan", "--json", "--csv")

    assert ERROR == result.exit_code
    assert "usage" == json.loads(result.stderr)["error"]["code"]


@pytest.mark.parametrize("form", ["--json", "--jsonl", "--csv"])
def test_errors_for_programs(crible: Crible, form: str) -> None:
    """A program gets errors as one JSON object on standard error, and nothing on standard output."""
    result = crible("check", "Zorvan", form)

    assert {"code", "message", "place", "value", "remedy"} == set(json.loads(result.stderr)["error"])
    assert "home" == json.loads(result.stderr)["error"]["code"]
    assert "" == result.stdout


def test_codes_of_the_process(built: Path) -> None:
    """The process itself ends with the codes, not only the test runner."""
    home = str(built)

    assert 0 == process("--home", home, "check", "Nobody Listed").returncode
    assert 1 == process("--home", home, "check", "Zorvan Testperson").returncode
    assert 2 == process("--home", home, "check", "...").returncode


def test_a_reader_that_leaves_is_no_hit(built: Path) -> None:
    """When who reads the answers goes away, the process ends with 2 and without a traceback."""
    names = b"Zorvan Testperson\n" * 3_000
    done = process("--home", str(built), "check", "--jsonl", stdin=names, shell="| head -n 1 >/dev/null")

    assert (2, b"") == (done.returncode, done.stderr)


def test_a_full_disk_is_no_answer(built: Path) -> None:
    """When the answers cannot be written, the process ends with 2."""
    done = process("--home", str(built), "check", "Nobody Listed", shell=">/dev/full")

    assert 2 == done.returncode
    assert b"no space left" in done.stderr.lower()


def test_the_version(crible: Crible) -> None:
    """`--version` names the program and a version."""
    assert crible("--version").stdout.startswith("crible 0.")


def test_python_m_crible_is_crible() -> None:
    """`python -m crible` is the same command."""
    assert process("--version").stdout.decode() == CliRunner().invoke(main, ["--version"]).stdout

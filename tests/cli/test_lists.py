"""`crible lists`: what is added is reported, what looks wrong is held, and a good version is never lost."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cli_support import LIST, Crible
from crible.cli import main


def added(result_json: str) -> tuple[str, int]:
    """The outcome and the number of records of an addition."""
    answer = json.loads(result_json)
    return answer["outcome"], answer["list"]["records"]


def test_the_report_of_a_list(crible: Crible, listed: Path) -> None:
    """Adding a list shows what was read: format, records, scripts, kinds of names, precision of dates."""
    result = crible("lists", "add", listed, "--yes")

    assert 0 == result.exit_code
    for words in (
        "table",
        "Latn 4",
        "Cyrl 1",
        "Arab 1",
        "Deva 1",
        "weak alias 1",
        "day 1",
        "year 1",
        "in use: invented",
    ):
        assert words in result.stdout


def test_the_report_for_programs(crible: Crible, listed: Path) -> None:
    """A program gets the outcome and the whole report as one object."""
    answer = json.loads(crible("lists", "add", listed, "--yes", "--json").stdout)

    assert ("added", 3, "invented") == (answer["outcome"], answer["list"]["records"], answer["list"]["name"])
    assert {"person": 2, "organisation": 1} == answer["report"]["kinds"]


def test_nobody_confirms_a_guess(crible: Crible, listed: Path) -> None:
    """Without a terminal, guessed columns need --yes or a column map."""
    result = crible("lists", "add", listed)

    assert 2 == result.exit_code
    assert "--column name='name'" in result.stderr
    assert "No list" in crible("lists", "show").stdout


def test_columns_given_need_no_confirmation(crible: Crible, listed: Path) -> None:
    """A column map is taken at its word; what it leaves out becomes notes."""
    words = ["--column", "name=name", "--column", "reference=id", "--column", "birth_date=date of birth"]
    result = crible("lists", "add", listed, *words, "--json")

    assert {"Latn": 3} == json.loads(result.stdout)["report"]["scripts"]


COLUMNS = [["name"], ["=name"], ["name="], ["name=name", "name=alias"], ["nosuch=name"], ["name=nosuch"]]


@pytest.mark.parametrize("columns", COLUMNS, ids=" ".join)
def test_columns_that_are_none(crible: Crible, listed: Path, columns: list[str]) -> None:
    """A column map with unknown or repeated fields or columns is refused."""
    words = [word for column in columns for word in ("--column", column)]

    assert 2 == crible("lists", "add", listed, *words).exit_code


def test_the_same_file_again(crible: Crible, listed: Path) -> None:
    """The same file added again says so, and is no error."""
    crible("lists", "add", listed, "--yes")
    result = crible("lists", "add", listed, "--yes")

    assert 0 == result.exit_code
    assert "unchanged" in result.stdout


def test_a_list_that_shrinks_is_held(crible: Crible, listed: Path) -> None:
    """A file with far fewer records is held loudly, and used only when a person accepts it."""
    crible("lists", "add", listed, "--yes")
    listed.write_text("".join(LIST.splitlines(keepends=True)[:2]), encoding="utf-8")

    held = crible("lists", "add", listed, "--yes")
    assert 2 == held.exit_code
    assert "HELD: the file was NOT put in use" in held.stderr
    assert 3 == json.loads(crible("lists", "show", "--json").stdout)[0]["list"]["records"]
    assert ("held", 1) == added(crible("lists", "add", listed, "--yes", "--json").stdout)

    assert 0 == crible("lists", "add", listed, "--yes", "--accept").exit_code
    assert 1 == json.loads(crible("lists", "show", "--json").stdout)[0]["list"]["records"]


def test_an_error_says_what_stays(crible: Crible, listed: Path) -> None:
    """A file that cannot be read leaves the version in use, and the error says so."""
    crible("lists", "add", listed, "--yes")
    listed.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    result = crible("lists", "add", listed, "--yes")

    assert 2 == result.exit_code
    assert "The version of invented in use stays in use." in result.stderr
    assert 3 == json.loads(crible("lists", "show", "--json").stdout)[0]["list"]["records"]


def test_showing_lists(ready: Crible) -> None:
    """The lists in use are shown with their ages, one list with its versions."""
    assert "0 days" in ready("lists", "show").stdout
    shown = ready("lists", "show", "invented").stdout

    assert "invented.csv" in shown
    assert "in use" in shown


def test_removing_needs_a_yes(ready: Crible) -> None:
    """A list is taken out of use only when someone says so."""
    assert 2 == ready("lists", "remove", "invented").exit_code
    assert 0 == ready("lists", "remove", "invented", "--yes").exit_code
    assert "No list" in ready("lists", "show").stdout


def test_a_packed_list(crible: Crible, listed: Path) -> None:
    """A packed table is guessed and read like a plain one."""
    packed = listed.with_suffix(".csv.gz")
    packed.write_bytes(gzip.compress(listed.read_bytes()))

    assert "--column name='name'" in crible("lists", "add", packed).stderr
    assert ("added", 3) == added(crible("lists", "add", packed, "--yes", "--json").stdout)


WHOLE = LIST.encode()
BEGINNINGS = [
    b"",
    b"<?xml version='1.0'?><CONSOLIDATED_LIST>",
    b'{"id": "',
    b"[{",
    b"\x1f\x8b",
    b"PK\x03\x04",
    b"PAR1",
    WHOLE,
]


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=300), st.integers(0, len(WHOLE)))
@example(b"", WHOLE, 0)
@example(b"", WHOLE[:300], 0)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_no_file_loses_a_list(tmp_path: Path, listed: Path, beginning: bytes, rest: bytes, cut: int) -> None:
    """Whatever bytes a file holds, adding it ends with 0 or 2, and the good version stays."""
    home = ["--home", str(tmp_path / "home")]
    run = CliRunner().invoke
    run(main, [*home, "lists", "add", str(listed), "--name", "ours", "--yes"])
    file = tmp_path / "any"
    file.write_bytes(beginning[: len(beginning) - cut if beginning is WHOLE else None] + rest)

    result = run(main, [*home, "lists", "add", str(file), "--name", "ours", "--yes"])

    assert result.exit_code in {0, 2}
    assert "Crible itself failed" not in result.stderr, result.stderr
    if result.exit_code:
        shown = json.loads(run(main, [*home, "lists", "show", "--json"]).stdout)
        assert 3 <= shown[0]["list"]["records"]

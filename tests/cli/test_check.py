"""`crible check` and `crible explain`: the answer, for people and for programs, and the code that goes with it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli_support import LIST, Crible, check_golden, process
from crible.cli import main
from crible.cli.answers import COLUMNS


def check(home: Path, *words: str, stdin: str | bytes | None = None) -> Result:
    """`crible check` in a home."""
    return CliRunner().invoke(main, ["--home", str(home), "check", *words], input=stdin, prog_name="crible")


def answers(result: Result) -> list[dict[str, Any]]:
    """The answers of `--jsonl`."""
    return [json.loads(line) for line in result.stdout.splitlines()]


FOUND = [
    # a name, facts, the reference of its record
    ("Zorvan Testperson", [], "T-1"),
    ("Testperson, Zorvan", ["--born", "1971"], "T-1"),
    ("Зорван Тестперсон", ["--country", "Syrie"], "T-1"),
    ("زوروان تستپرسون", ["--sex", "m"], "T-1"),
    ("ज़ोरवान टेस्टपर्सन", ["--kind", "person"], "T-1"),
    ("Exemplar Trading Imaginary", ["--kind", "organisation"], "T-3"),
]


@pytest.mark.parametrize(("name", "facts", "reference"), FOUND)
def test_listed_names_are_found(built: Path, name: str, facts: list[str], reference: str) -> None:
    """A listed name in any script is a hit, and ends with 1."""
    result = check(built, name, *facts, "--jsonl")

    assert 1 == result.exit_code
    assert reference == answers(result)[0]["hits"][0]["record"]


def test_others_are_not(built: Path) -> None:
    """A name that nobody on the list bears is no hit, and the answer says against what it was checked."""
    result = check(built, "Somebody Unlisted")

    assert 0 == result.exit_code
    assert "no possible match" in result.stdout
    assert "against invented" in result.stdout
    assert "3 records" in result.stdout


def test_the_shape_of_an_answer(built: Path) -> None:
    """An answer for programs has exactly the fields that the docs name, hit or no hit."""
    hit, none = answers(check(built, "Zorvan Testperson", "Somebody Unlisted", "--jsonl", "--born", "1971"))
    fields = {"query", "hits", "policy", "lists", "warnings", "engine"}

    assert fields == set(hit) == set(none)
    assert [] == none["hits"]
    assert {"name": "Zorvan Testperson", "born": "1971"} == hit["query"]
    assert {"name", "version", "dated", "records"} == set(hit["lists"][0])
    first = hit["hits"][0]
    expected = {"list", "record", "name", "matched_name", "script", "bits", "chance_alerts", "reason", "evidence"}
    assert expected | {"agreeing_name", "not_compared"} == set(first)
    assert {"comparison", "level", "subject", "record", "bits", "sentence"} == set(first["evidence"][0])


def test_bits_add_up(built: Path) -> None:
    """The bits of a hit are the sum of its rows."""
    for answer in answers(check(built, "Zorvan Testperson", "--jsonl", "--born", "1970", "--country", "FR")):
        for hit in answer["hits"]:
            assert hit["bits"] == sum(row["bits"] for row in hit["evidence"])


def test_the_array_holds_the_lines(built: Path) -> None:
    """`--json` is one array of the objects of `--jsonl`; without a name to answer, an empty one."""
    words = ("Zorvan Testperson", "Somebody Unlisted")

    assert answers(check(built, *words, "--jsonl")) == json.loads(check(built, *words, "--json").stdout)
    assert [] == json.loads(check(built, "--json", stdin="---\n").stdout)


def test_csv(built: Path) -> None:
    """`--csv` has one row per hit, and one with an empty hit for a name without any."""
    result = check(built, "Zorvan Testperson", "Somebody, Unlisted", "--csv")
    hit, none = csv.DictReader(io.StringIO(result.stdout))

    assert COLUMNS == tuple(hit)
    assert ("T-1", "") == (hit["record"], none["record"])
    assert "Somebody, Unlisted" == none["query"]


def test_names_from_standard_input(built: Path) -> None:
    """Names come one per line; blank lines are skipped and counted."""
    result = check(built, "--jsonl", stdin="Somebody Unlisted\n\nZorvan Testperson\n")

    assert ["Somebody Unlisted", "Zorvan Testperson"] == [answer["query"]["name"] for answer in answers(result)]
    assert "1 blank line skipped" in result.stderr
    assert 1 == result.exit_code


def test_no_name_is_no_answer(built: Path) -> None:
    """An empty standard input is an error: nothing was checked."""
    result = check(built, stdin="\n\n")

    assert 2 == result.exit_code
    assert "nothing was checked" in result.stderr


def test_one_bad_name_spoils_no_other(built: Path) -> None:
    """A name that cannot be checked is an error with its place; the others are answered, and the code is 2."""
    result = check(built, "--jsonl", stdin=b"Zorvan Testperson\n---\n\xff\xfe\nAmina Exemplarova\n")
    places = [json.loads(line)["error"]["place"] for line in result.stderr.splitlines()]

    assert ["T-1", "T-2"] == [answer["hits"][0]["record"] for answer in answers(result)]
    assert ["standard input, line 2", "standard input, line 3"] == places
    assert 2 == result.exit_code


MISUNDERSTOOD = [
    ["--born", "05.03.1971"],
    ["--born", "1971-13"],
    ["--country", "Absurdistan"],
    ["--list", "nobody"],
    ["--sex", "male"],
    ["--kind", "yacht"],
]


@pytest.mark.parametrize("words", MISUNDERSTOOD, ids=" ".join)
def test_what_is_not_understood_is_refused(built: Path, words: list[str]) -> None:
    """A fact or list that is not understood is an error, said once, never an answer without it."""
    result = check(built, *words, stdin="Zorvan Testperson\nAmina Exemplarova\n")

    assert (2, "") == (result.exit_code, result.stdout)
    assert 1 == result.stderr.count("Error")


def test_limit(built: Path) -> None:
    """Hits beyond the limit are left out, and the answer says how many."""
    home = built.parent / "twins"
    twins = built.parent / "twins.csv"
    twins.write_text("id,name\n" + "".join(f"{n},Zorvan Testperson\n" for n in range(5)), encoding="utf-8")
    for words in (["lists", "add", str(twins), "--yes"], ["build"]):
        assert 0 == CliRunner().invoke(main, ["--home", str(home), *words]).exit_code

    (answer,) = answers(check(home, "Zorvan Testperson", "--limit", "2", "--jsonl"))
    assert 2 == len(answer["hits"])
    assert "3 of 5 hits are not shown" in answer["warnings"][0]
    assert "3 more not shown" in check(home, "Zorvan Testperson", "--limit", "2").stdout


def test_a_stale_index_is_said(ready: Crible, listed: Path) -> None:
    """An index older than the lists is no secret, neither for people nor for programs."""
    listed.write_text(LIST + "T-4,Fourth Imaginary,,,,,,person\n", encoding="utf-8")
    ready("lists", "add", listed, "--yes")
    ready("lists", "add", listed, "--yes", "--name", "second")

    result = ready("check", "Somebody Unlisted", "--jsonl")
    assert 2 == len(answers(result)[0]["warnings"])
    assert 2 == result.stderr.count("Warning: ")
    assert "newer version" in ready("info").stdout
    ready("build")
    assert [] == answers(ready("check", "Somebody Unlisted", "--jsonl"))[0]["warnings"]


def test_one_list_alone(ready: Crible, listed: Path) -> None:
    """`--list` checks against that list alone, and the answer names no other."""
    ready("lists", "add", listed, "--yes", "--name", "second")
    ready("build")
    (answer,) = answers(ready("check", "Zorvan Testperson", "--jsonl", "--list", "second"))

    assert ["second"] == [version["name"] for version in answer["lists"]]
    assert {"second"} == {hit["list"] for hit in answer["hits"]}


def test_a_policy_of_ones_own(built: Path, tmp_path: Path) -> None:
    """The policy that is printed is one that can be given back; another one has another hash."""
    own = tmp_path / "own.toml"
    printed = CliRunner().invoke(main, ["--home", str(built), "policy"]).stdout
    own.write_text(printed, encoding="utf-8")
    (same,) = answers(check(built, "Nobody Listed", "--jsonl", "--policy", str(own)))
    own.write_text("chance_alerts = 5.0\n", encoding="utf-8")
    (other,) = answers(check(built, "Nobody Listed", "--jsonl", "--policy", str(own)))

    assert same["policy"] in printed
    assert same["policy"] != other["policy"]


def test_a_policy_that_is_none(built: Path, tmp_path: Path) -> None:
    """A policy with an unknown key is refused, not half used."""
    own = tmp_path / "own.toml"
    own.write_text("chance_alarms = 5.0\n", encoding="utf-8")

    assert 2 == check(built, "Zorvan Testperson", "--policy", str(own)).exit_code


def test_hostile_names_do_not_reach_the_terminal(crible: Crible, listed: Path) -> None:
    """Escape sequences in a list or in a checked name are not written to people; programs get every character."""
    listed.write_text('id,name\n1,"Zorvan\x1b[31m Testperson"\n', encoding="utf-8")
    crible("lists", "add", listed, "--yes")
    crible("build")
    result = crible("check", "Zorvan\x1b[31m Testperson")

    assert "\x1b" not in result.stdout + result.stderr
    assert "\\u001b" in crible("check", "Zorvan\x1b[31m Testperson", "--jsonl").stdout


def test_colours_end_at_the_pipe(built: Path) -> None:
    """What is piped has no colours and no marks of direction."""
    done = process("--home", str(built), "check", "Zorvan Testperson", "زوروان تستپرسون")

    assert b"\x1b" not in done.stdout
    assert "\u2068" not in done.stdout.decode()


EXPLAINED = [
    # (name, reference, exit code)
    ("Zorvan Testperson", "T-1", 1),
    ("Somebody Unlisted", "T-1", 0),
    ("Zorvan Testperson", "T-2", 0),
]


@pytest.mark.parametrize(("name", "reference", "code"), EXPLAINED)
def test_explain(built: Path, name: str, reference: str, code: int) -> None:
    """Any record can be compared with any name, hit or no hit, and the rows add up."""
    result = CliRunner().invoke(main, ["--home", str(built), "explain", name, reference, "--json"])
    explained = json.loads(result.stdout)

    assert (code, reference) == (result.exit_code, explained["record"])
    assert explained["bits"] == sum(row["bits"] for row in explained["evidence"])
    assert (code == 1) == (explained["reason"] is not None)


def test_explain_agrees_with_check(built: Path) -> None:
    """The rows of an explanation are those of the hit."""
    words = ["Zorvan Testperson", "--born", "1971-05-03"]
    (hit,) = answers(check(built, *words, "--jsonl"))[0]["hits"]
    explained = json.loads(CliRunner().invoke(main, ["--home", str(built), "explain", *words, "T-1", "--json"]).stdout)

    assert (hit["bits"], hit["evidence"]) == (explained["bits"], explained["evidence"])


def test_explain_needs_one_record(ready: Crible, listed: Path) -> None:
    """A reference that no list has, or that several have, is an error that says where to look."""
    assert "Looked in: invented" in ready("explain", "Zorvan", "T-99").stderr
    ready("lists", "add", listed, "--yes", "--name", "second")
    ready("build")

    assert "Name the list: invented, second" in ready("explain", "Zorvan Testperson", "T-1").stderr
    assert 1 == ready("explain", "Zorvan Testperson", "T-1", "--list", "second").exit_code


def test_info(ready: Crible) -> None:
    """`crible info` tells the home, the lists, the index and the policy."""
    facts = json.loads(ready("info", "--json").stdout)

    assert {"home", "engine", "policy", "lists", "index", "warnings"} == set(facts)
    assert (3, []) == (facts["index"]["records"], facts["warnings"])
    assert facts["policy"]["hash"] in ready("info").stdout


def test_info_without_anything(crible: Crible) -> None:
    """A home that is empty is shown as such, and is no error."""
    result = crible("info")

    assert 0 == result.exit_code
    assert "No list is in use" in result.stdout


TRANSCRIPTS = [
    # a file, and the words of the call
    ("check-hit.txt", ["check", "Сорван Тестперсон", "--born", "1971-05-03", "--country", "Syria"]),
    ("check-none.txt", ["check", "Somebody Unlisted"]),
    ("check-hit.jsonl", ["check", "Exemplar Trading", "--kind", "organisation", "--jsonl"]),
    ("explain.txt", ["explain", "Amina Testperson", "T-1", "--born", "1971"]),
]


@pytest.mark.parametrize(("file", "words"), TRANSCRIPTS, ids=[row[0] for row in TRANSCRIPTS])
def test_transcripts(built: Path, file: str, words: list[str]) -> None:
    """What people and programs read is as it was kept; a change of scores shows here."""
    check_golden(file, CliRunner().invoke(main, ["--home", str(built), *words]).stdout)

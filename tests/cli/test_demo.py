"""`crible demo`: the whole road on invented people."""

from __future__ import annotations

import json
from pathlib import Path

from cli_support import Crible, process


def test_a_small_day(tmp_path: Path) -> None:
    """The demonstration says who was found, who was missed, false alarms, times, and what to try next."""
    home = tmp_path / "demo"
    done = process("demo", "--size", "300", "--travellers", "60", "--home", str(home))
    text = done.stdout.decode()

    assert (0, b"") == (done.returncode, done.stderr)
    for words in ("Nobody here exists", "Found: ", "Missed: ", "False alarms: ", "Time per check: ", "Try next:"):
        assert words in text
    assert f"crible --home {home} info" in text


def test_what_it_leaves_can_be_asked(tmp_path: Path) -> None:
    """The home of the demonstration is an ordinary home: its list can be shown and checked against."""
    home = str(tmp_path / "demo")
    process("demo", "--size", "50", "--travellers", "10", "--home", home)
    (listed,) = json.loads(process("--home", home, "lists", "show", "--json").stdout)
    answer = json.loads(process("--home", home, "check", "Nobody Listed", "--jsonl").stdout)

    assert ("demo", 50) == (listed["list"]["name"], listed["list"]["records"])
    assert 50 == answer["lists"][0]["records"]


def test_many_travellers_take_many_posts(tmp_path: Path) -> None:
    """Where several processes screen, every traveller is screened."""
    done = process("demo", "--size", "100", "--travellers", "250", "--home", str(tmp_path / "demo"))

    assert (0, b"") == (done.returncode, done.stderr)
    assert "of 231 other travellers" in done.stdout.decode()


def test_real_lists_are_left_alone(ready: Crible, tmp_path: Path) -> None:
    """Invented people are not put beside lists of somebody's own."""
    result = ready("demo", "--size", "50", "--travellers", "10")

    assert 2 == result.exit_code
    assert "invented people have no place beside real lists" in result.stderr.lower()
    assert ["invented"] == [one["list"]["name"] for one in json.loads(ready("lists", "show", "--json").stdout)]

"""The help pages: one line of summary, examples, exit codes; quick to load."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from cli_support import check_golden
from crible.cli import main


def commands(command: click.Command, words: tuple[str, ...] = ("crible",)) -> Iterator[tuple[str, click.Command]]:
    """A command and all under it, each with the words that call it."""
    yield " ".join(words), command
    if isinstance(command, click.Group):
        for name, child in sorted(command.commands.items()):
            yield from commands(child, (*words, name))


COMMANDS = list(commands(main))


def help_of(words: str, command: click.Command) -> str:
    """The help page of a command on a terminal of 80 columns."""
    context = click.Context(command, info_name=words, terminal_width=80, max_content_width=80)
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=[words for words, _ in COMMANDS])
def test_every_page_is_whole(words: str, command: click.Command) -> None:
    """Every help page begins with a sentence, and has an example that calls it and the exit codes."""
    page = help_of(words, command)

    assert (command.help or "").splitlines()[0].endswith(".")
    assert "Examples:" in page
    assert f"  {words}" in page.split("Examples:")[1]
    assert "Exit codes: 0" in page


@pytest.mark.parametrize(("words", "command"), COMMANDS, ids=[words for words, _ in COMMANDS])
def test_every_option_is_explained(words: str, command: click.Command) -> None:
    """Every option says what it does."""
    silent = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]

    assert [] == silent, words


def test_help_is_as_kept() -> None:
    """The help pages are those that are kept."""
    check_golden("help.txt", "\n\n".join(f"$ {words} --help\n{help_of(words, command)}" for words, command in COMMANDS))


HEAVY = {"babel", "lxml", "msgspec", "numpy", "pyarrow", "rich", "scipy"}


def test_the_start_is_light() -> None:
    """The command adds nothing heavy to `import crible` before it knows what to do."""
    code = "import crible, sys; known = set(sys.modules); import crible.cli; print(*(set(sys.modules) - known))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert set() == {name.partition(".")[0] for name in done.stdout.split()} & HEAVY

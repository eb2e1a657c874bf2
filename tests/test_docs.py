"""The documentation says what is true: its examples run, and it leaves nothing out."""

from __future__ import annotations

import doctest
import importlib
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import msgspec
import pytest

from crible import cli, sources
from crible.cli import answers
from support import ROOT, SOURCES

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
EXAMPLE = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def name(path: Path) -> str:
    """A page or module, for people."""
    return str(path.relative_to(ROOT))


def failures(test: doctest.DocTest) -> str:
    """What was wrong with the examples of a text; empty if all gave what they say."""
    report: list[str] = []
    doctest.DocTestRunner(optionflags=OPTIONS).run(test, out=report.append)
    return "".join(report)


def page(file: str) -> str:
    """The text of a page of docs/."""
    return (ROOT / "docs" / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_examples_of_pages(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every Python example of a page with `>>>` gives what the page says; those of one page share their names."""
    monkeypatch.chdir(tmp_path)
    examples = "\n".join(EXAMPLE.findall(path.read_text(encoding="utf-8")))
    test = doctest.DocTestParser().get_doctest(examples, {}, path.name, str(path), 0)

    assert "" == failures(test)


def test_the_readme_has_an_example() -> None:
    """The first page shows code that runs."""
    assert any(">>>" in example for example in EXAMPLE.findall((ROOT / "README.md").read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", [p for p in SOURCES if p.name != "__main__.py"], ids=name)
def test_examples_of_modules(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example in a docstring gives what it says."""
    monkeypatch.chdir(tmp_path)
    parts = path.relative_to(ROOT / "src").with_suffix("").parts
    module = importlib.import_module(".".join(parts).removesuffix(".__init__"))

    assert "" == "".join(failures(test) for test in doctest.DocTestFinder(exclude_empty=True).find(module))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    """Every link from a page to a file of the repository has a file at its end."""
    broken = [to for to in LINK.findall(path.read_text(encoding="utf-8")) if not (path.parent / to).exists()]

    assert [] == broken


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_verbs_exist(path: Path) -> None:
    """Every `make VERB` that a page names stands in the Makefile."""
    verbs = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"(?:^|`|&& )make ([a-z-]+)", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert set() == set(named) - set(verbs)


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_commands_exist(path: Path) -> None:
    """Every command that a page tells the reader to type exists, with the options it is given there."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    typed = [line for block in blocks for line in block.splitlines() if line.startswith("crible ")]

    assert [] == [line for line in typed if _unknown(shlex.split(line, comments=True)[1:])]


def _unknown(words: list[str]) -> list[str]:
    """The words of a command line that name no command or option."""
    command: click.Command = cli.main
    while isinstance(command, click.Group) and words:
        if words[0] not in command.commands:
            return words[:1]
        command, words = command.commands[words[0]], words[1:]
    options = {option for parameter in command.params for option in parameter.opts}
    return [word for word in words if word.startswith("-") and word.partition("=")[0] not in options]


def test_every_page_is_in_the_menu() -> None:
    """The menu of the site names every page of docs/."""
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")

    assert [] == [p.name for p in PAGES if "docs" in p.parts and str(p.relative_to(ROOT / "docs")) not in menu]


def test_made_pages_are_fresh() -> None:
    """The parts of pages that are made from the code are as the code makes them now."""
    done = subprocess.run(
        [sys.executable, "tables/pages.py", "--check"], capture_output=True, text=True, check=False, cwd=ROOT
    )

    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)


def test_every_format_is_explained() -> None:
    """The page about formats has a heading for every format, with its word on the command line."""
    headings = re.findall(r"^## .*$", page("formats.md"), re.MULTILINE)

    assert [] == [f for f in sources.FORMATS if not any(f"`{f}`" in heading for heading in headings)]


@pytest.mark.parametrize("struct", [answers.Answer, answers.HitAnswer, answers.Row, answers.ListAnswer])
def test_every_field_of_an_answer_is_explained(struct: type[msgspec.Struct]) -> None:
    """The page about answers for programs names every field that they have."""
    assert [] == [field for field in struct.__struct_fields__ if f"`{field}`" not in page("output.md")]


def test_every_command_is_explained() -> None:
    """The page about the command line has a heading for every command."""
    text = page("cli.md")

    assert [] == [words for words in _commands(cli.main, "crible") if f"# {words}\n" not in text]


def _commands(command: click.Command, words: str) -> list[str]:
    """The words that call a command, and those under it."""
    children = command.commands if isinstance(command, click.Group) else {}
    return [words, *(w for key, child in children.items() for w in _commands(child, f"{words} {key}"))]


def test_the_glossary_is_sorted() -> None:
    """The words of the glossary stand in the order of the alphabet, each once."""
    words = re.findall(r"^\*\*(.+?)\*\*", page("glossary.md"), re.MULTILINE)

    assert sorted(set(words), key=str.lower) == words


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "adr").glob("0*.md")), ids=name)
def test_decisions_have_one_shape(path: Path) -> None:
    """Every decision says its context, what was decided, what follows, and what would change our mind."""
    headings = re.findall(r"^## (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert ["Context", "Decision", "Consequences", "What would change our mind"] == headings

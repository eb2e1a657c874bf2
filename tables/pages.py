"""Which parts of the documentation are made from the code?

Each page named in `SECTIONS` holds `<!-- begin: NAME -->` and `<!-- end: NAME -->`; this script writes what stands
between them. `python tables/pages.py` writes; with `--check` it only says which pages are stale, and fails.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import click

from crible import policy as policies
from crible import tables
from crible.cli import main
from crible.errors import CribleError
from crible.sources import FORMATS, table

ROOT = Path(__file__).resolve().parent.parent


def command_line() -> str:
    """The help of every command, as a terminal of 80 columns shows it."""
    pages = [
        f"{'#' * (1 + words.count(' ') + 1)} {words}\n\n```text\n{text}\n```" for words, text in helps(main, "crible")
    ]
    return "\n\n".join(pages)


def helps(command: click.Command, name: str, parent: click.Context | None = None) -> Iterator[tuple[str, str]]:
    """The help of a command and of all commands under it, each with the words that call it."""
    settings = {**command.context_settings, "terminal_width": 80}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    yield context.command_path, "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            yield from helps(command.commands[child], child, context)


def errors() -> str:
    """Every class of the error tree: its code, what happened, what to do."""
    rows = [
        f"| `{e.code}` | `{e.__name__}` | {summary(e)} | {e.default_remedy or 'Said with each one.'} |" for e in tree()
    ]
    return "\n".join(["| code | class | what happened | what to do |", "|---|---|---|---|", *rows])


def tree(root: type[CribleError] = CribleError) -> Iterator[type[CribleError]]:
    """An error class and all classes under it, in the order of the source."""
    yield root
    for child in root.__subclasses__():
        yield from tree(child)


def formats() -> str:
    """Every format that Crible reads: its word on the command line, and its title."""
    rows = [f"| `{f.name}` | {f.title} |" for f in FORMATS.values()]
    return "\n".join(["| format | publisher and form |", "|---|---|", *rows])


def policy() -> str:
    """Every number of a policy: its key, its default, what it is for."""
    kinds = (("names", policies.NamePolicy), ("facts", policies.FactPolicy), ("", policies.Policy))
    source = ast.parse(Path(policies.__file__).read_text(encoding="utf-8"))
    classes = {node.name: node for node in source.body if isinstance(node, ast.ClassDef)}
    rows = [
        f"| `{f'{group}.{key}' if group else key}` | `{toml(default)}` | {words} |"
        for group, kind in kinds
        for key, default, words in documented(kind(), classes[kind.__name__])
    ]
    return "\n".join(["| key | default | what it is for |", "|---|---|---|", *rows])


def documented(value: object, definition: ast.ClassDef) -> Iterator[tuple[str, object, str]]:
    """The fields of a value that have words of their own under them in the source."""
    for field, after in pairwise(definition.body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(after, ast.Expr):
            words = " ".join(ast.literal_eval(after.value).split())
            yield field.target.id, getattr(value, field.target.id), words.replace("|", "\\|")


def toml(value: object) -> str:
    """A value as TOML writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def columns() -> str:
    """Every field that a column of a table can hold, and the headings that are understood."""
    words: dict[str, list[str]] = defaultdict(list)
    for field, heading, *_ in tables.rows("columns"):
        words[field].append(heading)
    rows = [f"| `{field}` | {', '.join(words[field])} |" for field in table.fields()]
    return "\n".join(["| field | headings that are understood |", "|---|---|", *rows])


def modules() -> str:
    """The modules of the package, lowest layer first, each with the question that it answers."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(contract["layers"] for contract in settings["contracts"] if contract["type"] == "layers")
    names = [name.strip(" ()") for layer in reversed(layers) for name in layer.split("|")]
    rows = [f"| `{name}` | {question} |" for name in names if (question := question_of(name))]
    return "\n".join(["| module | question |", "|---|---|", *rows])


def question_of(name: str) -> str:
    """What the module of the package says of itself in its first paragraph; empty if there is no such module."""
    path = ROOT / "src" / "crible" / name
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) if path.exists() else ""
    return " ".join((text or "").partition("\n\n")[0].split())


def summary(thing: object) -> str:
    """The first line of a docstring."""
    return (thing.__doc__ or "").strip().splitlines()[0]


SECTIONS: dict[str, dict[str, Callable[[], str]]] = {
    "ARCHITECTURE.md": {"modules": modules},
    "docs/cli.md": {"commands": command_line},
    "docs/errors.md": {"errors": errors},
    "docs/formats.md": {"formats": formats, "fields": columns},
    "docs/policy.md": {"policy": policy},
}


def filled(page: str, sections: dict[str, Callable[[], str]]) -> str:
    """The page with each of its sections written anew."""
    for name, make in sections.items():
        begin, end = f"<!-- begin: {name} -->", f"<!-- end: {name} -->"
        before, _, rest = page.partition(begin)
        _, _, after = rest.partition(end)
        page = f"{before}{begin}\n\n{make()}\n\n{end}{after}"
    return page


def run(*, check: bool) -> list[str]:
    """Write the pages, or only look; gives the names of those that were stale."""
    stale = []
    for name, sections in SECTIONS.items():
        path = ROOT / name
        old = path.read_text(encoding="utf-8")
        new = filled(old, sections)
        if new != old:
            stale.append(name)
            if not check:
                path.write_text(new, encoding="utf-8")
    return stale


if __name__ == "__main__":
    check = "--check" in sys.argv[1:]
    stale = run(check=check)
    if stale:
        print(f"{'stale (run python tables/pages.py)' if check else 'written'}: {', '.join(stale)}")
    sys.exit(bool(check and stale))

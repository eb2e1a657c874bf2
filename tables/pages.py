"""Which parts of the documentation are made from the code?

Each page named in `SECTIONS` holds `<!-- begin: NAME -->` and `<!-- end: NAME -->`; this script writes what stands
between them. `python tables/pages.py` writes; with `--check` it only says which pages are stale, and fails.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from crible.cli import main
from crible.errors import CribleError
from crible.sources import FORMATS

DOCS = Path(__file__).resolve().parent.parent / "docs"


def command_line() -> str:
    """The help of every command, as a terminal of 80 columns shows it."""
    pages = [
        f"{'#' * (1 + len(path))} {' '.join(path)}\n\n```text\n{text}\n```" for path, text in helps(main, ("crible",))
    ]
    return "\n\n".join(pages)


def helps(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The help of a command and of all commands under it, each with its words."""
    context = click.Context(command, info_name=" ".join(path), terminal_width=80, max_content_width=80)
    yield path, "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if (child := command.get_command(context, name)) and not child.hidden:
                yield from helps(child, (*path, name))


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


def summary(thing: object) -> str:
    """The first line of a docstring."""
    return (thing.__doc__ or "").strip().splitlines()[0]


SECTIONS: dict[str, dict[str, Callable[[], str]]] = {
    "cli.md": {"commands": command_line},
    "errors.md": {"errors": errors},
    "formats.md": {"formats": formats},
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
        path = DOCS / name
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

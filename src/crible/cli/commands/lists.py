"""`crible lists`: which lists are in use, and how do they come and go?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crible.cli.exits import ERROR, Caller
from crible.cli.options import FILE, ending, json_option
from crible.cli.text import clean, count
from crible.errors import CribleError, SourceError

if TYPE_CHECKING:
    from crible.home import Addition, Home
    from crible.sources import Options, Reading


@click.group(
    epilog=ending("crible lists add sdn.csv --name ofac", "crible lists show", "crible lists remove ofac --yes")
)
def lists() -> None:
    """Add, show and remove lists."""


@lists.command(
    epilog=ending(
        "crible lists add sdn.csv --name ofac",
        "crible lists add staff.csv --column name=Surname --column birth_date=DOB",
        "crible lists add today.delta.json --format ftm-delta --base yesterday.json --name ours",
        codes="Exit codes: 0 added, or unchanged; 2 error, or held because it looks wrong.",
    )
)
@click.argument("file", type=FILE)
@click.option("--name", default=None, metavar="NAME", help="Name of the list; otherwise made from the file's name.")
@click.option("--format", "format_", default=None, metavar="FORMAT", help="See crible formats; otherwise recognised.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="For tables: which column holds which field (repeatable).",
)
@click.option("--base", type=FILE, default=None, help="For deltas: the full file that the delta changes.")
@click.option("--accept", is_flag=True, help="Use the file even where it looks wrong.")
@click.option("--yes", is_flag=True, help="Take the columns of a table as guessed, without asking.")
@json_option
@click.pass_obj
def add(
    caller: Caller,
    /,
    *,
    file: Path,
    name: str | None,
    format_: str | None,
    columns: tuple[str, ...],
    base: Path | None,
    accept: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Read a list file, and put it in use.

    The list is known by its name: a file added under the name of a list in use is its new version. A file that cannot
    be read leaves the version in use in its place. A file with less than 80 % of the records or references of the
    version in use, or of which more than 1 % was refused, is held: it is used only with --accept.
    """
    from crible.home import check_list_name, list_name  # noqa: PLC0415  # slow to load
    from crible.service import Service  # noqa: PLC0415  # slow to load
    from crible.sources import Options  # noqa: PLC0415  # slow to load

    home = Service(home=caller.home).home
    name = check_list_name(name) if name is not None else list_name(file)
    options = Options(columns=_column_map(columns), base=base)
    try:
        reading = _open(file, format_, options, ask=not yes, machine=as_json)
        addition = _read(home, name, reading, accept=accept)
    except CribleError as error:
        _say_what_stays(home, name, error)
        raise
    _answer(addition, as_json=as_json)


def _column_map(columns: tuple[str, ...]) -> dict[str, str] | None:
    """The column map from `FIELD=COLUMN` words; None if there are none.

    Raises:
        UsageError: A word has no `=`, or a field comes twice.
    """
    pairs = [column.partition("=") for column in columns]
    fields = [field.strip() for field, _, _ in pairs]
    for (field, sign, column), words in zip(pairs, columns, strict=True):
        if not (field.strip() and sign and column):
            raise click.UsageError(f"--column needs FIELD=COLUMN, not {words!r}.")
        if fields.count(field.strip()) > 1:
            raise click.UsageError(f"--column names the field {field.strip()!r} twice.")
    return {field.strip(): column for field, _, column in pairs} or None


def _open(file: Path, format_: str | None, options: Options, *, ask: bool, machine: bool) -> Reading:
    """Begin to read a file; the columns of a table are shown and confirmed first, unless they were given."""
    from crible.sources import read, sniff  # noqa: PLC0415  # slow to load

    if format_ is None and options.columns is None:
        format_ = sniff(file).name
    reading = read(file, format_, options)
    if ask and reading.report.format == "table" and options.columns is None:
        _confirm_columns(file, may_ask=sys.stdin.isatty() and not machine)
    return reading


def _confirm_columns(file: Path, *, may_ask: bool) -> None:
    """Show how a table would be read, and go on only if a person agrees."""
    from crible.sources.packed import Unpacked  # noqa: PLC0415  # slow to load
    from crible.sources.table import guess  # noqa: PLC0415  # slow to load

    unpacked = Unpacked(file)
    found = guess(unpacked.path)
    if not may_ask:
        guessed = " ".join(f"--column {field}={column!r}" for field, column in found.items())
        remedy = f"Say --yes, or give the columns: {guessed}" if found else "Give the columns: --column name=COLUMN"
        raise SourceError("nobody confirmed which column of this table is what", place=file.name, remedy=remedy)
    click.echo("The columns of this table, by their headings:", err=True)
    for field, column in found.items():
        click.echo(f"  {field:<20} from {clean(column)}", err=True)
    click.confirm("Read it so?", abort=True, err=True)


def _read(home: Home, name: str, reading: Reading, *, accept: bool) -> Addition:
    """Read and store the file, with a bar."""
    from crible.cli.screen import Bar  # noqa: PLC0415  # slow to load

    with Bar(f"Reading {clean(reading.path.name)}") as bar:
        return home.add(name, bar.track(reading), reading.report, source=reading.path.name, accept=accept)


def _say_what_stays(home: Home, name: str, error: CribleError) -> None:
    """Add to an error that the version in use is untouched, if there is one."""
    if name in home.names():
        error.remedy += f" The version of {name} in use stays in use."


def _answer(addition: Addition, *, as_json: bool) -> None:
    """Say what became of the file; a file that is held ends with 2."""
    from crible.cli.show_lists import addition_json, show_addition  # noqa: PLC0415  # slow to load
    from crible.home import Outcome  # noqa: PLC0415  # slow to load

    if as_json:
        click.echo(addition_json(addition))
    else:
        show_addition(addition)
    if addition.outcome is Outcome.HELD:
        why = "; ".join(addition.reasons)
        stays = "the version in use stays" if addition.before else "this list is not checked"
        click.echo(f"HELD: the file was NOT put in use, {stays}: {why}.", err=True)
        click.echo("If it is right all the same, add it again with --accept.", err=True)
        click.get_current_context().exit(ERROR)


@lists.command(epilog=ending("crible lists show", "crible lists show ofac", "crible lists show ofac --json"))
@click.argument("name", required=False)
@json_option
@click.pass_obj
def show(caller: Caller, /, name: str | None, *, as_json: bool) -> None:
    """Show the lists in use, or one with its versions and its reader's report."""
    from crible.cli.show_lists import lists_json, show_list, show_lists  # noqa: PLC0415  # slow to load
    from crible.service import Service  # noqa: PLC0415  # slow to load

    home = Service(home=caller.home).home
    stored = [home.stored(listed) for listed in ([name] if name else home.names())]
    if as_json:
        click.echo(lists_json(stored))
    elif name:
        show_list(stored[0], home.versions(name))
    else:
        show_lists(stored, now=home.clock())


@lists.command(epilog=ending("crible lists remove ofac", "crible lists remove ofac --yes"))
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def remove(caller: Caller, /, name: str, *, yes: bool) -> None:
    """Take a list out of use.

    Its versions stay in the home, to answer later why a check said what it said. Checks go on with the old index until
    the next build.
    """
    from crible.service import Service  # noqa: PLC0415  # slow to load

    home = Service(home=caller.home).home
    records = home.stored(name).list.records
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError("Nobody is there to confirm; say --yes.")
        click.confirm(f"Take {name} ({count(records, 'record')}) out of use?", abort=True, err=True)
    stored = home.remove(name)
    click.echo(f"{name} is out of use; its versions stay in {home.path / 'lists' / stored.list.name}.")
    click.echo("Next: crible build" if home.names() else "No list is left; checks still use the old index.")

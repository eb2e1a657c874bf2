"""Which commands are there?"""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import click

from crible.cli.commands.build import build
from crible.cli.commands.check import check
from crible.cli.commands.demo import demo
from crible.cli.commands.explain import explain
from crible.cli.commands.info import formats, info, policy
from crible.cli.commands.lists import lists
from crible.cli.exits import Caller, Program
from crible.cli.options import ending

CONTEXT = {"max_content_width": 100}


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001  # as click
    if value:
        click.echo(f"crible {metadata.version('crible')}")
        context.exit()


@click.group(
    cls=Program,
    context_settings=CONTEXT,
    epilog=ending(
        "crible demo",
        "crible lists add sdn.csv --name ofac",
        "crible build",
        'crible check "Zorvan Testperson" --born 1971',
        codes="Exit codes: 0 no hit or done, 1 at least one hit, 2 error.",
    ),
)
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Folder of lists and index; otherwise CRIBLE_HOME, or a folder of your own (see crible info).",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and end."
)
@click.pass_obj
def main(caller: Caller, home: Path | None) -> None:
    """Recognise listed people and organisations by name, in any script.

    Crible reports possible matches, each with its reasons; a person decides.
    """
    caller.home = home


for _command in (lists, build, check, explain, info, policy, formats, demo):
    main.add_command(_command)

"""`crible demo`: what does Crible do, on invented people, from beginning to end?"""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from crible.cli.exits import Caller
from crible.cli.options import ending


@click.command(
    epilog=ending("crible demo", "crible demo --size 5000 --travellers 500 --home demo", "crible demo --seed 8")
)
@click.option("--size", type=click.IntRange(min=10), default=43_000, show_default=True, help="Records of the list.")
@click.option(
    "--travellers", type=click.IntRange(min=10), default=2_000, show_default=True, help="Travellers of the day."
)
@click.option("--seed", type=int, default=7, show_default=True, help="Another seed invents other people.")
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Folder for the demonstration; otherwise a new temporary one.",
)
@click.pass_obj
def demo(caller: Caller, /, *, size: int, travellers: int, seed: int, home: Path | None) -> None:
    """Invent a list and a day of travellers, and screen them.

    Nobody in it exists. The list has names in five scripts; among the travellers hide some of its people, their names
    written in other ways. Shown are who was found, who was missed and why, false alarms, and the time per check.
    """
    from crible.cli.demonstration import demonstrate  # noqa: PLC0415  # slow to load

    # Never the user's own home unless they say so: invented people have no place beside real lists.
    folder = home or caller.home or Path(tempfile.mkdtemp(prefix="crible-demo-"))
    demonstrate(folder, size=size, travellers=travellers, seed=seed)

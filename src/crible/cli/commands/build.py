"""`crible build`: the index of all lists in use."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from crible.cli.exits import Caller
from crible.cli.options import ending
from crible.cli.text import count

if TYPE_CHECKING:
    from crible.service import Service


@click.command(epilog=ending("crible build", "crible --home /srv/crible build"))
@click.pass_obj
def build(caller: Caller, /) -> None:
    """Build the index of all lists in use.

    Needed after lists were added or removed; checks use the old index until the new one is whole.
    """
    from crible.service import Service  # noqa: PLC0415  # slow to load

    build_index(Service(home=caller.home))


def build_index(service: Service) -> None:
    """Build the index with a bar, and say what it holds."""
    from crible.cli.screen import Bar  # noqa: PLC0415  # slow to load

    begun = time.monotonic()
    with Bar("Building the index") as bar, Bar("Measuring chance hits") as calibrating:
        index = service.home.build(bar, policy=service.policy, calibrating=calibrating)
    seconds = time.monotonic() - begun
    size = service.home.index_path.stat().st_size / 1_000_000
    records, lists = count(len(index), "record"), count(len(index.lists), "list")
    click.echo(f"Index of {records} from {lists} built in {seconds:.1f} s ({size:.1f} MB).")

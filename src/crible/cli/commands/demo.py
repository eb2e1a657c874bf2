"""`crible demo`: what does Crible do, on invented people, from beginning to end?"""

from __future__ import annotations

import click

from crible.cli.exits import Caller


@click.command()
@click.pass_obj
def demo(caller: Caller, /) -> None:
    """Invent a list and a day of travellers, and screen them."""

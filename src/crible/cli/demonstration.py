"""What happens on an invented day at an invented border?

Nothing here is special to the demonstration but the people: the list goes into a home, the index is built and the
travellers are screened on the same roads that real ones take.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

import click

from crible.cli.commands.build import build_index
from crible.cli.screen import Bar
from crible.cli.show_demo import Checked, Day, show_day
from crible.cli.text import count
from crible.errors import HomeError
from crible.evaluate import Invented, Traveller, invent_day, invent_list
from crible.records import Subject
from crible.screening import Screener
from crible.service import Service, processors
from crible.sources import Report

LIST = "demo"
_PLANTED = 0.075
"""Share of the travellers who are on the list: far more than on any real day, so that there is something to see."""
_WORTH_POSTS = 200
"""Travellers from which starting other processes pays."""


def demonstrate(folder: Path, *, size: int, travellers: int, seed: int) -> None:
    """Invent, store, build, screen, and show what happened.

    Raises:
        HomeError: The folder holds lists of somebody's own.
    """
    begun = time.monotonic()
    service = Service(home=folder)
    _check_folder(service)
    click.echo(f"Inventing {count(size, 'listed subject')} (seed {seed}). Nobody here exists.")
    with Bar("Inventing a list") as bar:
        invented = list(bar.track(invent_list(size, seed), size))
    _store(service, invented, seed)
    build_index(service)
    planted = max(1, round(travellers * _PLANTED))
    click.echo(
        f"Screening a day of {count(travellers, 'traveller')}, {planted:,} of them on the list under other spellings."
    )
    day = invent_day(invented, travellers, planted, seed)
    with Bar("Screening") as bar:
        checked = list(bar.track(_screened(folder, day), travellers))
    records = {one.record.reference: one.record for one in invented}
    show_day(Day(checked=checked, records=records, screener=service.screener))
    _say_what_next(folder, checked, seconds=time.monotonic() - begun)


def _check_folder(service: Service) -> None:
    others = [name for name in service.home.names() if name != LIST]
    if others:
        remedy = "Choose another folder: invented people have no place beside real lists."
        raise HomeError("this home has lists of its own", value=", ".join(others), remedy=remedy)


def _store(service: Service, invented: list[Invented], seed: int) -> None:
    report = Report(format="invented")
    for one in invented:
        report.count(one.record)
    records = (one.record for one in invented)
    service.home.add(LIST, records, report, source=f"crible demo --seed {seed}", accept=True)


@cache
def _screener(folder: Path) -> Screener:
    """The screener of this process: each opens the index once."""
    return Service(home=folder).screener


def _check(folder: Path, traveller: Traveller) -> Checked:
    screener = _screener(folder)
    begun = time.perf_counter()
    hits = screener.screen(traveller.subject).hits
    return Checked(traveller, hits, time.perf_counter() - begun)


def _screened(folder: Path, day: list[Traveller]) -> Iterator[Checked]:
    """The travellers, checked in order, by as many processes as there are processors."""
    check = partial(_check, folder)
    if len(day) < _WORTH_POSTS or processors() == 1:
        yield from map(check, day)
        return
    # Started afresh, not forked: the bar has a thread.
    with ProcessPoolExecutor(processors(), mp_context=get_context("spawn")) as posts:
        yield from posts.map(check, day, chunksize=_WORTH_POSTS // 10)


def _say_what_next(folder: Path, checked: list[Checked], *, seconds: float) -> None:
    """Commands that go on where the demonstration ends."""
    found = next((one for one in checked if one.found), None)
    click.echo(f"\nAll of it took {seconds:.0f} s. Try next:")
    command = f"  crible --home {folder}"
    if found:
        name = _quoted(found.traveller.subject)
        click.echo(f"{command} check {name}")
        click.echo(f"{command} explain {name} {found.traveller.planted}")
    click.echo(f"{command} info")
    click.echo("  crible lists add FILE     # a real list, in a home of your own")


def _quoted(subject: Subject) -> str:
    name = subject.names[0].text
    return '"' + name.replace('"', "'") + '"'

"""`crible check`: who on the lists may this be?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crible.cli.exits import ERROR, HIT, NO_HIT, Caller, show_error
from crible.cli.names import Asked, Names
from crible.cli.options import (
    EXIT_CODES_OF_A_CHECK,
    chosen_form,
    ending,
    fact_options,
    form_options,
    policy_option,
)
from crible.cli.text import clean, count
from crible.errors import CribleError

if TYPE_CHECKING:
    from crible.records import Subject
    from crible.screening import Screening
    from crible.service import Service

Facts = dict[str, str]


@click.command(
    epilog=ending(
        'crible check "Zorvan Testperson"',
        'crible check "Зорван Тестперсон" --born 1971-03 --country SY',
        'crible check --list un --list ofac "Exemplar Trading" --kind organisation',
        "crible check --jsonl < names.txt",
        codes=EXIT_CODES_OF_A_CHECK,
    )
)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@fact_options
@click.option("--list", "lists", multiple=True, metavar="LIST", help="Check against this list alone (repeatable).")
@policy_option
@click.option("--limit", type=click.IntRange(min=1), default=None, help="Show at most so many hits per check.")
@form_options
@click.pass_obj
def check(
    caller: Caller,
    /,
    *,
    names: tuple[str, ...],
    lists: tuple[str, ...],
    policy: Path | None,
    limit: int | None,
    as_json: bool,
    as_jsonl: bool,
    as_csv: bool,
    **facts: str | None,
) -> None:
    """Check names against the lists.

    Each NAME is a check of its own; without any, or with -, names come from standard input, one per line. Facts
    given as options hold for all names. A name that cannot be checked is an error of its own: the others are answered.
    """
    form = chosen_form(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv)
    asked = Names(names)
    from crible.cli.screen import Bar  # noqa: PLC0415  # slow to load
    from crible.cli.writers import writer  # noqa: PLC0415  # slow to load
    from crible.service import Service  # noqa: PLC0415  # slow to load

    service = Service(home=caller.home, policy=policy)
    given = {fact: value for fact, value in facts.items() if value}
    checks = _Checks(service, lists, given, machine=caller.machine)
    with writer(form, service, limit) as write, Bar("Checking") as bar:
        # Where the answers themselves are on the screen, they show how far the work is.
        shown = sys.stdout.isatty()
        for query, screening in checks.of(asked) if shown else bar.track(checks.of(asked)):
            write(query, screening)
    if not checks.names:
        # An empty file is more often an accident than a day without travellers.
        raise click.UsageError("Standard input holds no name: nothing was checked.")
    if asked.blank:
        click.echo(f"{count(asked.blank, 'blank line')} skipped.", err=True)
    click.get_current_context().exit(checks.code)


class _Checks:
    """The checks of one call, and the exit code that they come to."""

    def __init__(self, service: Service, lists: tuple[str, ...], facts: Facts, *, machine: bool) -> None:
        self._screener = service.screener
        self._lists = service.list_names(lists)
        self._facts = facts
        self._machine = machine
        # A fact that is not understood is one error, not one per name.
        self._subject("any")
        self.code = NO_HIT
        self.names = 0
        for warning in service.warnings():
            click.echo(f"Warning: {clean(warning)}", err=True)

    def of(self, names: Names) -> Iterator[tuple[Facts, Screening]]:
        """Each name with its answer; errors go to standard error."""
        for name in names:
            self.names += 1
            try:
                screening = self._screen(name)
            except CribleError as error:
                error.place = error.place or name.place
                self.code = max(self.code, show_error(error, machine=self._machine))
                continue
            if screening.hits:
                self.code = max(self.code, HIT)
            yield {"name": name.text, **self._facts}, screening

    def _screen(self, name: Asked) -> Screening:
        if name.error:
            raise name.error
        return self._screener.screen(self._subject(name.text), lists=self._lists)

    def _subject(self, name: str) -> Subject:
        from crible.service import subject  # noqa: PLC0415  # slow to load

        return subject(name, **self._facts)


assert ERROR > HIT > NO_HIT, "the worst outcome has the highest code"

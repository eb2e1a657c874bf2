"""Which options do several commands share, and how does their help end?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from crible.cli.exits import Caller

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

EXIT_CODES_OF_A_CHECK = "Exit codes: 0 no hit, 1 at least one hit, 2 error."
EXIT_CODES_OF_A_DEED = "Exit codes: 0 done, 2 error."

FILE = click.Path(path_type=Path, dir_okay=False)


def ending(*examples: str, codes: str = EXIT_CODES_OF_A_DEED) -> str:
    r"""The end of a help page: examples, then the exit codes (`\b` keeps click from joining the lines)."""
    return "\b\nExamples:\n" + "\n".join(f"  {example}" for example in examples) + f"\n\n{codes}"


def json_option(command: Decorated) -> Decorated:
    """Add `--json`."""
    return click.option(
        "--json",
        "as_json",
        is_flag=True,
        is_eager=True,
        callback=_for_machines,
        help="Write one JSON object instead of text; errors too.",
    )(command)


def _for_machines(context: click.Context, _parameter: click.Parameter, value: Any) -> Any:  # noqa: ANN401  # as click
    """Remember early that a program reads us, so that errors come as JSON."""
    caller = context.find_object(Caller)
    if value and caller:
        caller.machine = True
    return value


_FORMS = {
    "json": "Write one JSON array of all answers; errors as JSON.",
    "jsonl": "Write one JSON object per check, one per line; errors as JSON.",
    "csv": "Write one line of CSV per hit, and one for a check without any; errors as JSON.",
}


def form_options(command: Decorated) -> Decorated:
    """Add `--json`, `--jsonl` and `--csv`, of which one may be given."""
    for form, words in reversed(_FORMS.items()):
        option = click.option(
            f"--{form}", f"as_{form}", is_flag=True, is_eager=True, callback=_for_machines, help=words
        )
        command = option(command)
    return command


def chosen_form(*, as_json: bool, as_jsonl: bool, as_csv: bool) -> str:
    """The form of the answers; empty for text.

    Raises:
        UsageError: Several are asked for.
    """
    asked = [form for form, given in (("json", as_json), ("jsonl", as_jsonl), ("csv", as_csv)) if given]
    if len(asked) > 1:
        raise click.UsageError(f"Choose one of --{' and --'.join(asked)}.")
    return asked[0] if asked else ""


def fact_options(command: Decorated) -> Decorated:
    """Add the facts of a subject."""
    options = (
        click.option("--born", default="", metavar="DATE", help="Date of birth: YYYY, YYYY-MM or YYYY-MM-DD."),
        click.option("--country", default="", metavar="COUNTRY", help="Nationality, in words or as a code."),
        click.option("--sex", type=click.Choice(["f", "m"]), default=None, help="Sex as the passport states it."),
        click.option("--document", default="", metavar="NUMBER", help="Number of a passport or registration."),
        click.option(
            "--kind",
            type=click.Choice(["person", "organisation", "vessel", "aircraft"]),
            default=None,
            help="What the name belongs to.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def policy_option(command: Decorated) -> Decorated:
    """Add `--policy`."""
    return click.option(
        "--policy", type=FILE, default=None, help="Policy file; otherwise the home's policy.toml, or the default."
    )(command)

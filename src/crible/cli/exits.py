"""With which code does the command end, and how does it say what went wrong?

0 is no hit, 1 is a hit, 2 is an error. Whatever is no answer must end with 2: a caller that reads 1 as "look at this
person" and 0 as "let them pass" may not meet either by accident, so crashes and interrupts are mapped too.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any, Final

import click

from crible.cli.text import clean
from crible.errors import CribleError

NO_HIT: Final = 0
HIT: Final = 1
ERROR: Final = 2

EXIT_CODES: Final[dict[str, int]] = {
    "crible": ERROR,
    "source": ERROR,
    "source.unknown-format": ERROR,
    "source.wrong-format": ERROR,
    "source.damaged": ERROR,
    "source.hostile": ERROR,
    "fact": ERROR,
    "name": ERROR,
    "name.empty": ERROR,
    "name.too-long": ERROR,
    "policy": ERROR,
    "snapshot": ERROR,
    "home": ERROR,
}
"""The exit code of every error code."""


def show_error(error: CribleError, *, machine: bool) -> int:
    """Write an error to standard error, in two lines or as JSON; its exit code is returned."""
    if machine:
        fields = {"code": error.code, "message": error.what, "place": error.place, "value": error.value}
        click.echo(json.dumps({"error": {**fields, "remedy": error.remedy}}, ensure_ascii=False), err=True)
    else:
        click.echo(f"Error: {clean(error.sentence())}\n{clean(error.remedy)}", err=True)
    return EXIT_CODES[error.code]


class Caller:
    """What of a call must be known even after it failed."""

    def __init__(self) -> None:
        self.home: Path | None = None
        self.machine = False


class Program(click.Group):
    """The command `crible`: a group that ends with 0, 1 or 2, whatever happens."""

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401  # click's own signature
        """Run the command, then end the process with its code."""
        caller = Caller()
        extra |= {"standalone_mode": False, "obj": caller}
        try:
            code = super().main(*args, **extra)
            sys.stdout.flush()
        except SystemExit:
            # Click itself ends with 1 when who reads the answers has gone.
            code = _failed(BrokenPipeError(), caller)
        except Exception as error:  # noqa: BLE001  # Python ends with 1 on a crash, and 1 means a hit
            code = _failed(error, caller)
        sys.exit(code or NO_HIT)


def _failed(error: Exception, caller: Caller) -> int:
    """Say what went wrong; the exit code is returned."""
    match error:
        case CribleError():
            return show_error(error, machine=caller.machine)
        case click.ClickException():
            _show_usage(error, caller)
        case click.Abort():
            click.echo("Nothing more was done.", err=True)
        case BrokenPipeError():
            # Who read us has gone. Python would try to write the rest once more at its end, and complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        case OSError():
            _show_system_error(error, caller)
        case _:
            traceback.print_exception(error)
            click.echo("Error: Crible itself failed; nothing was answered.\nPlease report the lines above.", err=True)
    return ERROR


def _show_usage(error: click.ClickException, caller: Caller) -> None:
    if caller.machine:
        fields = {"code": "usage", "message": error.format_message(), "place": None, "value": None}
        click.echo(json.dumps({"error": {**fields, "remedy": "See: crible --help"}}, ensure_ascii=False), err=True)
    else:
        error.show()


def _show_system_error(error: OSError, caller: Caller) -> None:
    place = str(error.filename) if error.filename is not None else None
    what = (error.strerror or type(error).__name__).lower()
    remedy = "Check that the file or folder is there, may be read and written, and has room."
    show_error(CribleError(what, place=place, remedy=remedy), machine=caller.machine)

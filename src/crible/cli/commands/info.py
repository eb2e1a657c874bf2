"""`crible info`, `crible policy`, `crible formats`: what is here, under which numbers, and what can be read?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crible.cli.exits import Caller
from crible.cli.options import ending, json_option, policy_option
from crible.cli.text import clean
from crible.errors import CribleError

if TYPE_CHECKING:
    from crible.service import Service


@click.command(epilog=ending("crible info", "crible info --json"))
@policy_option
@json_option
@click.pass_obj
def info(caller: Caller, /, policy: Path | None, *, as_json: bool) -> None:
    """Show the home, its lists and their ages, the index, and the policy."""
    from crible.service import Service  # noqa: PLC0415  # slow to load

    service = Service(home=caller.home, policy=policy)
    facts = _facts(service)
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False))
        return
    from crible.cli.show_info import show_info  # noqa: PLC0415  # slow to load

    show_info(facts, [service.home.stored(name) for name in service.home.names()], now=service.home.clock())


def _facts(service: Service) -> dict[str, Any]:
    from crible.service import engine_version  # noqa: PLC0415  # slow to load

    stored = [service.home.stored(name) for name in service.home.names()]
    source = service.policy_source
    return {
        "home": str(service.home.path),
        "engine": engine_version(),
        "policy": {"hash": service.policy.hash, "source": str(source) if source else "default"},
        "lists": [
            {
                "name": one.list.name,
                "version": one.list.version,
                "dated": one.list.dated,
                "records": one.list.records,
                "added": one.added,
                "source": one.source,
                "format": one.report.format,
            }
            for one in stored
        ],
        **_index_facts(service),
    }


def _index_facts(service: Service) -> dict[str, Any]:
    """What the index holds, or why it cannot be used."""
    path = str(service.home.index_path)
    try:
        index = service.index
    except CribleError as error:
        return {"index": None, "warnings": [f"{error} {error.remedy}"]}
    lists = [{"name": one.name, "version": one.version} for one in index.lists]
    about = {"path": path, "records": len(index), "lists": lists, "numbers": index.stats()}
    return {"index": about, "warnings": service.warnings()}


@click.command(epilog=ending("crible policy", "crible policy > ours.toml", "crible policy --policy ours.toml"))
@policy_option
@click.pass_obj
def policy(caller: Caller, /, policy: Path | None) -> None:
    """Print the policy in use as TOML: every number that moves a score or a threshold."""
    from crible.service import Service  # noqa: PLC0415  # slow to load

    service = Service(home=caller.home, policy=policy)
    click.echo(f"# hash: {service.policy.hash}\n# source: {clean(str(service.policy_source or 'default'))}")
    click.echo(service.policy.toml().rstrip("\n"))


@click.command(epilog=ending("crible formats", "crible formats --json"))
@json_option
def formats(*, as_json: bool) -> None:
    """Show the formats of list files that Crible reads."""
    from crible.sources import FORMATS  # noqa: PLC0415  # slow to load

    if as_json:
        click.echo(json.dumps([{"name": f.name, "title": f.title, "takes": f.takes} for f in FORMATS.values()]))
        return
    width = max(map(len, FORMATS), default=0)
    for format_ in FORMATS.values():
        click.echo(f"{format_.name:<{width}}  {format_.title}")

"""`crible explain`: how does one name score against one record, hit or no hit?"""

from __future__ import annotations

from pathlib import Path

import click

from crible.cli.exits import HIT, Caller
from crible.cli.options import EXIT_CODES_OF_A_CHECK, ending, fact_options, json_option, policy_option


@click.command(
    epilog=ending(
        'crible explain "Zorvan Testperson" 6365',
        'crible explain "Зорван Тестперсон" QDi.263 --list un --born 1971',
        codes=EXIT_CODES_OF_A_CHECK,
    )
)
@click.argument("name")
@click.argument("reference")
@click.option("--list", "list_", default=None, metavar="LIST", help="The list of the record, if several have it.")
@fact_options
@policy_option
@json_option
@click.pass_obj
def explain(
    caller: Caller,
    /,
    *,
    name: str,
    reference: str,
    list_: str | None,
    policy: Path | None,
    as_json: bool,
    **facts: str | None,
) -> None:
    """Show how NAME scores against the record REFERENCE, row by row, hit or no hit."""
    from crible.cli.show_explain import explanation_json, show_explanation  # noqa: PLC0415  # slow to load
    from crible.service import Service, subject  # noqa: PLC0415  # slow to load

    given = {fact: value for fact, value in facts.items() if value}
    service = Service(home=caller.home, policy=policy)
    explanation = service.explain(subject(name, **given), reference, list_)
    if as_json:
        click.echo(explanation_json(explanation, {"name": name, **given}))
    else:
        show_explanation(explanation, name)
    if explanation.hit:
        click.get_current_context().exit(HIT)

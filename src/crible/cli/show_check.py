"""What does a person read of a check?"""

from __future__ import annotations

from crible.cli.answers import Query
from crible.cli.screen import Screen
from crible.cli.text import count
from crible.matching.explain import sentence
from crible.records import ListVersion, PartyKind, PrintedName
from crible.screening import Hit, Screening

# "Possible match" is the field's own word for what may be one: it is what an officer is used to read.

_LEAST_SHOWN = 0.001
"""Chance alerts below this mean nothing more to a person; programs get the number."""


def show_check(screen: Screen, query: Query, screening: Screening, limit: int | None) -> None:
    """Write one answer: the name asked, the hits or that there is none, and against what it was checked."""
    facts = ", ".join(f"{fact} {value}" for fact, value in query.items() if fact != "name")
    screen.line((screen.safe(query["name"]), "bold"), f"  ({screen.safe(facts)})" if facts else "")
    for warning in screening.warnings:
        screen.line(("Note: ", "yellow"), screen.safe(warning), indent=2)
    if screening.hits:
        _show_hits(screen, screening.hits, limit)
    else:
        screen.line(("no possible match", "bold green"), indent=2)
    for version in screening.lists:
        screen.line((f"against {_list(screen, version)}", "dim"), indent=2)
    screen.line((f"policy {screening.policy}, Crible {screening.engine}", "dim"), indent=2)
    screen.line()


def _list(screen: Screen, version: ListVersion) -> str:
    dated = f", dated {screen.safe(version.dated)}" if version.dated else ", undated"
    return f"{version.name} {version.version}{dated}, {count(version.records, 'record')}"


def _show_hits(screen: Screen, hits: tuple[Hit, ...], limit: int | None) -> None:
    screen.line((count(len(hits), "possible match", "possible matches"), "bold red"), indent=2)
    shown = hits[: limit or None]
    for number, hit in enumerate(shown, 1):
        screen.line()
        show_hit(screen, number, hit)
    if len(shown) < len(hits):
        screen.line()
        screen.line((f"{len(hits) - len(shown):,} more not shown (--limit {limit})", "yellow"), indent=2)
    screen.line()


def show_hit(screen: Screen, number: int, hit: Hit) -> None:
    """Write one hit with its reasons."""
    record, score = hit.record, hit.score
    screen.line(
        f"{number}. {record.list} {screen.safe(record.reference)}  ", (screen.safe(record.caption), "bold"), indent=2
    )
    _show_name(screen, "agrees with", score.record_name)
    if score.agreeing is not None and score.agreeing != score.record_name:
        _show_name(screen, "agrees in full with", score.agreeing)
    screen.line(f"{score.bits:+.1f} bits, {chance(hit.chance_alerts)}; {hit.reason}", indent=5)
    programmes = screen.safe(", ".join(record.programmes))
    listed = f"listed {record.listed_on}" if record.listed_on else ""
    kind = "" if record.kind is PartyKind.UNKNOWN else record.kind
    if about := "; ".join(filter(None, (kind, programmes, listed))):
        screen.line(about, indent=5)
    for row in score.rows:
        style = "green" if row.bits > 0 else "red" if row.bits < 0 else ""
        screen.line((f"{row.bits:+7.1f}", style), f"  {screen.safe(sentence(row))}", indent=5)
    if score.not_compared:
        screen.line(("not compared: " + screen.safe(", ".join(score.not_compared)), "dim"), indent=5)


def _show_name(screen: Screen, how: str, name: PrintedName) -> None:
    screen.line(f"{how}: ", (screen.safe(name.text), "bold"), f"  ({name.kind}, {name.script})", indent=5)


def chance(expected: float) -> str:
    """How many hits chance alone would give, in words.

    >>> for expected in (1.5e-8, 0.0314159, 250.2):
    ...     chance(expected)
    'under 0.001 chance alerts expected in 10,000 checks'
    '0.031 chance alerts expected in 10,000 checks'
    '250 chance alerts expected in 10,000 checks'
    """
    if expected < _LEAST_SHOWN:
        number = f"under {_LEAST_SHOWN}"
    else:
        number = f"{expected:,.0f}" if expected >= 10 else f"{expected:.2g}"  # noqa: PLR2004  # two digits are enough
    return f"{number} chance alerts expected in 10,000 checks"

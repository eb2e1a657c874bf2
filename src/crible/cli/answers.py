"""What does a program read of a check?

One object per check, always with all its fields; docs/output.md explains them.
"""

from __future__ import annotations

import csv
import io

import msgspec

from crible.matching.explain import sentence
from crible.matching.score import Score
from crible.records import ListVersion
from crible.screening import Hit, Screening

Query = dict[str, str]
"""The name and the facts as the user gave them."""


class Row(msgspec.Struct, frozen=True):
    """One row of evidence."""

    comparison: str
    level: str
    subject: str
    record: str
    bits: float
    sentence: str


class HitAnswer(msgspec.Struct, frozen=True):
    """One hit."""

    list: str
    record: str
    name: str
    matched_name: str
    script: str
    agreeing_name: str
    bits: float
    chance_alerts: float
    reason: str
    evidence: tuple[Row, ...]
    not_compared: tuple[str, ...]


class ListAnswer(msgspec.Struct, frozen=True):
    """One list that was checked against."""

    name: str
    version: str
    dated: str
    records: int


class Answer(msgspec.Struct, frozen=True):
    """The answer to one check."""

    query: Query
    hits: tuple[HitAnswer, ...]
    policy: str
    lists: tuple[ListAnswer, ...]
    warnings: tuple[str, ...]
    engine: str


def answer(query: Query, screening: Screening, warnings: list[str], limit: int | None) -> Answer:
    """A screening as a program reads it, with at most so many hits."""
    hidden = max(0, len(screening.hits) - limit) if limit else 0
    cut = (f"{hidden} of {len(screening.hits)} hits are not shown: the limit is {limit}",) if hidden else ()
    return Answer(
        query=query,
        hits=tuple(_hit(hit) for hit in screening.hits[: limit or None]),
        policy=screening.policy,
        lists=tuple(_list(version) for version in screening.lists),
        warnings=(*screening.warnings, *cut, *warnings),
        engine=screening.engine,
    )


def _hit(hit: Hit) -> HitAnswer:
    score = hit.score
    return HitAnswer(
        list=hit.record.list,
        record=hit.record.reference,
        name=hit.record.caption,
        matched_name=score.record_name.text,
        script=score.record_name.script,
        agreeing_name=score.agreeing.text if score.agreeing is not None else "",
        bits=score.bits,
        chance_alerts=hit.chance_alerts,
        reason=hit.reason,
        evidence=rows_of(score),
        not_compared=score.not_compared,
    )


def rows_of(score: Score) -> tuple[Row, ...]:
    """The evidence of a score, each row with its sentence."""
    return tuple(Row(r.comparison, r.level, r.subject, r.record, r.bits, sentence(r)) for r in score.rows)


def _list(version: ListVersion) -> ListAnswer:
    return ListAnswer(version.name, version.version, version.dated, version.records)


COLUMNS = (
    *("query", "born", "country", "sex", "document", "kind"),
    *("list", "record", "name", "matched_name", "script", "agreeing_name", "bits"),
    *("chance_alerts", "reason", "not_compared"),
    *("policy", "lists", "warnings", "engine"),
)
"""The columns of the CSV: what was asked, one hit, and what it was checked against."""


def csv_rows(answer: Answer) -> list[dict[str, str | float]]:
    """One row per hit; one with an empty hit where there is none."""
    common: dict[str, str | float] = {
        "query": answer.query["name"],
        **{fact: value for fact, value in answer.query.items() if fact != "name"},
        "policy": answer.policy,
        "lists": "; ".join(f"{version.name} {version.version}" for version in answer.lists),
        "warnings": "; ".join(answer.warnings),
        "engine": answer.engine,
    }
    return [common | _csv_hit(hit) for hit in answer.hits] or [common]


def _csv_hit(hit: HitAnswer) -> dict[str, str | float]:
    fields: dict[str, str | float] = {key: getattr(hit, key) for key in COLUMNS[6:14]}
    return fields | {"not_compared": "; ".join(hit.not_compared)}


def csv_text(rows: list[dict[str, str | float]], *, heading: bool) -> str:
    """The rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    if heading:
        writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()

"""How does a delta change a FollowTheMoney file?

A delta is a list of operations on things: `ADD`, `MOD` (the whole new thing) and `DEL` (its id). They are applied to
the full file, in order, and the records of the outcome are read as from any full file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from crible.errors import SourceError
from crible.records import Record
from crible.sources.ftm import records_of, things_in
from crible.sources.ftm.links import Thing, Things, thing_of
from crible.sources.jsonlines import keys_of, objects, words
from crible.sources.reading import Format, Options, Report

_Changes = dict[str, Thing | None]
"""By id: what the thing becomes; None where it goes."""


def _read(path: Path, report: Report, options: Options) -> Iterator[Record]:
    if options.base is None:
        raise SourceError(
            "a delta changes a full file, and none was given",
            place=path.name,
            remedy="Give the full FollowTheMoney file that it changes as `base`, or read that file instead.",
        )
    base = things_in(options.base)
    ids = {thing.id for thing in base()}
    changes = _changes(path, ids, report)
    yield from records_of(_changed(base, changes, ids), report)


def _changes(path: Path, ids: set[str], report: Report) -> _Changes:
    """What becomes of each thing, once all operations are applied in order."""
    changes: _Changes = {}
    for place, item in objects(path):
        operation = "".join(words(item.get("op")))
        report.rows[f"operation {operation}"] += 1
        body = item.get("entity")
        thing = thing_of(body, f"{place} of the delta") if isinstance(body, dict) else None
        if operation not in ("ADD", "MOD", "DEL") or thing is None or not thing.id:
            report.refuse(place, "an operation is ADD, MOD or DEL, with an entity and its id", operation)
            continue
        _check(operation, thing.id, ids if thing.id not in changes else _present(changes, thing.id), report, place)
        changes[thing.id] = None if operation == "DEL" else thing
    return changes


def _present(changes: _Changes, id_: str) -> set[str]:
    return {id_} if changes[id_] else set()


def _check(operation: str, id_: str, present: set[str], report: Report, place: str) -> None:
    """Say where an operation does not fit what is there; nothing listed is lost by it."""
    if operation == "DEL" and id_ not in present:
        report.refuse(place, "this deletes what is not there", id_)
    elif operation == "MOD" and id_ not in present:
        report.refuse(place, "this changes what is not there; it was added", id_)
    elif operation == "ADD" and id_ in present:
        report.refuse(place, "this adds what is there; it was replaced", id_)


def _changed(base: Things, changes: _Changes, ids: set[str]) -> Things:
    """All things as they are after the changes."""

    def things() -> Iterator[Thing]:
        for thing in base():
            changed = changes.get(thing.id, thing)
            if changed is not None:
                yield changed
        yield from (thing for id_, thing in changes.items() if thing is not None and id_ not in ids)

    return things


def _recognises(_path: Path, head: bytes) -> bool:
    return {"op", "entity"} <= keys_of(head)


FORMAT = Format(
    name="ftm-delta",
    title="Changes to a FollowTheMoney file (OpenSanctions), JSON lines",
    recognises=_recognises,
    read=_read,
    takes=("base",),
)

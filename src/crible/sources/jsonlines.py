"""How are JSON lines, or one JSON array, read safely, an object at a time?

An object that is damaged means a file that cannot be trusted: unlike a row of a table, it has no bounds of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from crible.errors import DamagedFileError, HostileFileError, WrongFormatError
from crible.text import one_line

JsonObject = dict[str, Any]

_BOM = b"\xef\xbb\xbf"
_KEY = re.compile(rb'"([A-Za-z_][\w.:-]*)"\s*:')
_MAX_LINE = 64 << 20
_DECODER = json.JSONDecoder()


def objects(path: Path) -> Iterator[tuple[str, JsonObject]]:
    """The objects of the file, each with the place where it stands.

    Raises:
        DamagedFileError: A line is not JSON; the place is the line.
        HostileFileError: A line is longer, or nests deeper, than any list has.
        WrongFormatError: The file holds JSON of another shape.
    """
    with path.open("rb") as file:
        start = file.read(len(_BOM) + 1).removeprefix(_BOM)
        while start.isspace():
            start = file.read(1)
    yield from _elements(path) if start.startswith(b"[") else _lines(path)


def keys_of(head: bytes) -> frozenset[str]:
    """The keys of the first object in the first bytes of a file.

    Where the object is longer than these bytes, all keys seen in them, of nested objects too; none where the file is
    neither JSON lines nor an array.

    >>> sorted(keys_of(b'{"id": 1, "b": {"c": 2}}')), sorted(keys_of(b'[{"id": 1, "b": {"c"'))
    (['b', 'id'], ['b', 'id'])
    """
    start = head.removeprefix(_BOM).lstrip()
    is_array = start.startswith(b"[")
    text = start.removeprefix(b"[").lstrip() if is_array else start.split(b"\n", 1)[0]
    if not text.startswith(b"{"):
        return frozenset()
    try:
        found, _ = _DECODER.raw_decode(text.decode(errors="replace"))
    except (ValueError, RecursionError):
        whole = is_array or b"\n" not in start
        return frozenset(key.decode() for key in _KEY.findall(text)) if whole else frozenset()
    return frozenset(found)


def has_one_object(head: bytes) -> bool:
    """Whether the first bytes of a file hold one JSON object and nothing after it: settings, say, and no list."""
    text = head.removeprefix(_BOM).strip()
    return text.startswith(b"{") and b"\n" not in text


def words(value: object) -> list[str]:
    """The texts in a JSON value: itself, or those of a list; empty ones left out.

    >>> words(["a ", None, 7]), words(""), words({"x": 1})
    (['a', '7'], [], ['{"x":1}'])
    """
    if value is None:
        return []
    if isinstance(value, list):
        return [word for item in value for word in words(item)]
    if isinstance(value, dict):
        return [msgspec.json.encode(value).decode()]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = one_line(value if isinstance(value, str) else str(value))
    return [text] if text else []


def _lines(path: Path) -> Iterator[tuple[str, JsonObject]]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(_MAX_LINE):
            number += 1
            place = f"line {number}"
            if len(line) >= _MAX_LINE:
                raise HostileFileError("the line is longer than any list has", place=f"{path.name}, {place}")
            if number == 1:
                line = line.removeprefix(_BOM)
            if line.strip():
                yield place, _object(_decoded(line, path, place), path, place)


def _elements(path: Path) -> Iterator[tuple[str, JsonObject]]:
    found = _decoded(path.read_bytes().removeprefix(_BOM), path, "the array")
    for number, item in enumerate(found if isinstance(found, list) else [found], start=1):
        place = f"item {number}"
        yield place, _object(item, path, place)


def _decoded(text: bytes, path: Path, place: str) -> object:
    try:
        found: object = msgspec.json.decode(text)
    except RecursionError as error:
        raise HostileFileError("the JSON nests beyond reason", place=f"{path.name}, {place}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DamagedFileError(f"this is not JSON: {error}", place=f"{path.name}, {place}") from error
    return found


def _object(item: object, path: Path, place: str) -> JsonObject:
    if not isinstance(item, dict):
        raise WrongFormatError("an object was expected", value=str(item), place=f"{path.name}, {place}")
    return item

"""How does an index lie in a file, and how is a wrong file found out?

One flat file: a magic line, the length of a header and its checksum, the header as JSON (format, version of Crible,
edition of the name tables, directory of arrays, checksum of everything behind it), then the arrays, little-endian, each
aligned to 64 bytes. It is written aside and renamed, so a reader sees the old file or the new one; it is mapped
read-only, so processes share it.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import threading
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from crible.errors import SnapshotError
from crible.names import edition
from crible.records import ListVersion

MAGIC = b"CRIBLE INDEX\n"
FORMAT = 1
_ALIGNMENT = 64
_LENGTH_BYTES = 8
_DIGEST_BYTES = 16
_PREFIX = len(MAGIC) + _LENGTH_BYTES + _DIGEST_BYTES

ENGINE = version("crible")

Arrays = Mapping[str, NDArray[Any]]


class ArrayPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where an array lies behind the header."""

    dtype: str
    shape: tuple[int, ...]
    start: int


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a snapshot says of itself."""

    format: int = FORMAT
    engine: str = ENGINE
    """Version of Crible that wrote it: another one may analyse names in another way."""
    names: str
    """Edition of the name tables: another edition analyses names in another way, so the index would miss."""
    lists: tuple[ListVersion, ...]
    arrays: dict[str, ArrayPlace] = {}
    checksum: str = ""


def write(path: Path, lists: tuple[ListVersion, ...], arrays: Arrays) -> None:
    """Write arrays as a snapshot, in place of any that stands there, or not at all."""
    body = bytearray()
    places = {}
    for name, array in arrays.items():
        body.extend(bytes(-len(body) % _ALIGNMENT))
        places[name] = ArrayPlace(array.dtype.newbyteorder("<").str, array.shape, len(body))
        body.extend(np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<")).tobytes())
    header = msgspec.json.encode(Header(names=edition(), lists=lists, arrays=places, checksum=_digest(body).hex()))
    header += b" " * (-(_PREFIX + len(header)) % _ALIGNMENT)
    aside = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        with aside.open("wb") as file:
            file.write(MAGIC + len(header).to_bytes(_LENGTH_BYTES, "little") + _digest(header) + header + body)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def read(path: Path) -> tuple[Header, dict[str, NDArray[Any]]]:
    """The header and the mapped arrays of a snapshot.

    Raises:
        SnapshotError: No file, a foreign or damaged one, or one made with other name tables.
    """
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise SnapshotError("the index cannot be opened", value=str(path)) from error
    header, start = _header(mapped, path)
    if _digest(memoryview(mapped)[start:]).hex() != header.checksum:
        raise SnapshotError("the index is damaged: its checksum does not fit", place=str(path))
    return header, {name: _array(mapped, start, place) for name, place in header.arrays.items()}


def _header(mapped: mmap.mmap, path: Path) -> tuple[Header, int]:
    if mapped[: len(MAGIC)] != MAGIC:
        raise SnapshotError("this is no index of Crible", place=str(path))
    start = _PREFIX + int.from_bytes(mapped[len(MAGIC) : len(MAGIC) + _LENGTH_BYTES], "little")
    written = mapped[_PREFIX:start]
    if _digest(written) != mapped[_PREFIX - _DIGEST_BYTES : _PREFIX]:
        raise SnapshotError("the index was made by another version, or is damaged", place=str(path))
    try:
        header = msgspec.json.decode(written, type=Header)
    except msgspec.DecodeError as error:
        raise SnapshotError("the index was made by another version", place=str(path)) from error
    if header.format != FORMAT:
        raise SnapshotError("the index has another format", value=str(header.format), place=str(path))
    if header.engine != ENGINE:
        raise SnapshotError("the index was made by another version", value=header.engine, place=str(path))
    if header.names != edition():
        raise SnapshotError("the index was built with other tables of names", value=header.names, place=str(path))
    return header, start


def _digest(data: bytes | bytearray | memoryview) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST_BYTES).digest()


def _array(mapped: mmap.mmap, start: int, place: ArrayPlace) -> NDArray[Any]:
    count = int(np.prod(place.shape))
    return np.frombuffer(mapped, dtype=place.dtype, count=count, offset=start + place.start).reshape(place.shape)

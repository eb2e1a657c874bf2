"""How does a file take its place without anyone ever seeing half of it?

It is written aside, forced to the disk, then renamed: a reader sees the old file or the new one, a power cut leaves one
of the two, and a digest says later whether the bytes are still those that were written.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crible.errors import HomeError


def put(aside: Path, path: Path) -> None:
    """Force a file to the disk, then let it take its place at once."""
    _force(aside)
    aside.replace(path)
    _force(path.parent)


def withdraw(path: Path) -> None:
    """Remove a file, and force its absence to the disk."""
    path.unlink()
    _force(path.parent)


def is_intact(path: Path, digest: str) -> bool:
    """Whether a file is there and has the SHA-256 digest that it was written with."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == digest
    except OSError:
        return False


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold a folder's lock; the system lets go of it even when the process dies.

    Raises:
        HomeError: Another process holds it.
    """
    with (folder / "lock").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            remedy = "Wait until it has ended, then try again."
            raise HomeError("another process writes to this home", place=str(folder), remedy=remedy) from error
        yield


def _force(path: Path) -> None:
    """Wait until the disk has a file, or the names in a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

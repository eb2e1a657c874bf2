"""How do records become arrays that can be searched?

Every name is analysed once. Its units (parts, parts without a fused article, neighbours joined) go into one vocabulary,
sorted by class of sounds and sounds; each entry of the vocabulary knows the names that hold it (its postings).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from crible.errors import UnfitNameError
from crible.matching.facts import document_number
from crible.names import Key, Name, analyse
from crible.records import Record

Progress = Callable[[int, int], None]
"""Called with records done and records in all (0 where that is not known)."""


class Texts(NamedTuple):
    """Many texts in two arrays."""

    letters: NDArray[np.uint8]
    """All texts in UTF-8, one behind the other."""
    ends: NDArray[np.int64]
    """Where each one ends."""

    @classmethod
    def of(cls, texts: Iterable[bytes]) -> Texts:
        """The texts packed."""
        listed = list(texts)
        return cls(np.frombuffer(b"".join(listed), dtype=np.uint8), np.cumsum([len(t) for t in listed], dtype=np.int64))

    def at(self, place: int) -> bytes:
        """One text."""
        start = int(self.ends[place - 1]) if place else 0
        return self.letters[start : int(self.ends[place])].tobytes()


def build(records: Iterable[Record], total: int = 0, progress: Progress | None = None) -> dict[str, NDArray[Any]]:
    """The arrays of an index over records.

    Args:
        records: The records, each with its list's name.
        total: How many there are, for progress.
        progress: Told after every thousand records.
    """
    gathered = _Gathered()
    for done, record in enumerate(records, start=1):
        gathered.add(record)
        if progress is not None and (not done % 1000 or done == total):
            progress(done, total)
    return gathered.arrays()


class _Gathered:
    """What has been seen of the records so far."""

    def __init__(self) -> None:
        self.blobs: list[bytes] = []
        self.names: list[bytes] = []
        self.owners: list[int] = []
        self.sizes: list[int] = []
        self.postings: dict[Key, list[int]] = {}
        self.holders: dict[Key, int] = {}
        self.documents: dict[str, list[int]] = {}
        self.lists: list[str] = []
        self.mute = 0
        """Names that cannot be compared: no check can find them."""

    def add(self, record: Record) -> None:
        """Take one more record."""
        place = len(self.blobs)
        self.blobs.append(msgspec.msgpack.encode(record))
        self.lists.append(record.list)
        held: set[Key] = set()
        for printed in record.names:
            try:
                name = analyse(printed.text, record.kind)
            except UnfitNameError:
                self.mute += 1
                self.names.append(b"")
                self.owners.append(place)
                self.sizes.append(0)
                continue
            self._add_name(name, place)
            held |= {unit.key for unit in name.units if not unit.joined}
        for key in held:
            self.holders[key] = self.holders.get(key, 0) + 1
        for number in {document_number(document) for document in record.documents} - {""}:
            self.documents.setdefault(number, []).append(place)

    def _add_name(self, name: Name, record: int) -> None:
        place = len(self.owners)
        self.names.append(msgspec.msgpack.encode(name))
        self.owners.append(record)
        self.sizes.append(len(name.required()))
        for key in {unit.key for unit in name.units}:
            self.postings.setdefault(key, []).append(place)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Everything as arrays."""
        keys = sorted(self.postings)
        records = Texts.of(self.blobs)
        names = Texts.of(self.names)
        vocabulary = Texts.of("\t".join(key).encode() for key in keys)
        documents = Texts.of([msgspec.json.encode(self.documents)])
        lists = Texts.of(name.encode() for name in self.lists)
        lengths = np.fromiter((len(self.postings[key]) for key in keys), dtype=np.int64, count=len(keys))
        return {
            "records": records.letters,
            "record_ends": records.ends,
            "names": names.letters,
            "name_ends": names.ends,
            "vocabulary": vocabulary.letters,
            "vocabulary_ends": vocabulary.ends,
            "posting_ends": np.cumsum(lengths, dtype=np.int64),
            "postings": np.array([name for key in keys for name in self.postings[key]], dtype=np.int32),
            "holders": np.array([self.holders.get(key, 0) for key in keys], dtype=np.int32),
            "owners": np.array(self.owners, dtype=np.int32),
            "sizes": np.array(self.sizes, dtype=np.int16),
            "documents": documents.letters,
            "lists": lists.letters,
            "list_ends": lists.ends,
            "mute": np.array([self.mute], dtype=np.int64),
        }

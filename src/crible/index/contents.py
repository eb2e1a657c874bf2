"""What does an index hold, once its arrays are there?"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from crible.index.build import Texts
from crible.names import Key, Name
from crible.names.alignment import Vocabulary
from crible.records import Record

_NAMES = msgspec.msgpack.Decoder(Name)
_RECORDS = msgspec.msgpack.Decoder(Record)


class Contents:
    """The arrays of an index, and what is made of them when it is first needed."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self.arrays = arrays
        self.owners: NDArray[np.int32] = arrays["owners"]
        """(name,): the record of each name, in the order of records and of their names."""
        self.sizes: NDArray[np.int16] = arrays["sizes"]
        """(name,): how many parts of each may not be missing."""
        self.postings: NDArray[np.int32] = arrays["postings"]
        """The names that hold each entry of the vocabulary, entry after entry."""
        self.posting_ends: NDArray[np.int64] = arrays["posting_ends"]
        """(entry,): where its names end."""
        self.holders: NDArray[np.int32] = arrays["holders"]
        """(entry,): how many records have it as a part."""
        self._records = Texts(arrays["records"], arrays["record_ends"])
        self._names = Texts(arrays["names"], arrays["name_ends"])
        self._lists = Texts(arrays["lists"], arrays["list_ends"])

    def record(self, place: int) -> Record:
        """One record, by its place."""
        return _RECORDS.decode(self._records.at(place))

    def names_of(self, record: int) -> slice:
        """The places of a record's names."""
        return slice(self._firsts[record], self._firsts[record + 1])

    @cached_property
    def _firsts(self) -> list[int]:
        """For each record, and one more, the place of its first name."""
        firsts: list[int] = np.searchsorted(self.owners, np.arange(self.count + 1)).tolist()
        return firsts

    def analysed(self, record: int) -> list[Name | None]:
        """The analysed names of a record, in its order; None for one without any sound."""
        places = self.names_of(record)
        blobs = (self._names.at(place) for place in range(places.start, places.stop))
        return [_NAMES.decode(blob) if blob else None for blob in blobs]

    def list_of(self, place: int) -> str:
        """The list of a record, by the record's place."""
        return self._lists.at(place).decode()

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self._records.ends)

    @cached_property
    def documents(self) -> dict[str, list[int]]:
        """For each document number the records that hold it."""
        return msgspec.json.decode(self.arrays["documents"].tobytes(), type=dict[str, list[int]])

    @cached_property
    def keys(self) -> list[Key]:
        """The vocabulary: class and sounds of every unit, sorted."""
        letters, ends = self.arrays["vocabulary"].tobytes(), self.arrays["vocabulary_ends"].tolist()
        entries = (letters[start:end].decode() for start, end in zip([0, *ends], ends, strict=False))
        return [(entry[0], entry[2:]) for entry in entries]

    @cached_property
    def vocabularies(self) -> list[tuple[int, Vocabulary]]:
        """For each class of sounds the place of its first entry, and its entries."""
        classes: dict[str, list[str]] = {}
        for sound_class, sounds in self.keys:
            classes.setdefault(sound_class, []).append(sounds)
        starts = np.cumsum([0, *map(len, classes.values())]).tolist()
        return [
            (start, Vocabulary(name, strings)) for start, (name, strings) in zip(starts, classes.items(), strict=False)
        ]

    @cached_property
    def places(self) -> dict[Key, int]:
        """For each entry of the vocabulary its place."""
        return {key: place for place, key in enumerate(self.keys)}

    @cached_property
    def initials(self) -> list[int]:
        """Entries of a single sound."""
        return [place for place, (_, sounds) in enumerate(self.keys) if len(sounds) == 1]

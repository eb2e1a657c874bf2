"""Records in, candidates out: which records could a subject be, before any is scored?

The naive version scores every record. The index scores none: it finds, for each part of the subject's name, every part
of any listed name that agrees with it, and adds up per name a bound that the evidence of that name never exceeds. What
it proposes therefore holds every record that could reach the floor, and every name that could agree in full. The part
evidence is that of `matching`: there is no second formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from crible.index import snapshot
from crible.index.build import Progress, build
from crible.index.calibration import Calibration, calibrate
from crible.index.contents import Contents
from crible.index.search import Candidates, Searcher
from crible.index.snapshot import ENGINE
from crible.matching.parts import PartEvidence
from crible.matching.population import Listed, Populations
from crible.names import Name
from crible.policy import Policy
from crible.records import ListVersion, Record


class Index:
    """An immutable index over records; shared by threads and processes."""

    def __init__(self, lists: tuple[ListVersion, ...], arrays: dict[str, NDArray[Any]]) -> None:
        self.lists = lists
        self._contents = Contents(arrays)

    @classmethod
    def build(
        cls, records: Iterable[Record], lists: tuple[ListVersion, ...] = (), progress: Progress | None = None
    ) -> Self:
        """An index over records.

        Args:
            records: The records, each with its list's name.
            lists: The versions of the lists that they come from.
            progress: Told how many records are done, of how many.
        """
        return cls(lists, build(records, sum(version.records for version in lists), progress))

    def save(self, path: Path) -> None:
        """Write the index to a file, whole or not at all."""
        snapshot.write(path, self.lists, self._contents.arrays)

    @classmethod
    def open(cls, path: Path) -> Self:
        """An index from a file.

        Raises:
            SnapshotError: No file, a foreign or damaged one, or one made with other name tables.
        """
        header, arrays = snapshot.read(path)
        return cls(header.lists, arrays)

    def __len__(self) -> int:
        return self._contents.count

    @property
    def names(self) -> int:
        """How many names can be found."""
        return len(self._contents.owners)

    def record(self, place: int) -> Record:
        """One record, by its place."""
        return self._contents.record(place)

    def analysed(self, place: int) -> list[Name | None]:
        """The analysed names of a record, by the record's place; None for one without any sound."""
        return self._contents.analysed(place)

    def list_of(self, place: int) -> str:
        """The list of a record, by the record's place."""
        return self._contents.list_of(place)

    def records(self) -> Iterator[Record]:
        """All records, in their order."""
        return (self.record(place) for place in range(len(self)))

    def holders_of(self, number: str) -> list[int]:
        """The records that have a document of this number (see `matching.facts.document_number`)."""
        return self._contents.documents.get(number, [])

    def stats(self) -> dict[str, int]:
        """Sizes, for people."""
        return {
            "records": len(self),
            "names": self.names,
            "parts": len(self._contents.keys),
            "names without a sound": int(self._contents.arrays["mute"][0]),
            "bytes": sum(array.nbytes for array in self._contents.arrays.values()),
        }

    def populations(self) -> Populations:
        """Ordinary people, and the records of this index beside them."""
        holders = self._contents.holders
        listed = (
            Listed(vocabulary, holders[start : start + len(vocabulary)])
            for start, vocabulary in self._contents.vocabularies
        )
        return Populations(listed, len(self))

    def calibrated(self, policy: Policy, progress: Progress | None = None) -> Self:
        """This index with the chance of hits under a policy measured; screenings under it then state that chance."""
        searcher = self.searcher(PartEvidence(policy.names, self.populations()))
        measured = msgspec.json.encode(calibrate(self._contents, searcher, policy, progress))
        arrays = self._contents.arrays | {"calibration": np.frombuffer(measured, dtype=np.uint8)}
        return type(self)(self.lists, arrays)

    def calibration(self, policy: Policy) -> Calibration:
        """What chance does under a policy: measured if the index was calibrated with its names part, else typical."""
        kept = self._contents.arrays.get("calibration")
        measured = msgspec.json.decode(kept.tobytes(), type=Calibration) if kept is not None else None
        if measured is not None and measured.policy == policy.names_hash:
            return measured
        return Calibration.typical(self.names, policy)

    def searcher(self, evidence: PartEvidence) -> Searcher:
        """The index with a way to value parts, ready to search."""
        return Searcher(self._contents, evidence)


__all__ = ["ENGINE", "Calibration", "Candidates", "Index", "Searcher"]

"""What does this machine hold: which lists, in which versions, and which index?

A home is a folder:

    lists/<name>/current              the version in use, one line
    lists/<name>/<version>.jsonl      its records
    lists/<name>/<version>.json       its provenance: source file, digest, the reader's report
    index.crible                      the index of all lists in use
    policy.toml                       the policy of the house, where it has one

Nothing here is changed in place. A version that was in use once stays in its folder, to answer later why a check said
what it said.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import msgspec

from crible.errors import HomeError
from crible.home.files import is_intact, only_writer, put, withdraw
from crible.home.versions import Addition, Outcome, Stored, check_list_name, doubts, list_name
from crible.index import Index
from crible.policy import Policy
from crible.records import ListVersion, Record
from crible.sources.reading import Report

Clock = Callable[[], datetime]

_CURRENT = "current"
_DIGEST_CHARACTERS = 12
_ADD_FIRST = "Add a list first: crible lists add FILE"
_ADD_AGAIN = "Add the file of this list again: crible lists add FILE --name NAME"


class Home:
    """The folder in which lists and their index live.

    Args:
        path: The folder; it is made when something is first written to it.
        clock: Says what time it is.
    """

    def __init__(self, path: Path, *, clock: Clock) -> None:
        self.path = path
        self.clock = clock

    @property
    def policy_path(self) -> Path:
        """Where the policy of the house stands, if there is one."""
        return self.path / "policy.toml"

    @property
    def index_path(self) -> Path:
        """Where the index stands, once it is built."""
        return self.path / "index.crible"

    def names(self) -> list[str]:
        """The names of the lists in use, sorted."""
        return sorted(p.parent.name for p in self.path.glob(f"lists/*/{_CURRENT}"))

    def lists(self) -> tuple[ListVersion, ...]:
        """The lists in use, by name.

        Raises:
            HomeError: A list's own files are damaged.
        """
        return tuple(self.stored(name).list for name in self.names())

    def stored(self, name: str) -> Stored:
        """The version of a list in use, with its provenance.

        Raises:
            HomeError: There is no such list, or its own files are damaged.
        """
        pointer = self._folder(name) / _CURRENT
        if not pointer.exists():
            names = self.names()
            remedy = f"Choose one of: {', '.join(names)}." if names else _ADD_FIRST
            raise HomeError("there is no list of this name", value=name, remedy=remedy)
        try:
            return self._load(name, pointer.read_text(encoding="utf-8").strip())
        except UnicodeDecodeError as error:
            raise HomeError("this file is damaged", place=str(pointer), remedy=_ADD_AGAIN) from error

    def versions(self, name: str) -> list[Stored]:
        """Every version of a list that the home keeps, the oldest first.

        Raises:
            HomeError: There is no such list, or its own files are damaged.
        """
        self.stored(name)
        return [self._load(name, p.stem) for p in sorted(self._folder(name).glob("*.json"))]

    def records(self, name: str) -> Iterator[Record]:
        """The records of a list in use, streaming.

        Raises:
            HomeError: There is no such list, or its records are not as they were stored.
        """
        stored = self.stored(name)
        path = self._records_path(stored)
        if not self._is_intact(stored):
            raise HomeError("the records of this list are damaged", place=str(path), remedy=_ADD_AGAIN)
        decoder = msgspec.json.Decoder(Record)
        with path.open("rb") as file:
            yield from map(decoder.decode, file)

    def add(
        self, name: str, records: Iterable[Record], report: Report, *, source: str, accept: bool = False
    ) -> Addition:
        """Put the records of a file in use as the new version of a list, unless they look wrong.

        Args:
            name: The list.
            records: Its records; an error while they come leaves the home as it was.
            report: What the reader says of them, complete when the records have come.
            source: Name of the file they come from.
            accept: Use the version even where it looks wrong.

        Raises:
            HomeError: The name is none, or another process writes to the home.
            SourceError: The file cannot be read.
        """
        check_list_name(name)
        with self._writing():
            aside = self._incoming / "records.jsonl"
            references, digest = _write_records(aside, name, records)
            before = self._known(name)
            intact = before if before and self._is_intact(before) else None
            fresh = self._describe(name, digest, source, report)
            if intact and (intact.digest, intact.list.dated) == (fresh.digest, fresh.list.dated):
                return Addition(outcome=Outcome.UNCHANGED, list=intact.list, before=intact.list, report=report)
            kept = self._references(intact) if intact else set()
            reasons = doubts(report, references, before.list.records if before else 0, kept)
            outcome = Outcome.HELD if reasons and not accept else Outcome.ADDED
            if outcome is Outcome.ADDED:
                self._use(fresh, aside)
        old = before.list if before else None
        return Addition(outcome=outcome, list=fresh.list, before=old, reasons=reasons, report=report)

    def remove(self, name: str) -> Stored:
        """Take a list out of use; its versions stay in its folder. The version that was in use is returned.

        Raises:
            HomeError: There is no such list, or another process writes to the home.
        """
        stored = self.stored(name)
        with self._writing():
            withdraw(self._folder(name) / _CURRENT)
        return stored

    def build(
        self,
        progress: Callable[[int, int], None] | None = None,
        *,
        policy: Policy | None = None,
        calibrating: Callable[[int, int], None] | None = None,
    ) -> Index:
        """Build the index of all lists in use, and put it in the place of the old one.

        Args:
            progress: Told how many records are done, of how many.
            policy: The policy to calibrate the chance of hits under; None for the default one.
            calibrating: Told how far the calibration is.

        Raises:
            HomeError: There is no list, a list is damaged, or another process writes to the home.
        """
        if not self.names():
            raise HomeError("there is no list to build an index of", place=str(self.path), remedy=_ADD_FIRST)
        with self._writing():
            lists = self.lists()
            records = chain.from_iterable(self.records(version.name) for version in lists)
            index = Index.build(records, lists, progress).calibrated(policy or Policy(), calibrating)
            aside = self._incoming / "index.crible"
            index.save(aside)
            put(aside, self.index_path)
        return index

    def index(self) -> Index:
        """The index, as it was last built.

        Raises:
            HomeError: There is none.
            SnapshotError: It is damaged, or made by another version of Crible.
        """
        if not self.index_path.exists():
            remedy = "Build it: crible build" if self.names() else _ADD_FIRST
            raise HomeError("there is no index in this home", place=str(self.path), remedy=remedy)
        return Index.open(self.index_path)

    @property
    def _incoming(self) -> Path:
        return self.path / "incoming"

    def _folder(self, name: str) -> Path:
        return self.path / "lists" / check_list_name(name)

    def _records_path(self, stored: Stored) -> Path:
        return self._folder(stored.list.name) / f"{stored.list.version}.jsonl"

    def _load(self, name: str, version: str) -> Stored:
        path = self._folder(name) / f"{version}.json"
        try:
            return msgspec.json.decode(path.read_bytes(), type=Stored)
        except (ValueError, OSError) as error:
            raise HomeError("this file is damaged", place=str(path), remedy=_ADD_AGAIN) from error

    def _known(self, name: str) -> Stored | None:
        """The version in use; None too where its provenance is damaged, so that adding the list again repairs it."""
        try:
            return self.stored(name)
        except HomeError:
            return None

    def _is_intact(self, stored: Stored) -> bool:
        return is_intact(self._records_path(stored), stored.digest)

    def _describe(self, name: str, digest: str, source: str, report: Report) -> Stored:
        now = self.clock().astimezone(UTC)
        version = f"{now:%Y%m%dT%H%M%SZ}-{digest[:_DIGEST_CHARACTERS]}"
        listed = ListVersion(name=name, version=version, dated=report.dated, records=report.records)
        return Stored(list=listed, digest=digest, source=source, added=f"{now:%Y-%m-%dT%H:%M:%SZ}", report=report)

    def _references(self, stored: Stored) -> set[str]:
        decoder = msgspec.json.Decoder(_Reference)
        with self._records_path(stored).open("rb") as file:
            return {decoder.decode(line).reference for line in file}

    def _use(self, fresh: Stored, records: Path) -> None:
        """Put a version in use: first its records, then its provenance, last the pointer that says so."""
        folder = self._folder(fresh.list.name)
        folder.mkdir(parents=True, exist_ok=True)
        put(records, self._records_path(fresh))
        self._write(folder / f"{fresh.list.version}.json", msgspec.json.format(msgspec.json.encode(fresh), indent=1))
        self._write(folder / _CURRENT, fresh.list.version.encode() + b"\n")

    def _write(self, path: Path, content: bytes) -> None:
        aside = self._incoming / path.name
        aside.write_bytes(content)
        put(aside, path)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Nobody else writes meanwhile; what an earlier writer left half done is swept away."""
        self.path.mkdir(parents=True, exist_ok=True)
        with only_writer(self.path):
            shutil.rmtree(self._incoming, ignore_errors=True)
            self._incoming.mkdir()
            try:
                yield
            finally:
                shutil.rmtree(self._incoming, ignore_errors=True)


class _Reference(msgspec.Struct):
    """What the guard needs of a stored record."""

    reference: str


def _write_records(path: Path, name: str, records: Iterable[Record]) -> tuple[set[str], str]:
    """Write the records of a list; their references, and the digest of the file."""
    encoder = msgspec.json.Encoder()
    digest = hashlib.sha256()
    references: set[str] = set()
    with path.open("wb") as file:
        for record in records:
            line = encoder.encode(msgspec.structs.replace(record, list=name)) + b"\n"
            digest.update(line)
            file.write(line)
            references.add(record.reference)
    return references, digest.hexdigest()


__all__ = ["Addition", "Clock", "Home", "Outcome", "Stored", "check_list_name", "list_name"]

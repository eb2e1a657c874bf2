"""The file of an index: the same answers from it, and no wrong file taken for a right one."""

from __future__ import annotations

import threading
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import invented
from crible.errors import SnapshotError
from crible.index import Index, snapshot
from crible.policy import Policy
from crible.records import ListVersion
from crible.screening import Screener

LISTS = (ListVersion(name="demo", version="20250101T000000Z-abcdefabcdef", dated="2025-01-01", records=20),)
PREFIX = snapshot._PREFIX
REUSED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Each example writes the same file of the same folder anew."""


@cache
def small() -> Index:
    """An index with little in it."""
    return Index.build(invented.records(7), LISTS)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of that index."""
    path = tmp_path_factory.mktemp("index") / "small.crible"
    small().save(path)
    return path.read_bytes()


def refused(path: Path, content: bytes) -> SnapshotError:
    """The error that a file of such content gives."""
    path.write_bytes(content)
    with pytest.raises(SnapshotError) as caught:
        Index.open(path)
    return caught.value


def with_header(content: bytes, **changed: object) -> bytes:
    """The same file with another header, all its checksums right."""
    start = PREFIX + int.from_bytes(content[len(snapshot.MAGIC) : len(snapshot.MAGIC) + 8], "little")
    header = msgspec.json.encode({**msgspec.json.decode(content[PREFIX:start]), **changed})
    digest = snapshot._digest(header)
    return snapshot.MAGIC + len(header).to_bytes(8, "little") + digest + header + content[start:]


def test_saved_is_in_memory(tmp_path: Path) -> None:
    """An opened index gives the answers of the one that was saved, opened twice or saved again too."""
    built, path = invented.index(40), tmp_path / "a.crible"
    built.save(path)
    again = tmp_path / "b.crible"
    Index.open(path).save(again)
    screeners = [Screener(index, Policy()) for index in (built, Index.open(path), Index.open(path), Index.open(again))]

    assert path.read_bytes() == again.read_bytes()
    for subject in (*invented.adversarial(), *invented.planted(40, 1)):
        first, *others = [screener.screen(subject) for screener in screeners]
        assert [first] * 3 == others


def test_same_records_same_file(tmp_path: Path, written: bytes) -> None:
    """Two builds of one list are the same file to the byte."""
    path = tmp_path / "again.crible"
    Index.build(invented.records(7), LISTS).save(path)

    assert written == path.read_bytes()


def test_it_says_what_it_holds(tmp_path: Path, written: bytes) -> None:
    """Lists, records and sizes come back as they were saved."""
    path = tmp_path / "small.crible"
    path.write_bytes(written)
    opened = Index.open(path)

    assert LISTS == opened.lists
    assert list(invented.records(7)) == list(opened.records())
    assert small().stats() == opened.stats()


@REUSED
@given(st.data())
def test_any_damaged_byte_is_found(tmp_path: Path, written: bytes, data: st.DataObject) -> None:
    """Whichever byte is changed, in the header or behind it, the file is refused with its place and a remedy."""
    header = PREFIX + int.from_bytes(written[len(snapshot.MAGIC) : len(snapshot.MAGIC) + 8], "little")
    place = data.draw(st.one_of(st.integers(0, header), st.integers(0, len(written) - 1)))
    damaged = bytearray(written)
    damaged[place] ^= data.draw(st.integers(1, 255))
    error = refused(tmp_path / "damaged.crible", bytes(damaged))

    assert error.remedy
    assert "damaged.crible" in error.sentence()


@REUSED
@given(st.data())
def test_a_truncated_file_is_found(tmp_path: Path, written: bytes, data: st.DataObject) -> None:
    """Cut anywhere, or with something behind it, the file is refused."""
    place = data.draw(st.integers(0, len(written) - 1))

    assert refused(tmp_path / "cut.crible", written[:place]).remedy
    assert refused(tmp_path / "long.crible", written + b"\0").remedy


@REUSED
@given(st.binary(max_size=200), st.booleans())
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes, magic: bool) -> None:  # noqa: FBT001  # hypothesis
    """Any other bytes are no index, even behind the right first line."""
    assert refused(tmp_path / "foreign.crible", snapshot.MAGIC * magic + content).remedy


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"names": "0" * 16}, "other tables of names"),
        ({"format": snapshot.FORMAT + 1}, "another format"),
        ({"engine": "0.0.1"}, "another version"),
        ({"unheard": "of"}, "another version"),
        ({"lists": "none"}, "another version"),
    ],
)
def test_another_edition_is_refused(tmp_path: Path, written: bytes, changed: dict[str, object], words: str) -> None:
    """A sound file of other name tables, another format or another version is refused, and the error says which."""
    assert Index.open(_kept(tmp_path / "same.crible", with_header(written))).lists == LISTS

    error = refused(tmp_path / "other.crible", with_header(written, **changed))

    assert words in error.sentence()
    assert "Build the index again" in error.remedy


def _kept(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", ["absent.crible", "."])
def test_no_file(tmp_path: Path, name: str) -> None:
    """A path without a file is refused with a remedy."""
    with pytest.raises(SnapshotError) as caught:
        Index.open(tmp_path / name)

    assert caught.value.remedy


def test_a_reader_keeps_what_it_opened(tmp_path: Path) -> None:
    """An index that is open stays as it was while its file is replaced; the next one to open sees the new."""
    path = tmp_path / "index.crible"
    small().save(path)
    opened = Index.open(path)
    Index.build(invented.records(3)).save(path)

    assert list(invented.records(7)) == list(opened.records())
    assert list(invented.records(3)) == list(Index.open(path).records())
    assert ["index.crible"] == [file.name for file in tmp_path.iterdir()]


def test_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    """Whoever opens the file while it is written again and again sees a whole index each time."""
    path = tmp_path / "index.crible"
    small().save(path)
    done = threading.Event()
    sizes: set[int] = set()

    def read() -> None:
        while not done.is_set():
            sizes.add(len(Index.open(path)))

    reader = threading.Thread(target=read)
    reader.start()
    others = [Index.build(invented.records(size)) for size in (3, 5)]
    for turn in range(40):
        others[turn % 2].save(path)
    done.set()
    reader.join()

    assert sizes <= {len(small()), *map(len, others)}
    assert sizes


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, written: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """If writing fails on the way, what stood there before still stands."""
    path = tmp_path / "index.crible"
    path.write_bytes(written)

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        small().save(path)

    assert written == path.read_bytes()


def test_an_open_index_cannot_be_changed(tmp_path: Path, written: bytes) -> None:
    """The arrays of an opened index are read-only: they are shared by processes."""
    path = tmp_path / "small.crible"
    path.write_bytes(written)
    _, arrays = snapshot.read(path)

    assert not any(array.flags.writeable for array in arrays.values())
    with pytest.raises(ValueError, match="read-only"):
        arrays["owners"][:] = np.int32(0)

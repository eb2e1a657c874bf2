"""Whatever bytes a reader is given, it gives records or a `SourceError`: nothing else, and soon.

Every file under `tests/data` that a format recognises is damaged in many ways, each from its own seed. Files beside it
stay beside it, since some lists come in several files, and are damaged too at times. A fixture laid there by anyone is
picked up by itself.
"""

from __future__ import annotations

import random
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import msgspec
import pytest

from crible.errors import HostileFileError, SourceError
from crible.records import Record
from crible.sources import FORMATS, Options, read, sniff
from support import ROOT

FIXTURES = ROOT / "tests" / "data"
SECONDS = 20
"""A reader that takes longer for a small file hangs."""

Mutation = Callable[[random.Random, bytes], bytes]


def flip_bytes(rng: random.Random, data: bytes) -> bytes:
    """A few bytes become others."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def truncate(rng: random.Random, data: bytes) -> bytes:
    """The end is missing."""
    return data[: rng.randrange(len(data))]


def drop_start(rng: random.Random, data: bytes) -> bytes:
    """The beginning is missing."""
    return data[rng.randrange(len(data)) :]


def delete_line(rng: random.Random, data: bytes) -> bytes:
    """A line is missing."""
    lines = data.splitlines(keepends=True)
    del lines[rng.randrange(len(lines))]
    return b"".join(lines)


def double_line(rng: random.Random, data: bytes) -> bytes:
    """A line stands twice."""
    lines = data.splitlines(keepends=True)
    at = rng.randrange(len(lines))
    return b"".join([*lines[: at + 1], lines[at], *lines[at + 1 :]])


def swap_lines(rng: random.Random, data: bytes) -> bytes:
    """Two lines change places."""
    lines = data.splitlines(keepends=True)
    a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"".join(lines)


def delete_span(rng: random.Random, data: bytes) -> bytes:
    """A stretch in the middle is missing."""
    at = rng.randrange(len(data))
    return data[:at] + data[at + rng.randint(1, 200) :]


def move_span(rng: random.Random, data: bytes) -> bytes:
    """A stretch stands elsewhere too."""
    at, to = rng.randrange(len(data)), rng.randrange(len(data))
    return data[:to] + data[at : at + rng.randint(1, 300)] + data[to:]


def insert_unicode(rng: random.Random, data: bytes) -> bytes:
    """Characters of any kind stand where none were."""
    at = rng.randrange(len(data))
    text = "".join(chr(rng.choice((rng.randrange(1, 0xD800), rng.randrange(0xE000, 0x110000)))) for _ in range(9))
    return data[:at] + text.encode() + data[at:]


def insert_control(rng: random.Random, data: bytes) -> bytes:
    """Control characters, marks of direction and marks of encodings stand where none were."""
    at = rng.randrange(len(data))
    odd = rng.choice(
        (b"\0", b"\x1a", b"\x1b[2J", b"\r", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe2\x80\xae", b"\x85", b"\x0b")
    )
    return data[:at] + odd * rng.randint(1, 4) + data[at:]


def insert_huge(rng: random.Random, data: bytes) -> bytes:
    """A field is far too long."""
    at = rng.randrange(len(data))
    return data[:at] + rng.choice((b"A", b"9", b" ", b"(", b"\xd9\x85", b"<a>", b"[", b'"', b"; ")) * 70_000 + data[at:]


def change_quotes(rng: random.Random, data: bytes) -> bytes:
    """Quotes, brackets and separators become others."""
    old = rng.choice((b'"', b"'", b",", b";", b"<", b">", b"{", b"}", b"[", b"]", b":", b"/", b"&", b"="))
    new = rng.choice((b"", b'"', b"'", b'""', b"<", b";", b",", b"\xe2\x80\x9d"))
    return data.replace(old, new, rng.choice((1, 2, -1)))


def change_digits(rng: random.Random, data: bytes) -> bytes:
    """Digits become other digits, of any script."""
    new = rng.choice((b"0", b"9", b"-", b"\xd9\xa3", b"\xc2\xb2", b"\xe2\x91\xa0", b"e9"))
    return data.replace(str(rng.randrange(10)).encode(), new, rng.choice((1, 3, -1)))


def change_encoding(rng: random.Random, data: bytes) -> bytes:
    """The text is written in another encoding."""
    return data.decode("utf-8", errors="replace").encode(
        rng.choice(("utf-16", "utf-16-be", "utf-32", "cp1252", "cp1251", "cp1256", "utf-7")), errors="replace"
    )


def other_bytes(rng: random.Random, _data: bytes) -> bytes:
    """The file is something else altogether."""
    return rng.choice(
        (b"", b"\n", b"\0", b"{}", b"[]", b"null", b"<a/>", b"<html><body>Not found</body></html>", b"1\n2")
    )


MUTATIONS: tuple[Mutation, ...] = (
    flip_bytes, truncate, drop_start, delete_line, double_line, swap_lines, delete_span, move_span, insert_unicode,
    insert_control, insert_huge, change_quotes, change_digits, change_encoding, other_bytes,
)  # fmt: skip


@contextmanager
def limit(seconds: int) -> Iterator[None]:
    """An error where the work inside takes longer."""

    def stop(*_: object) -> None:
        pytest.fail(f"a reader took more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@cache
def fixtures(format_: str) -> tuple[Path, ...]:
    """The fixtures that are of a format."""
    found = []
    for path in sorted(FIXTURES.rglob("*")):
        try:
            if path.is_file() and sniff(path).name == format_:
                found.append(path)
        except SourceError:
            continue  # a companion of another file
    return tuple(found)


def options(format_: str, folder: Path) -> Options:
    """What a reading needs besides the file."""
    base = next((path for path in sorted(folder.glob("*.ftm.json"))), None)
    return Options(base=base if "base" in FORMATS[format_].takes else None)


def read_all(path: Path, format_: str | None, options_: Options) -> list[Record]:
    """The records of a file, checked to be whole; none if the file is refused."""
    try:
        reading = read(path, format_, options_)
        records = list(reading)
    except SourceError:
        return []
    references = [record.reference for record in records]
    assert all(references), "a record without a reference"
    assert sorted(set(references)) == sorted(references)
    assert all(record.names for record in records)
    assert len(records) == reading.report.records
    assert msgspec.json.decode(msgspec.json.encode(records), type=list[Record]) == records
    msgspec.json.encode(reading.report)
    return records


def fuzz(format_: str, folder: Path, seeds: range) -> None:
    """Read damaged copies of a format's fixtures, one per seed."""
    for seed in seeds:
        rng = random.Random(f"{format_} {seed}")
        fixture = rng.choice(fixtures(format_))
        work = folder / fixture.parent.name
        if not work.exists():
            shutil.copytree(fixture.parent, work)
        names = [path for path in sorted(fixture.parent.iterdir()) if path.is_file()]
        victim = fixture if rng.random() < 0.8 else rng.choice(names)
        data = victim.read_bytes()
        for _ in range(rng.choice((1, 1, 2, 3))):
            data = rng.choice(MUTATIONS)(rng, data) if data else data
        (work / victim.name).write_bytes(data)
        try:
            with limit(SECONDS):
                read_all(work / fixture.name, rng.choice((format_, format_, None)), options(format_, work))
        except BaseException as error:
            error.add_note(f"format {format_}, seed {seed}, {victim.name} damaged")
            raise
        (work / victim.name).write_bytes(victim.read_bytes())


@pytest.mark.parametrize("format_", FORMATS)
def test_fixtures(format_: str) -> None:
    """Every format has a fixture, and every fixture is read."""
    assert fixtures(format_), f"no fixture of the format {format_} under tests/data"
    for path in fixtures(format_):
        assert list(read(path, format_, options(format_, path.parent)))


@pytest.mark.parametrize("format_", FORMATS)
def test_fuzz(format_: str, tmp_path: Path) -> None:
    """A hundred damaged files of each format give records or a `SourceError`."""
    fuzz(format_, tmp_path, range(100))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
@pytest.mark.parametrize("format_", FORMATS)
def test_fuzz_long(format_: str, part: int, tmp_path: Path) -> None:
    """Ten thousand damaged files of each format give records or a `SourceError`."""
    fuzz(format_, tmp_path, range(1_000 * part, 1_000 * (part + 1)))


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "an entity": '<!DOCTYPE x [<!ENTITY a "b">]>',
    "an external entity": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    "an external document type": '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">',
    "a parameter entity": '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>',
    "a billion laughs": f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>',
}


def xml_fixtures() -> list[tuple[str, Path]]:
    """The fixtures in XML, each with its format."""
    found = [(format_, path) for format_ in FORMATS for path in fixtures(format_)]
    return [(format_, path) for format_, path in found if path.read_bytes().lstrip(b"\xef\xbb\xbf").startswith(b"<")]


@pytest.mark.parametrize("doctype", HOSTILE.values(), ids=HOSTILE)
def test_hostile_xml(doctype: str, tmp_path: Path) -> None:
    """XML with entities or a document type is refused as hostile, in each format that is XML."""
    for format_, path in xml_fixtures():
        text = path.read_text(encoding="utf-8-sig")
        at = text.index("?>") + 2 if text.startswith("<?") else 0
        body = text[at:]
        used = "&l9;" if "l9" in doctype else "&a;" if "ENTITY a" in doctype else ""
        inside = body.rindex("</")
        hostile = tmp_path / path.name
        hostile.write_text(text[:at] + doctype + body[:inside] + used + body[inside:], encoding="utf-8")
        with limit(SECONDS), pytest.raises(HostileFileError):
            list(read(hostile, format_))


@pytest.mark.parametrize("tag", ["<a>", "["])
def test_deep_nesting(tag: str, tmp_path: Path) -> None:
    """Nesting beyond reason is refused in every format, without exhausting the machine."""
    path = tmp_path / "deep"
    path.write_text(tag * 100_000, encoding="utf-8")
    for format_ in FORMATS:
        with limit(SECONDS), pytest.raises(SourceError):
            list(read(path, format_, Options(base=path) if "base" in FORMATS[format_].takes else None))

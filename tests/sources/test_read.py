"""A file's format is found from its content, packed files are looked into, and what cannot be read says why."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from crible.errors import DamagedFileError, HostileFileError, SourceError, UnknownFormatError, WrongFormatError
from crible.records import PrintedName, Record
from crible.sources import FORMATS, Format, Options, Reading, Report, read, sniff
from support import DATA, ROOT, needs_data

FIXTURES = ROOT / "tests" / "data"
SNIFFED = [
    ("ftm/entities.ftm.json", "ftm"),
    ("ftm/targets.nested.json", "ftm"),
    ("ftm/entities.delta.json", "ftm-delta"),
    ("senzing/records.jsonl", "senzing"),
    ("senzing/array.json", "senzing"),
    ("table/list.csv", "table"),
    ("table/list.jsonl", "table"),
    ("table/list.parquet", "table"),
    ("table/liste_cp1252.csv", "table"),
]
REAL = [
    ("formats/ftm/entities.ftm.json", "ftm"),
    ("formats/ftm/khong_targets.nested.json", "ftm"),
    ("formats/ftm/yente_entities.delta.json", "ftm-delta"),
    ("formats/ftm/khong_senzing.json", "senzing"),
    ("formats/senzing_truthset/customers.jsonl", "senzing"),
    ("formats/ftm/khong_targets.simple.csv", "table"),
    ("lists/combined_2022-05-05.csv", "table"),
]
FOREIGN = [
    b"",
    b"<html><body>Not found</body></html>",
    b"%PDF-1.7",
    b"a\0b",
    b"{}",
    b"no,such,words\n1,2,3\n",
    b"[1, 2]",
]


@pytest.mark.parametrize(("name", "expected"), SNIFFED)
def test_sniff(name: str, expected: str) -> None:
    """Each fixture is recognised as what it is."""
    assert sniff(FIXTURES / name).name == expected


@needs_data
@pytest.mark.parametrize(("name", "expected"), REAL)
def test_sniff_real(name: str, expected: str) -> None:
    """Each real file is recognised as what it is."""
    assert sniff(DATA / name).name == expected


@pytest.mark.parametrize("content", FOREIGN)
def test_unknown(content: bytes, tmp_path: Path) -> None:
    """A file of no known format is refused, with the formats that can be named."""
    path = tmp_path / "unknown"
    path.write_bytes(content)
    with pytest.raises(UnknownFormatError) as caught:
        read(path)
    assert "table" in caught.value.remedy


def test_unknown_format_named() -> None:
    """A format that does not exist is refused."""
    with pytest.raises(UnknownFormatError):
        read(FIXTURES / "table" / "list.csv", "excel")


@pytest.mark.parametrize("path", [FIXTURES / "absent.csv", FIXTURES])
def test_no_file(path: Path) -> None:
    """Where no file stands, the path is named."""
    with pytest.raises(SourceError) as caught:
        read(path)
    assert caught.value.value == str(path)


def test_options_ignored() -> None:
    """An option that a format would ignore is refused."""
    with pytest.raises(SourceError, match="takes no columns"):
        read(FIXTURES / "senzing" / "records.jsonl", "senzing", Options(columns={"name": "x"}))
    with pytest.raises(SourceError, match="takes no base"):
        read(FIXTURES / "table" / "list.csv", options=Options(base=FIXTURES / "ftm" / "entities.ftm.json"))


def test_gzip(tmp_path: Path) -> None:
    """A file packed with gzip reads as the file itself, and leaves nothing behind."""
    plain = FIXTURES / "table" / "list.csv"
    packed = tmp_path / "list.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    reading = read(packed)
    unpacked = reading._file.path
    assert list(reading) == list(read(plain))
    assert unpacked.exists()
    del reading
    assert not unpacked.exists()


def zipped(path: Path, *names: str) -> Path:
    """A package with the same list under each of the names."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, (FIXTURES / "table" / "list.csv").read_bytes())
    return path


def test_zip(tmp_path: Path) -> None:
    """A zip file with one file inside reads as that file, wherever its name would lead."""
    expected = list(read(FIXTURES / "table" / "list.csv"))
    for name in ("list.csv", "folder/list.csv", "../../list.csv"):
        assert list(read(zipped(tmp_path / "list.zip", name))) == expected
    assert not (tmp_path.parent / "list.csv").exists()


@pytest.mark.parametrize("names", [(), ("a.csv", "b.csv")])
def test_zip_of_several(names: tuple[str, ...], tmp_path: Path) -> None:
    """A zip file with no file or several inside is refused with what to do."""
    with pytest.raises(SourceError) as caught:
        read(zipped(tmp_path / "list.zip", *names))
    assert "Unpack" in caught.value.remedy


@pytest.mark.parametrize("cut", [10, 40, 100])
def test_damaged_package(cut: int, tmp_path: Path) -> None:
    """A package cut short is refused as damaged."""
    path = tmp_path / "list.csv.gz"
    path.write_bytes(gzip.compress((FIXTURES / "table" / "list.csv").read_bytes())[:cut])
    with pytest.raises(DamagedFileError):
        read(path)
    zipped(path, "list.csv")
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(DamagedFileError):
        read(path)


def test_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that unpacks to far more than any list is refused before it fills the disk."""
    monkeypatch.setattr("crible.sources.packed._MIN_LIMIT", 1 << 20)
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(bytes(8 << 20)))
    with pytest.raises(HostileFileError):
        read(path)


def reading_of(*records: Record, refuse: bool = False) -> Reading:
    """A reading by a reader that gives these records."""

    def give(_path: Path, report: Report, _options: Options) -> Iterator[Record]:
        if refuse:
            report.refuse("row 1", "no name")
        yield from records

    format_ = Format(name="x", title="x", recognises=lambda *_: True, read=give)
    return Reading(FIXTURES / "table" / "list.csv", format_, Options())


NAMES = (PrintedName.of("Zorvan"),)


def test_no_record() -> None:
    """A file without a single record is refused, lest it replace a good list."""
    with pytest.raises(WrongFormatError):
        list(reading_of(refuse=True))
    with pytest.raises(WrongFormatError):
        list(reading_of(Record(reference="1", names=())))


def test_references() -> None:
    """Every record has a reference of its own, even where the source repeats one, and the report says so."""
    reading = reading_of(*(Record(reference=r, names=NAMES) for r in ("1", "1", "1~2", "1")))
    assert [record.reference for record in reading] == ["1", "1~2", "1~2~2", "1~3"]
    assert len(reading.report.warnings) == 3


def test_nameless() -> None:
    """A record without a name is refused with its reference; the rest goes on, and the report counts."""
    reading = reading_of(Record(reference="1", names=()), Record(reference="2", names=NAMES))
    assert [record.reference for record in reading] == ["2"]
    assert (reading.report.records, reading.report.refused[0].place) == (1, "record 1")
    assert reading.report.scripts == {"Latn": 1}


def test_formats() -> None:
    """Each format stands under its own name, with a title for people; the tables come last."""
    assert all(name == format_.name and format_.title for name, format_ in FORMATS.items())
    assert list(FORMATS)[-1] == "table"

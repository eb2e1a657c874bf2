"""The home: a good version is never lost, a damaged one is never used, and every change is whole or absent."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from crible.errors import DamagedFileError, HomeError, SnapshotError
from crible.home import Home, Outcome, check_list_name, files, list_name
from crible.records import PrintedName, Record
from crible.sources import Report

BEGIN = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home whose clock ticks once a minute."""
    ticks = (BEGIN + timedelta(minutes=n) for n in range(1_000_000))
    return Home(tmp_path / "home", clock=lambda: next(ticks))


def records(count: int, *, prefix: str = "T-") -> list[Record]:
    """So many invented records."""
    return [Record(reference=f"{prefix}{n}", names=(PrintedName.of(f"Zorvan Testperson {n}"),)) for n in range(count)]


def report_of(listed: list[Record], *, refused: int = 0, dated: str = "2026-01-01") -> Report:
    """What a reader would say of records."""
    report = Report(format="table", dated=dated, rows={"rows": len(listed) + refused})
    for record in listed:
        report.count(record)
    for number in range(refused):
        report.refuse(f"row {number}", "no name")
    return report


def add(  # the ways in which files differ
    home: Home, count: int, *, prefix: str = "T-", refused: int = 0, dated: str = "2026-01-01", accept: bool = False
) -> Outcome:
    """What becomes of a file with so many records, added as the list `ours`."""
    listed = records(count, prefix=prefix)
    report = report_of(listed, refused=refused, dated=dated)
    return home.add("ours", listed, report, source="ours.csv", accept=accept).outcome


def fail_after(count: int) -> Iterator[Record]:
    """A file that turns out to be damaged after so many records."""
    yield from records(count)
    raise DamagedFileError("the file ends in the middle", place="line 7")


def test_records_come_back_as_they_were(home: Home) -> None:
    """Records are stored without loss, and know the list that they are in."""
    add(home, 5)

    assert [msgspec.structs.replace(record, list="ours") for record in records(5)] == list(home.records("ours"))


def test_the_version_says_when_and_what(home: Home) -> None:
    """A version begins with the moment of its import and carries the publisher's date and the number of records."""
    add(home, 5)
    (version,) = home.lists()

    assert ("ours", "2026-01-01", 5) == (version.name, version.dated, version.records)
    assert version.version.startswith("20260101T120000Z-")


def test_the_same_file_is_no_new_version(home: Home) -> None:
    """A file added twice changes nothing the second time."""
    add(home, 5)
    before = home.lists()

    assert Outcome.UNCHANGED is add(home, 5)
    assert before == home.lists()
    assert 1 == len(home.versions("ours"))


def test_a_new_date_is_a_new_version(home: Home) -> None:
    """The same records under a newer date of the publisher are a new version: their age matters."""
    add(home, 5)

    assert Outcome.ADDED is add(home, 5, dated="2026-02-01")
    assert "2026-02-01" == home.lists()[0].dated


def test_former_versions_stay(home: Home) -> None:
    """Every version that was in use can be found later, the oldest first."""
    for count in (5, 6, 7):
        add(home, count)

    assert [5, 6, 7] == [stored.list.records for stored in home.versions("ours")]
    assert 7 == home.lists()[0].records


GUARDED = [
    # (why it looks wrong, records, prefix of references, refused)
    ("records are gone", 79, "T-", 0),
    ("it is another list", 100, "U-", 0),
    ("rows were refused", 100, "T-", 2),
]


@pytest.mark.parametrize(("why", "count", "prefix", "refused"), GUARDED, ids=[row[0] for row in GUARDED])
def test_what_looks_wrong_is_held(home: Home, why: str, count: int, prefix: str, refused: int) -> None:
    """A version that looks wrong is not put in use, unless a person says so."""
    add(home, 100)
    before = home.lists()

    assert Outcome.HELD is add(home, count, prefix=prefix, refused=refused, dated="2026-02-01"), why
    assert before == home.lists()
    assert Outcome.ADDED is add(home, count, prefix=prefix, refused=refused, dated="2026-02-01", accept=True)
    assert before != home.lists()


def test_a_first_file_with_refusals_is_held(home: Home) -> None:
    """Where nothing is in use yet, a file of which much was refused is held too."""
    assert Outcome.HELD is add(home, 10, refused=1)
    assert () == home.lists()


def test_a_fifth_less_is_not_held(home: Home) -> None:
    """A list that shrinks to 80 % is an ordinary new version."""
    add(home, 100)

    assert Outcome.ADDED is add(home, 80)


def test_a_damaged_file_changes_nothing(home: Home) -> None:
    """An error in the middle of a file leaves the version in use, and nothing else behind."""
    add(home, 5)
    before, files = home.lists(), sorted(home.path.rglob("*"))

    with pytest.raises(DamagedFileError):
        home.add("ours", fail_after(3), report_of([]), source="x")

    assert before == home.lists()
    assert 5 == len(list(home.records("ours")))
    assert files == sorted(home.path.rglob("*"))


def test_a_damaged_first_file_makes_no_list(home: Home) -> None:
    """An error in the first file of a list leaves no list."""
    with pytest.raises(DamagedFileError):
        home.add("ours", fail_after(3), report_of([]), source="x")

    assert [] == home.names()


@pytest.mark.parametrize("steps", range(3))
def test_a_power_cut_leaves_the_old_version(home: Home, monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    """Wherever storing stops, the old version is whole and in use, and the file can be added again."""
    add(home, 5)
    before, real = home.lists(), files.put
    left = [steps]

    def put(aside: Path, path: Path) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        real(aside, path)

    monkeypatch.setattr("crible.home.put", put)
    with pytest.raises(KeyboardInterrupt):
        add(home, 6)
    monkeypatch.undo()

    assert before == home.lists()
    assert 5 == len(list(home.records("ours")))
    assert Outcome.ADDED is add(home, 6)
    assert 6 == home.lists()[0].records


def test_only_one_writes(home: Home) -> None:
    """While one process writes, another is refused with a word about it."""
    add(home, 5)
    with (home.path / "lock").open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)

        with pytest.raises(HomeError, match="another process"):
            add(home, 6)

    assert Outcome.ADDED is add(home, 6)


@pytest.mark.parametrize("pattern", ["*.jsonl", "*.json", "current"])
@pytest.mark.parametrize("content", [b"", b"{", b"\xff\x00", b'{"a":1}\n'])
def test_damage_is_seen_and_can_be_repaired(home: Home, pattern: str, content: bytes) -> None:
    """A damaged file of the home is an error with a remedy, and the remedy works."""
    add(home, 5)
    (path,) = (home.path / "lists" / "ours").glob(pattern)
    path.write_bytes(content)

    with pytest.raises(HomeError) as caught:
        list(home.records("ours"))
    assert "lists add" in caught.value.remedy
    assert Outcome.ADDED is add(home, 5)
    assert 5 == len(list(home.records("ours")))


def test_removed_lists_are_out_of_use_but_kept(home: Home) -> None:
    """A list that is removed is gone from the lists, and its versions are still on the disk."""
    add(home, 5)
    home.remove("ours")

    assert () == home.lists()
    assert 1 == len(list(home.path.glob("lists/ours/*.jsonl")))
    with pytest.raises(HomeError):
        home.remove("ours")


def test_the_index_holds_what_is_in_use(home: Home) -> None:
    """The index is built of the versions in use, and found again."""
    add(home, 5)
    built = home.build()

    assert home.lists() == built.lists == home.index().lists
    assert 5 == len(home.index())


def test_without_lists_there_is_no_index(home: Home) -> None:
    """Neither building nor opening an index works without a list, and both say what to do."""
    for deed in (home.build, home.index):
        with pytest.raises(HomeError) as caught:
            deed()
        assert "lists add" in caught.value.remedy


def test_a_damaged_list_is_not_indexed(home: Home) -> None:
    """Building from damaged records is refused, and the old index stays."""
    add(home, 5)
    home.build()
    (path,) = home.path.glob("lists/ours/*.jsonl")
    path.write_bytes(path.read_bytes()[:-9])

    with pytest.raises(HomeError, match="damaged"):
        home.build()
    assert 5 == len(home.index())


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"crible"])
def test_a_damaged_index_is_refused(home: Home, content: bytes) -> None:
    """What is no index is never opened as one."""
    add(home, 5)
    home.build()
    home.index_path.write_bytes(content)

    with pytest.raises(SnapshotError):
        home.index()


NAMES = [
    # (file, name of its list)
    ("sdn.csv", "sdn"),
    ("consolidatedLegacyByPRN.xml", "consolidatedlegacybyprn"),
    ("EU list (final).2026.xml", "eu-list-final-2026"),
    ("targets.simple.csv.gz", "targets-simple-csv"),
    ("2026", "2026"),
    ("x" * 200 + ".csv", "x" * 64),
]


@pytest.mark.parametrize(("file", "name"), NAMES)
def test_names_from_files(file: str, name: str) -> None:
    """The name of a list made from a file's name is one that a list may bear."""
    assert name == list_name(Path(file)) == check_list_name(name)


@pytest.mark.parametrize("name", ["", "..", ".", "a/b", "../x", "Ours", "-x", "a b", "список", "x" * 65, "a\n"])
def test_names_that_lead_elsewhere_are_refused(home: Home, name: str) -> None:
    """A name that is no plain word never becomes a folder."""
    with pytest.raises(HomeError):
        home.add(name, records(1), report_of(records(1)), source="x")

    assert not home.path.exists()


def test_a_file_without_letters_names_no_list() -> None:
    """A file whose name makes no name asks for one."""
    with pytest.raises(HomeError, match="name"):
        list_name(Path("список.csv"))

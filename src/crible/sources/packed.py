"""How is a packed list file read?

Publishers and exchanges pack their files: `.gz`, or `.zip` with one file inside, or with all files of a list that
comes in several. Such a file is unpacked to a temporary folder, which goes away with the object that reads it. What
unpacks to more than any list has is refused as a bomb.
"""

from __future__ import annotations

import gzip
import re
import shutil
import tempfile
import weakref
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from crible.errors import DamagedFileError, HostileFileError, SourceError

_MIN_LIMIT = 256 << 20
_MAX_RATIO = 200
"""Lists in XML or JSON pack some 30 to 1; a bomb packs 1,000 to 1."""
_CHUNK = 1 << 20
_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PRINCIPAL = re.compile(r"(?:.*[^a-z])?(?:sdn|prim)[^a-z]*\.csv", re.IGNORECASE)
"""Of a list in several files (OFAC's legacy CSV) the one that holds the parties."""
_DAMAGE = (
    EOFError,
    zlib.error,
    zipfile.BadZipFile,
    gzip.BadGzipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


class Unpacked:
    """A file as it is, or what is packed in it: `path` stays as long as this object.

    Args:
        path: The file.

    Raises:
        DamagedFileError: The package cannot be unpacked.
        HostileFileError: It unpacks to more than any list has.
        SourceError: It holds no file, or several of which none is known to be the list.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._package = path
        with path.open("rb") as file:
            magic = file.read(4)
        if not magic.startswith((_GZIP, *_ZIP)):
            return
        folder = Path(tempfile.mkdtemp(prefix="crible-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        with _damage_of(path):
            self.path = _unpack(path, folder, is_gzip=magic.startswith(_GZIP))

    def bring(self, names: Iterable[str]) -> None:
        """Lay files beside the unpacked one: from the same package or, plain or packed, from beside it.

        Args:
            names: What they may be called, case folded; those that are nowhere are left out.
        """
        if self.path == self._package:
            return
        for name in names:
            if not _from_archive(self._package, name, self.path.parent):
                self._from_beside(name)

    def _from_beside(self, name: str) -> None:
        wanted = {name, *(f"{stem}{ending}" for stem in (name, Path(name).stem) for ending in (".gz", ".zip"))}
        for file in sorted(self._package.parent.iterdir()):
            if file.name.casefold() in wanted and file != self._package and file.is_file():
                unpacked = Unpacked(file)  # held until it is copied
                shutil.copyfile(unpacked.path, self.path.parent / name)
                return


@contextmanager
def _damage_of(path: Path) -> Iterator[None]:
    """Whatever goes wrong inside a package as our error."""
    try:
        yield
    except _DAMAGE as error:
        raise DamagedFileError(f"the packed file cannot be unpacked: {error}", place=path.name) from error


def _from_archive(package: Path, name: str, folder: Path) -> bool:
    """Lay a file of a zip file into a folder, if it holds one of that name."""
    if not zipfile.is_zipfile(package):
        return False
    with _damage_of(package), zipfile.ZipFile(package) as archive:
        member = next((m for m in archive.infolist() if _name(m).casefold() == name and not m.is_dir()), None)
        if member is None:
            return False
        with archive.open(member) as packed:
            _copy(packed, folder / name, package)
    return True


def _unpack(path: Path, folder: Path, *, is_gzip: bool) -> Path:
    if is_gzip:
        inside = folder / (path.stem or "unpacked")
        with gzip.open(path) as packed:
            _copy(packed, inside, path)
        return inside
    with zipfile.ZipFile(path) as archive:
        member = _list_member(archive, path)
        inside = folder / (_name(member) or "unpacked")
        with archive.open(member) as packed:
            _copy(packed, inside, path)
    return inside


def _name(member: zipfile.ZipInfo) -> str:
    """The last part of the name inside: it must not lead out of the folder."""
    return Path(member.filename.replace("\\", "/")).name


def _list_member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The only file inside or, of several, the one that is known to be the principal one."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    principal = [member for member in members if _PRINCIPAL.fullmatch(_name(member))]
    if len(members) > 1 and len(principal) == 1:
        return principal[0]
    if len(members) != 1:
        raise SourceError(
            "a packed file must hold one file",
            value=f"{len(members)} files",
            place=path.name,
            remedy="Unpack it, and name the list file inside.",
        )
    return members[0]


def _copy(packed: gzip.GzipFile | IO[bytes], inside: Path, path: Path) -> None:
    limit = max(_MIN_LIMIT, _MAX_RATIO * path.stat().st_size)
    written = 0
    with inside.open("wb") as file:
        while chunk := packed.read(_CHUNK):
            written += len(chunk)
            if written > limit:
                raise HostileFileError("the packed file unpacks to more than any list has", place=path.name)
            file.write(chunk)

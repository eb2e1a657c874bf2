"""How is a packed list file read?

Publishers and exchanges pack their files: `.gz`, or `.zip` with one file inside. Such a file is unpacked to a temporary
folder, which goes away with the object that reads it. What unpacks to more than any list has is refused as a bomb.
"""

from __future__ import annotations

import gzip
import shutil
import tempfile
import weakref
import zipfile
import zlib
from pathlib import Path
from typing import IO

from crible.errors import DamagedFileError, HostileFileError, SourceError

_MIN_LIMIT = 256 << 20
_MAX_RATIO = 200
"""Lists in XML or JSON pack some 30 to 1; a bomb packs 1,000 to 1."""
_CHUNK = 1 << 20
_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
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
        SourceError: It holds no file, or several.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            magic = file.read(4)
        if not magic.startswith((_GZIP, *_ZIP)):
            return
        folder = Path(tempfile.mkdtemp(prefix="crible-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        try:
            self.path = _unpack(path, folder, is_gzip=magic.startswith(_GZIP))
        except _DAMAGE as error:
            raise DamagedFileError(f"the packed file cannot be unpacked: {error}", place=path.name) from error


def _unpack(path: Path, folder: Path, *, is_gzip: bool) -> Path:
    if is_gzip:
        inside = folder / (path.stem or "unpacked")
        with gzip.open(path) as packed:
            _copy(packed, inside, path)
        return inside
    with zipfile.ZipFile(path) as archive:
        member = _only_member(archive, path)
        # Only the last part of the name inside: it must not lead out of the folder.
        inside = folder / (Path(member.filename.replace("\\", "/")).name or "unpacked")
        with archive.open(member) as packed:
            _copy(packed, inside, path)
    return inside


def _only_member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    members = [member for member in archive.infolist() if not member.is_dir()]
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

"""A list file in, records out: which format is it, and who reads it?

`read(path)` recognises the format from the content; `read(path, format="un")` takes your word and checks it.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from crible.errors import SourceError, UnknownFormatError
from crible.sources.reading import HEAD_BYTES, Format, Options, Reading, Refusal, Report

# One module per line, each of which exports its `FORMAT`.
_READERS: tuple[ModuleType, ...] = (
    # What publishers print:
    # Formats of exchange:
    # Tables recognise nearly any text, so they come last:
)

FORMATS: dict[str, Format] = {reader.FORMAT.name: reader.FORMAT for reader in _READERS}
"""Every format by its name, in the order in which they are tried."""


def sniff(path: Path) -> Format:
    """The format of a file, from its content.

    Raises:
        UnknownFormatError: No format recognises it.
    """
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    for format_ in FORMATS.values():
        if format_.recognises(path, head):
            return format_
    raise UnknownFormatError("no reader recognises this file", place=path.name)


def read(path: Path | str, format: str | None = None, options: Options | None = None) -> Reading:  # noqa: A002
    """The records of a list file, streaming, with a report of what was read and refused.

    Args:
        path: The file.
        format: A name in `FORMATS`; None recognises it from the content.
        options: What the file's user says about it: column map, base of a delta.

    Raises:
        UnknownFormatError: The format named does not exist, or none recognises the file.
        SourceError: While iterating: the file is damaged, foreign or hostile.
    """
    path = Path(path)
    if not path.exists():
        raise SourceError("there is no such file", value=str(path), remedy="Check the path.")
    if format is not None and format not in FORMATS:
        raise UnknownFormatError(
            "there is no such format", value=format, remedy=f"Choose one of: {', '.join(FORMATS)}."
        )
    return Reading(path, FORMATS[format] if format else sniff(path), options or Options())


__all__ = ["FORMATS", "Format", "Options", "Reading", "Refusal", "Report", "read", "sniff"]

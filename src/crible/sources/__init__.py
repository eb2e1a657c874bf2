"""A list file in, records out: which format is it, and who reads it?

`read(path)` recognises the format from the content; `read(path, format="un")` takes your word and checks it.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from crible.errors import UnknownFormatError
from crible.sources import canada, eu, ftm, senzing, table, un
from crible.sources.ftm import delta as ftm_delta
from crible.sources.ofac import advanced as ofac_advanced
from crible.sources.ofac import csv as ofac_csv
from crible.sources.ofac import enhanced as ofac_enhanced
from crible.sources.ofac import xml as ofac_xml
from crible.sources.packed import Unpacked
from crible.sources.reading import HEAD_BYTES, Format, Options, Reading, Refusal, Report, existing
from crible.sources.uk import csv as uk_csv
from crible.sources.uk import xml as uk_xml

# One module per line, each of which exports its `FORMAT`.
_READERS: tuple[ModuleType, ...] = (
    # What publishers print:
    ofac_csv,
    ofac_xml,
    ofac_enhanced,
    ofac_advanced,
    un,
    eu,
    uk_csv,
    uk_xml,
    canada,
    # Formats of exchange:
    ftm_delta,
    ftm,
    senzing,
    # Tables recognise nearly any text, so they come last:
    table,
)

FORMATS: dict[str, Format] = {reader.FORMAT.name: reader.FORMAT for reader in _READERS}
"""Every format by its name, in the order in which they are tried."""


def sniff(path: Path) -> Format:
    """The format of a file, from its content; a packed file is looked into.

    Raises:
        UnknownFormatError: No format recognises it.
        SourceError: There is no such file, or it cannot be unpacked.
    """
    file = Unpacked(existing(path))
    with file.path.open("rb") as opened:
        head = opened.read(HEAD_BYTES)
    for format_ in FORMATS.values():
        if format_.recognises(file.path, head):
            return format_
    raise UnknownFormatError(
        "no reader recognises this file", place=path.name, remedy=f"Name its format: {', '.join(FORMATS)}."
    )


def read(path: Path | str, format: str | None = None, options: Options | None = None) -> Reading:  # noqa: A002
    """The records of a list file, streaming, with a report of what was read and refused.

    Args:
        path: The file, plain or packed (`.gz`, or `.zip` with one list inside).
        format: A name in `FORMATS`; None recognises it from the content. A column map makes it a table.
        options: What the file's user says about it: column map, base of a delta.

    Raises:
        UnknownFormatError: The format named does not exist, or none recognises the file.
        SourceError: At once or while iterating: the file is damaged, foreign or hostile, or takes no such options.
    """
    path = existing(Path(path))
    options = options or Options()
    if format is None and options.columns is not None:
        format = "table"  # noqa: A001  # only tables have columns to map
    if format is not None and format not in FORMATS:
        raise UnknownFormatError(
            "there is no such format", value=format, remedy=f"Choose one of: {', '.join(FORMATS)}."
        )
    return Reading(path, FORMATS[format] if format else sniff(path), options)


__all__ = ["FORMATS", "Format", "Options", "Reading", "Refusal", "Report", "read", "sniff"]

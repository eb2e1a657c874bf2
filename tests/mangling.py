"""How do tests damage a file, and what must a reader make of it?"""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import strategies as st

from crible.errors import SourceError
from crible.records import Record
from crible.sources import Format, Options
from crible.sources.reading import Reading


@st.composite
def mangled(draw: st.DrawFn, content: bytes) -> bytes:
    """A file with bytes changed, its end cut off, lines taken out or doubled, or any text put in."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(content) - 1)))
        kind = draw(st.sampled_from(["flip", "cut", "drop", "double", "insert"]))
        line_end = content.find(b"\n", at) + 1 or len(content)
        if kind == "flip":
            content = content[:at] + draw(st.binary(min_size=1, max_size=3)) + content[at + 1 :]
        elif kind == "cut":
            content = content[:at]
        elif kind == "drop":
            content = content[:at] + content[line_end:]
        elif kind == "double":
            content = content[:line_end] + content[at:]
        else:
            content = content[:at] + draw(st.text(max_size=20)).encode("utf-8", "surrogatepass") + content[at:]
    return content


def survives(format_: Format, content: bytes) -> bool:
    """Whether a reader gives records or a `SourceError`; anything else it raises comes through."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list"
        path.write_bytes(content)
        try:
            records = list(Reading(path, format_, Options()))
        except SourceError as error:
            return bool(error.sentence() and error.remedy)
    return all(isinstance(record, Record) and record.names for record in records)

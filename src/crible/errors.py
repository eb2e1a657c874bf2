"""What can go wrong, and what should the user do about it?

CribleError
├── SourceError            a list file cannot be read
│   ├── UnknownFormatError     no reader recognises the file, or the format named is not known
│   ├── WrongFormatError       the file is not what it was said to be (another publisher, a web page, no record)
│   ├── DamagedFileError       truncated, badly encoded, not well formed
│   └── HostileFileError       document types, entities, nesting or sizes that no real list has
├── FactError              a date, country, sex or document given by the user is not understood
├── UnfitNameError         a name that cannot be compared
│   ├── EmptyNameError         without any letter or digit
│   └── LongNameError          of more parts than any name has
├── PolicyError            a policy with unknown keys or impossible numbers
├── SnapshotError          an index file that is damaged, foreign, or made by another version
└── HomeError              the data home lacks what was asked of it (a list, an index)

Each class has a stable `code`. Each error says what happened, with the offending value and its place, and what to do.
Faces own the maps from codes to exit codes and HTTP statuses.
"""

from __future__ import annotations

from typing import ClassVar


class CribleError(Exception):
    """Anything that Crible refuses.

    Args:
        what: One sentence that says what happened.
        value: The offending value, as found.
        place: Where it stands: a file, a line, a record, a key.
        remedy: One sentence that says what to do.
    """

    code: ClassVar[str] = "crible"
    default_remedy: ClassVar[str] = ""

    def __init__(self, what: str, *, value: str | None = None, place: str | None = None, remedy: str = "") -> None:
        self.what = what
        self.value = value
        self.place = place
        self.remedy = remedy or self.default_remedy
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """The error in words, without the remedy."""
        where = f"{self.place}: " if self.place else ""
        value = f" ({_shorten(self.value)!r})" if self.value is not None else ""
        return f"{where}{self.what}{value}"


class SourceError(CribleError):
    """A list file cannot be read."""

    code = "source"
    default_remedy = "Fetch the file again from its publisher; the version already in use stays."


class UnknownFormatError(SourceError):
    """No reader recognises the file, or the format named is not known."""

    code = "source.unknown-format"
    default_remedy = "Name the format, or see the formats that Crible reads."


class WrongFormatError(SourceError):
    """The file is not what it was said to be."""

    code = "source.wrong-format"


class DamagedFileError(SourceError):
    """The file is truncated, badly encoded or not well formed."""

    code = "source.damaged"


class HostileFileError(SourceError):
    """The file holds what no real list has: entities, bombs, endless nesting."""

    code = "source.hostile"
    default_remedy = "Do not use this file; fetch it again from its publisher."


class FactError(CribleError):
    """A fact given by the user is not understood."""

    code = "fact"
    default_remedy = "Write the fact in another form, or leave it out."


class UnfitNameError(CribleError):
    """A name that cannot be compared."""

    code = "name"
    default_remedy = "Give the name as it is written, with nothing else."


class EmptyNameError(UnfitNameError):
    """A name without any letter or digit."""

    code = "name.empty"
    default_remedy = "Give a name with at least one letter."


class LongNameError(UnfitNameError):
    """A text of more parts than any name has."""

    code = "name.too-long"
    default_remedy = "Give one name at a time."


class PolicyError(CribleError):
    """A policy with unknown keys or impossible numbers."""

    code = "policy"
    default_remedy = "Compare the file with the default policy: crible policy"


class SnapshotError(CribleError):
    """An index file that is damaged, foreign, or made by another version."""

    code = "snapshot"
    default_remedy = "Build the index again from its lists."


class HomeError(CribleError):
    """The data home lacks what was asked of it."""

    code = "home"


def _shorten(value: str, limit: int = 80) -> str:
    """A value fit for one line of an error."""
    return value if len(value) <= limit else value[: limit - 1] + "…"

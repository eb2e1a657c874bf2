"""How are list files in XML read safely, a record at a time?

Elements are matched by local name, since publishers change their namespaces. Document types, and with them entities and
bombs, are refused: no official list has any. Nothing is fetched from a network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from crible.errors import DamagedFileError, HostileFileError, WrongFormatError
from crible.text import one_line

_PLACE_IN_REASON = re.compile(r", line \d+, column \d+( \(.*\))?$")
"""The parser repeats in its reason where it stands."""

_HOSTILE = ("Excessive depth", "amplification", "entity reference loop", "huge", "HUGE")
"""Words of the parser when a file goes beyond its limits."""

Element = etree._Element  # noqa: SLF001  # lxml names the type of its elements so


def local(element: Element) -> str:
    """The element's name without its namespace."""
    tag = element.tag
    return _without_namespace(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1 << 12)
def _without_namespace(tag: str) -> str:
    return tag.rpartition("}")[2]


def root_of(head: bytes) -> str:
    """The local name of the first element in the first bytes of a file; empty if there is none.

    >>> root_of(b"<?xml version='1.0'?><a:list xmlns:a='b'><a:x/>")
    'list'
    """
    parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True, load_dtd=False)
    try:
        parser.feed(head)
        for _, element in parser.read_events():
            return local(element)
    except etree.XMLSyntaxError:
        # Damage further on does not change what the root is.
        for _, element in parser.read_events():
            return local(element)
    return ""


def stream(path: Path, root: str, *tags: str) -> Iterator[Element]:
    """The elements of the given local names, each whole, in the order of the file; each is freed after use.

    Args:
        path: The XML file.
        root: The local name that the root element must have.
        tags: Local names of the elements to give.

    Raises:
        WrongFormatError: The root has another name.
        HostileFileError: The file declares a document type, or nests beyond reason.
        DamagedFileError: The file is not well formed; the place is the line.
    """
    inside = 0
    try:
        _check_root(path, root)
        with path.open("rb") as file:
            # The parser itself leaves out all other elements: most of a large file.
            for event, element in _events(file, *(f"{{*}}{tag}" for tag in tags)):
                if event == "start":
                    inside += 1
                    continue
                inside -= 1
                if not inside:
                    yield element
                    _free(element)
    except etree.XMLSyntaxError as error:
        raise _damage(error, path) from error


def _events(file: BinaryIO, *tags: str) -> Iterator[tuple[str, Element]]:
    """The starts and ends of all elements, or of those of some tags."""
    return etree.iterparse(
        file,
        events=("start", "end"),
        tag=tags or None,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def children(element: Element, name: str) -> list[Element]:
    """The direct children of a local name."""
    return [child for child in element if local(child) == name]


def child(element: Element, name: str) -> Element | None:
    """The first direct child of a local name, if any."""
    return next((c for c in element if local(c) == name), None)


def text(element: Element | None, name: str = "") -> str:
    """The text of an element, or of its first child of that name, on one line; empty if there is none."""
    if element is not None and name:
        element = child(element, name)
    return one_line("".join(element.itertext())) if element is not None else ""


def texts(element: Element, name: str) -> list[str]:
    """The non-empty texts of all direct children of a local name."""
    return [t for t in (text(c) for c in children(element, name)) if t]


def root(element: Element) -> Element:
    """The outermost element of the file that an element stands in."""
    return element.getroottree().getroot()


def place(element: Element) -> str:
    """Where an element stands, for a refusal."""
    return f"line {element.sourceline}"


def _check_root(path: Path, root: str) -> None:
    """Refuse a file of another root element, an empty one, and one with a document type."""
    with path.open("rb") as file:
        element = next((element for _, element in _events(file)), None)
        if element is None:
            raise DamagedFileError("the file is empty", place=path.name)
        # The name first: a web page with an apology has a document type too, and is foreign rather than hostile.
        if local(element) != root:
            raise WrongFormatError(f"the outermost element should be <{root}>", value=local(element), place=path.name)
        if element.getroottree().docinfo.doctype:
            raise HostileFileError("the file declares a document type", place=path.name)


def _free(element: Element) -> None:
    """Give back the memory of an element and of what came before it."""
    element.clear()
    while (before := element.getprevious()) is not None:
        parent = before.getparent()
        if parent is None:
            break
        parent.remove(before)


def _damage(error: etree.XMLSyntaxError, path: Path) -> DamagedFileError | HostileFileError:
    """The syntax error as ours, with its line; lxml's own limits mean hostility."""
    reason = _PLACE_IN_REASON.sub("", error.msg or "not well formed")
    where = f"{path.name}, line {error.lineno}, column {error.offset}"
    if not error.lineno:
        # The parser says no more where a file is empty, or uses an entity such as &nbsp; that it does not declare.
        return DamagedFileError("the XML breaks off, or uses an entity that it does not declare", place=path.name)
    hostile = any(word in reason for word in _HOSTILE)
    kind = HostileFileError if hostile else DamagedFileError
    return kind(f"the XML is not well formed: {reason}", place=where)

"""Is every word that a list prints to be found again in the records read from it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec
from lxml import etree

from crible.records import Record
from crible.sources.xml import Element, local


def lost_words(content: bytes, records: Iterable[Record], *tags: str, known: set[str]) -> list[tuple[str, str, str]]:
    """The words of a list in XML that stand nowhere in its records: reference, element, words.

    Args:
        content: The list.
        records: What was read from it, one record for each element.
        tags: Local names of the elements that are records.
        known: Local names of elements whose words turn into facts: dates, sexes, qualities.
    """
    elements = [e for e in etree.fromstring(content).iter() if local(e) in tags]
    return [
        (record.reference, *leaf)
        for element, record in zip(elements, records, strict=True)
        for leaf in _lost(element, record, known)
    ]


def _lost(element: Element, record: Record, known: set[str]) -> Iterator[tuple[str, str]]:
    there = _words(" ".join(_texts(msgspec.to_builtins(record))))
    for leaf in _leaves(element):
        if local(leaf) not in known and _words(leaf.text or "") - there:
            yield local(leaf), leaf.text or ""


def _leaves(element: Element) -> Iterator[Element]:
    return (leaf for leaf in element.iter() if not len(leaf) and leaf.text and leaf.text.strip())


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)

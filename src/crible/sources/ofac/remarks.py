"""What do the remarks of an OFAC record say?

Remarks are one text: details under labels, weak aliases in quotes and sentences, separated by semicolons and ended by
one full stop. Every piece becomes a fact or a note.
"""

from __future__ import annotations

import re

from crible.sources.draft import Draft
from crible.sources.ofac import details, words
from crible.text import one_line

_LONGEST = 2_000
"""No labelled detail is longer; what is, is a note and looked at no further."""

_PIECES = re.compile(r";\s*")
_WEAK = re.compile(r"(?:alt\.\s+)?[afn]\.k\.a\.[,:]?\s*(?P<quote>['\"])(?P<name>.+)(?P=quote)\Z", re.IGNORECASE)
_BRACKETED = re.compile(r"\((Linked To: .+)\)\Z")
_NUMBERED = re.compile(r"(?P<label>[A-Z][^;:]*?\b(?:No\.|Number|ID|Code)|[A-Z][^;:]*? #):?\s+(?P<value>\S*\d.*)\Z")


def read_remarks(text: str, draft: Draft, *, cut: bool = False) -> None:
    """Add what remarks say to a record in the making.

    Args:
        text: The whole text, with its continuation if it has one.
        draft: Where the facts and notes go.
        cut: Whether the text breaks off: its last piece is then kept as a note and refused as a fact.
    """
    text = one_line(text)
    # One full stop ends the text; it belongs to no piece.
    pieces = _PIECES.split(text if cut else text.removesuffix("."))
    if cut:
        last = pieces.pop()
        draft.refuse("Remark, cut off", "the remarks break off here", last, shown=last)
    for piece in pieces:
        if piece := piece.strip():
            _read_piece(piece, draft)


def _read_piece(piece: str, draft: Draft) -> None:
    if len(piece) > _LONGEST:
        draft.note("Remark", piece)
        return
    bracketed = _BRACKETED.match(piece)
    piece = bracketed[1] if bracketed else piece
    if weak := _WEAK.match(piece):
        details.add_name(draft, weak["name"], words.alias_kind("", weak=True))
        return
    label, value = words.split_label(piece)
    if label and value:
        details.add(draft, label, value)
    elif not _read_numbered(piece, draft):
        draft.note("Remark", piece)


def _read_numbered(piece: str, draft: Draft) -> bool:
    """A piece under a label never seen that ends like one of a document."""
    found = _NUMBERED.match(piece)
    document = details.document_from_words(words.label_of(found["label"]), found["value"]) if found else None
    if document:
        draft.document(document)
    return document is not None

"""How is a row of evidence said to a person?

One plain sentence for each row; no arithmetic happens here.
"""

from __future__ import annotations

from crible.matching.score import Comparison, Evidence, Level

_PARTS = {
    Level.SPELLING: "“{subject}” is written the same way.",
    Level.SOUNDS: "“{subject}” and “{record}” sound the same.",
    Level.SIMILAR: "“{subject}” and “{record}” can be spellings of one name.",
    Level.EQUIVALENT: "“{subject}” and “{record}” are forms of one name.",
    Level.INITIAL: "“{subject}” and “{record}” begin with the same letter.",
}
_JOINED = "“{subject}” and “{record}” are one name, written in one word or in two."
_OTHERS = {
    Comparison.CONTRADICTED: "“{subject}” was given where the list has “{record}”.",
    Comparison.MISSING: "“{subject}” was given but is not in the list's name.",
    Comparison.EXTRA: "“{record}” is in the list's name but was not given.",
    Comparison.ORDER: "The parts of the name stand in another order.",
    Comparison.DAMPED: "Because a part contradicts, the agreement of the others counts less.",
    Comparison.DOCUMENT: "The document number {subject} is on the list's record.",
}
_BIRTHS = {
    Level.SAME: "The date of birth is the same: {record}.",
    Level.COMPATIBLE: "The dates of birth agree as far as they are known: {subject} given, {record} listed.",
    Level.SWAPPED: "The dates of birth are the same with day and month exchanged: {subject} given, {record} listed.",
    Level.NEAR: "The dates of birth are close but not the same: {subject} given, {record} listed.",
    Level.DIFFERENT: "The dates of birth differ: {subject} given, {record} listed.",
}
_COUNTRIES = {
    Level.SAME: "The country is the same: {record}.",
    Level.DIFFERENT: "The countries differ: {subject} given, {record} listed.",
}
_SEXES = {
    Level.SAME: "The sex is the same.",
    Level.DIFFERENT: "The sexes differ: {subject} given, {record} listed.",
}
_BY_LEVEL = {
    Comparison.PART: _PARTS,
    Comparison.JOINED: dict.fromkeys(Level, _JOINED),
    Comparison.BIRTH: _BIRTHS,
    Comparison.COUNTRY: _COUNTRIES,
    Comparison.SEX: _SEXES,
}


def sentence(evidence: Evidence) -> str:
    """One plain sentence for a row of evidence.

    >>> sentence(Evidence(Comparison.PART, Level.SIMILAR, "لادن", "laden", 11.5))
    '“لادن” and “Laden” can be spellings of one name.'
    """
    by_level = _BY_LEVEL.get(evidence.comparison)
    pattern = by_level[evidence.level] if by_level is not None else _OTHERS[evidence.comparison]
    return pattern.format(subject=_shown(evidence.subject), record=_shown(evidence.record))


def _shown(value: str) -> str:
    """A folded part as names are written; other values as they are."""
    return value.title() if value.islower() else value

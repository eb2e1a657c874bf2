"""Scores do not change unnoticed."""

from __future__ import annotations

import runpy
from collections.abc import Callable

from support import ROOT

Lines = list[str]


def test_golden_scores() -> None:
    """Every frozen pair scores what it scored, to the bit."""
    script = runpy.run_path(str(ROOT / "tables" / "golden.py"))
    golden: Callable[[], Lines] = script["golden"]
    scored: Callable[[Lines], Lines] = script["scored"]

    assert golden() == scored(golden()), (
        "if this is right: python tables/golden.py, and a line under Scores in CHANGELOG"
    )


def test_changes_of_scores_are_told() -> None:
    """The changelog has a section on scores for what is not released yet, and it is not empty."""
    unreleased = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
    _, _, scores = unreleased.partition("### Scores\n")

    assert scores.partition("\n### ")[0].strip()

"""What do many tests need?

The real lists are never part of this repository; tests that want them look beside the checkout and are left out where
they are absent.
"""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
"""The checkout."""

DATA = ROOT.parent / "shared" / "data"
"""The real lists, where they stand beside the checkout."""

needs_data = pytest.mark.skipif(not DATA.exists(), reason="the real lists are not beside the checkout")

SOURCES = sorted((ROOT / "src" / "crible").rglob("*.py"))
"""Every module of the package."""


def case_rows(name: str, fields: int) -> list[object]:
    """The rows of a table of `tests/cases`, each with so many fields.

    What follows them is a remark; one that begins with KNOWN says what the engine does not do yet: such a row must
    fail, and loses its remark with the change that makes it pass.
    """
    lines = (ROOT / "tests" / "cases" / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [pytest.param(*row[:fields], marks=_known("; ".join(row[fields:]))) for row in rows]


def _known(remark: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=remark, strict=True)] if remark.startswith("KNOWN") else []

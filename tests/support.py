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

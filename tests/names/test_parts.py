"""The parts of names and their roles."""

from __future__ import annotations

import pytest

from crible.names import Role, analyse
from support import case_rows


@pytest.mark.parametrize(("text", "kind", "expected"), case_rows("parts", 3))
def test_parts(text: str, kind: str, expected: str) -> None:
    """Names are cut into the parts that a reader of their language would compare, each with its role."""
    compared = analyse(text, kind).compared

    assert expected == " | ".join(
        f"{part.text} <{part.role}>" if part.role != Role.NAME else part.text for part in compared
    )

"""Where do the generated tables come from, and which part of a public set may they be fitted on?

Every pair of names belongs for ever to one of three parts, by a hash of its letters: `train` (six tenths) to fit on,
`dev` (two tenths) to look at, `test` (two tenths) to report once.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
OUTPUT = ROOT / "src" / "crible" / "data"


def part_of(*texts: str) -> str:
    """`train`, `dev` or `test`, the same on every machine."""
    bucket = hashlib.sha256("|".join(texts).casefold().encode()).digest()[0] % 10
    return "train" if bucket < 6 else "dev" if bucket < 8 else "test"


def pairs(language: str, part: str) -> Iterator[tuple[str, str]]:
    """(Latin, native) names of a language, of one part."""
    with (SHARED / "pairs" / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            latin, native = row["name_latin"], row["name_native"]
            if part_of(latin, native) == part:
                yield latin, native


def write(name: str, header: list[str], lines: list[str]) -> None:
    """Write a table with its header."""
    text = "".join(f"# {line}\n" for line in header) + "".join(f"{line}\n" for line in lines)
    (OUTPUT / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(lines):,} rows, {len(text.encode()):,} bytes")


def variants(part: str) -> Iterator[tuple[str, str]]:
    """(name, other Latin spelling) of people of one official list and of parliaments, one pair each, of one part.

    One list only: people on several would meet themselves under another number and count as false.
    """
    seen: set[tuple[str, str]] = set()
    with (SHARED / "pairs" / "variants.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            certain = row["source"].startswith(("ofac", "everypolitician"))
            person = (row["source"], row["entity_id"])
            if certain and person not in seen and part_of(*person) == part:
                seen.add(person)
                yield row["name_a"], row["name_b"]

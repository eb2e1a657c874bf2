"""Which scores must not change unnoticed?

`tests/golden/scores.tsv` holds pairs of invented names and what they score without facts, against the reference
populations, under the default policy. `python tables/golden.py` scores its pairs anew and says what changed; with
`--check` it only says so, and fails. To add a pair, add its first three fields.
"""

from __future__ import annotations

import sys
from pathlib import Path

from crible.matching import Populations, compare
from crible.policy import Policy
from crible.records import PartyKind, PrintedName, Record, Subject

GOLDEN = Path(__file__).resolve().parent.parent / "tests" / "golden" / "scores.tsv"


def golden() -> list[str]:
    """The lines of the table as they are kept."""
    return GOLDEN.read_text(encoding="utf-8").splitlines()


def scored(lines: list[str]) -> list[str]:
    """The same lines with the scores of today."""
    policy, populations = Policy(), Populations()
    return [line if line.startswith("#") else _scored(line, policy, populations) for line in lines]


def _scored(line: str, policy: Policy, populations: Populations) -> str:
    subject, listed, kind = line.split("\t")[:3]
    party = PartyKind(kind)
    record = Record(names=(PrintedName.of(listed),), kind=party, reference="golden")
    score = compare(Subject.of(subject, kind=party), record, policy, populations)
    return "\t".join((subject, listed, kind, f"{score.bits:.4f}", "full" if score.full_agreement else ""))


def main() -> int:
    """Write the table, or check it."""
    before = golden()
    after = scored(before)
    changes = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    for old, new in changes:
        print(f"- {old}\n+ {new}")
    if "--check" in sys.argv[1:]:
        return 1 if changes else 0
    GOLDEN.write_text("".join(f"{line}\n" for line in after), encoding="utf-8")
    print(
        f"{len(changes)} of {len(after)} lines changed. A change of scores needs a line under Scores in CHANGELOG.md."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How do tests call the command line, and on which list? And what must it print?"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable

from click.testing import Result

from support import ROOT

LIST = """\
id,name,alias,weak alias,date of birth,nationality,programme,type
T-1,"TESTPERSON, Zorvan",Зорван Тестперсон;زوروان تستپرسون;ज़ोरवान टेस्टपर्सन,The Sieve,1971-03-05,Syria,TEST-ONE,person
T-2,Amina Exemplarova,,,1980,France,TEST-ONE,person
T-3,Exemplar Trading Imaginary Ltd,,,,Cyprus,TEST-TWO,organisation
"""
"""Three invented subjects."""

Crible = Callable[..., Result]


def process(*words: str, stdin: bytes = b"", shell: str = "") -> subprocess.CompletedProcess[bytes]:
    """`crible` as a process of its own; `shell` is what follows it in a pipe."""
    command = [sys.executable, "-m", "crible", *words]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    if shell:
        command = ["bash", "-o", "pipefail", "-c", f'"$@" {shell}', "crible", *command]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment, timeout=120)


_CHANGING = (
    (re.compile(r"\b\d{8}T\d{6}Z-[0-9a-f]{12}\b"), "VERSION"),
    (re.compile(r"\b[0-9a-f]{16}\b"), "POLICY"),
    (re.compile(r"Crible \d+\.\d+\.\d+\S*"), "Crible ENGINE"),
)
"""What differs from day to day and from release to release, and what stands for it."""


def check_golden(name: str, text: str) -> None:
    """Compare a transcript with the one that is kept; `GOLDEN=write` in the environment keeps the new one."""
    path = ROOT / "tests" / "golden" / "cli" / name
    for pattern, word in _CHANGING:
        text = pattern.sub(word, text)
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == text, (
        f"if this is right: GOLDEN=write pytest, and read the diff of {name}"
    )

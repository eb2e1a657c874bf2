"""How do tests call the command line, and on which list? Three invented subjects, and `crible` as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from click.testing import Result

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

"""What imports what: the layers of the package, and what `import crible` brings with it."""

from __future__ import annotations

import json
import subprocess
import sys

from support import ROOT, SOURCES

FACES = {"click", "rich"}
"""What only the command line needs: a program that imports Crible should start fast."""

TOOLS = {"grimp", "hypothesis", "importlinter", "jellyfish", "mkdocs", "mypy", "pytest", "rapidfuzz"}
"""What contributors have and users lack."""


def run(code: str) -> str:
    """What a fresh interpreter prints when it runs the code."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def loaded_by(statement: str) -> set[str]:
    """The names of the top-level modules that a fresh interpreter has loaded after a statement."""
    modules = json.loads(run(f"import sys, json; {statement}; print(json.dumps(sorted(sys.modules)))"))
    return {name.partition(".")[0] for name in modules}


def test_layers() -> None:
    """Imports point up the page only, type imports counted (the contracts stand in pyproject.toml)."""
    report = run("import sys; from importlinter import cli; sys.exit(cli.lint_imports(no_cache=True))")

    assert "0 broken" in report


def test_import_crible_loads_no_face() -> None:
    """`import crible` loads nothing that only the command line needs."""
    assert set() == loaded_by("import crible") & FACES


def test_the_package_needs_no_tools() -> None:
    """No module of the package needs what only contributors have."""
    every = ", ".join(sorted(_modules()))

    assert set() == loaded_by(f"import {every}") & TOOLS


def _modules() -> set[str]:
    """The dotted names of all modules of the package, the entry point aside: importing it runs it."""
    paths = [path.relative_to(ROOT / "src").with_suffix("") for path in SOURCES if path.name != "__main__.py"]
    return {".".join(path.parts).removesuffix(".__init__") for path in paths}

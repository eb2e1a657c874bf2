"""The face of the code: what is public, what is said of it, in which words, and how large the pieces are."""

from __future__ import annotations

import ast
import re
import statistics
import types
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import crible
from support import ROOT, SOURCES

Function = ast.FunctionDef | ast.AsyncFunctionDef

MODULE_LINES = 400
FUNCTION_LINES = 60
MEDIAN_FUNCTION_LINES = 7
P90_FUNCTION_LINES = 28
PUBLIC_NAMES = 20

TABLES = sorted((ROOT / "src" / "crible" / "data").rglob("*.tsv"))


class Definition(NamedTuple):
    """A function or class of the source, with its place in words."""

    place: str
    node: Function | ast.ClassDef
    public: bool


def tree(path: Path) -> ast.Module:
    """A module as a syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def place(path: Path, node: ast.stmt | ast.arg | None = None) -> str:
    """Where something stands, in words."""
    return f"{path.relative_to(ROOT)}" + (f":{node.lineno}" if node else "")


def inside(path: Path, body: list[ast.stmt], *, public: bool = True) -> Iterator[Definition]:
    """The functions and classes of a module or class body (not those inside functions)."""
    for node in body:
        if isinstance(node, Function | ast.ClassDef):
            shown = public and not node.name.startswith("_")
            yield Definition(f"{place(path, node)} {node.name}", node, shown)
            if isinstance(node, ast.ClassDef):
                yield from inside(path, node.body, public=shown)


def definitions() -> list[Definition]:
    """All functions and classes of the package."""
    return [d for path in SOURCES for d in inside(path, tree(path).body)]


def lines(node: Function) -> int:
    """How many lines a function takes, its docstring left out."""
    whole = (node.end_lineno or node.lineno) - node.lineno + 1
    return whole - (_span(node.body[0]) if ast.get_docstring(node) else 0)


def _span(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


# What is public


def test_exports() -> None:
    """What `import crible` offers is exactly `crible.__all__`, sorted, and fits one screen."""
    named = getattr(crible, "__all__", [])
    foreign = (types.ModuleType, type(__import__("__future__").annotations))
    offered = [n for n, value in vars(crible).items() if not n.startswith("_") and not isinstance(value, foreign)]

    assert sorted(named) == list(named)
    assert sorted(offered) == sorted(n for n in named if not n.startswith("_"))
    assert len(named) <= PUBLIC_NAMES


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_modules_export_what_they_have(path: Path) -> None:
    """A module with `__all__` names only things that it has, each once."""
    body = tree(path).body
    listed = [ast.literal_eval(n.value) for n in body if isinstance(n, ast.Assign) and _assigned(n) == ["__all__"]]
    names = [name for group in listed for name in group]
    has = {alias.asname or alias.name for n in body if isinstance(n, ast.Import | ast.ImportFrom) for alias in n.names}
    has |= {n.name for n in body if isinstance(n, Function | ast.ClassDef)}
    has |= {name for n in body if isinstance(n, ast.Assign | ast.AnnAssign) for name in _assigned(n)}

    assert [] == sorted(set(names) - has)
    assert sorted(set(names)) == sorted(names)


def _assigned(node: ast.Assign | ast.AnnAssign) -> list[str]:
    """The plain names that a statement gives values to."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [t.id for t in targets if isinstance(t, ast.Name)]


# What is said


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_every_module_says_its_question(path: Path) -> None:
    """Every module has a docstring."""
    assert ast.get_docstring(tree(path))


def test_every_public_name_is_explained() -> None:
    """Every public class, function and method has a docstring (methods that Python itself names aside)."""
    silent = [d.place for d in definitions() if d.public and not ast.get_docstring(d.node)]

    assert [] == silent


def test_every_parameter_is_used() -> None:
    """No public function accepts an argument and ignores it."""
    ignored = [
        f"{d.place}({name})"
        for d in definitions()
        if d.public and isinstance(d.node, Function) and not _is_stub(d.node)
        for name in _parameters(d.node)
        if name not in {n.id for n in ast.walk(d.node) if isinstance(n, ast.Name)}
    ]

    assert [] == ignored


def _parameters(function: Function) -> list[str]:
    """The names a caller may pass; `_x` says that a contract asks for it and this function has no use for it."""
    args = function.args
    every = [*args.posonlyargs, *args.args, *args.kwonlyargs, *filter(None, (args.vararg, args.kwarg))]
    return [a.arg for a in every if a.arg not in {"self", "cls"} and not a.arg.startswith("_")]


def _is_stub(function: Function) -> bool:
    """Whether the body is a docstring, `...` or `raise NotImplementedError` alone."""
    rest = [n for n in function.body if not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))]
    return not rest or (len(rest) == 1 and "NotImplementedError" in ast.dump(rest[0]))


# In which words

BANNED = re.compile(r"entity|entities|targets?|alerts?|match|matches|cases?\Z")
"""Synonyms of our words; the glossary says which word stands for what."""

FOREIGN = {
    # The words of formats that others defined.
    "errors.py": {"entities"},
    "sources/*.py": {"entity", "entities", "target", "targets", "case", "match"},
    "sources/*/*.py": {"entity", "entities", "target", "targets", "case", "match"},
}

PHRASES = re.compile(
    r"(?i)chance[ _]alerts?|alerts? (to expect|budget|per)|possible match(es)?|XML entit\w+|re\.match"
    r"|(upper|lower|title|either)[ _-]?case|case[- ](fold\w*|insensitive\w*|sensitive\w*)|in (any|each|that|this) case"
)
"""Phrases that hold a banned word and are right."""

PROSE = re.compile(r"(?i)\bentit(?:y|ies)\b|\btargets?\b|\balerts?\b|\b(?:a|the|possible|false|good|no) match(?:es)?\b")


def _allowed(path: Path) -> set[str]:
    """Banned words that a module may use."""
    return {word for pattern, words in FOREIGN.items() if path.match(pattern) for word in words}


def _defined(path: Path) -> Iterator[tuple[str, str]]:
    """Every name that a module defines: functions, classes, parameters, variables, itself."""
    yield place(path), path.stem
    for node in ast.walk(tree(path)):
        if isinstance(node, Function | ast.ClassDef):
            yield place(path, node), node.name
        elif isinstance(node, ast.arg):
            yield place(path, node), node.arg
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield from ((place(path, node), name) for name in _assigned(node))


def _words(name: str) -> list[str]:
    """The words of an identifier, in lower case."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return [w for w in spaced.lower().split("_") if w]


def test_one_word_per_thing_in_names() -> None:
    """No name in the code uses a synonym of a word of the glossary."""
    wrong = [
        f"{where} {name}"
        for path in SOURCES
        for where, name in _defined(path)
        if any(BANNED.fullmatch(w) and w not in _allowed(path) for w in _words(PHRASES.sub("", name)))
    ]

    assert [] == wrong


def test_one_word_per_thing_in_prose() -> None:
    """No docstring or comment uses a synonym of a word of the glossary."""
    wrong = [
        f"{place(path)}:{number}: {line.strip()}"
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (found := PROSE.findall(PHRASES.sub("", line)))
        if any(word.split()[-1].lower() not in _allowed(path) for word in found)
    ]

    assert [] == wrong


# How large


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_modules_are_small(path: Path) -> None:
    """No module has more lines than a reader holds in mind."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MODULE_LINES


def test_functions_are_small() -> None:
    """No function is longer than a screen, most are far shorter."""
    sizes = {d.place: lines(d.node) for d in definitions() if isinstance(d.node, Function)}
    ordered = sorted(sizes.values())

    assert {} == {where: size for where, size in sizes.items() if size > FUNCTION_LINES}
    assert statistics.median(ordered) <= MEDIAN_FUNCTION_LINES
    assert ordered[int(0.9 * len(ordered))] <= P90_FUNCTION_LINES


# What is known


@pytest.mark.parametrize("path", TABLES, ids=place)
def test_tables_say_what_they_are(path: Path) -> None:
    """Every table of knowledge states its fields and its licence at its top."""
    rows = path.read_text(encoding="utf-8").splitlines()
    header = " ".join(row.lstrip("# ") for row in rows if row.startswith("#"))

    assert "Fields:" in header
    assert "Licence" in header


@pytest.mark.parametrize("path", TABLES, ids=place)
def test_foreign_tables_are_credited(path: Path) -> None:
    """A table that is not our own and CC0 is named in NOTICE."""
    header = "".join(row for row in path.read_text(encoding="utf-8").splitlines(keepends=True) if row.startswith("#"))

    assert "CC0" in header or path.name in (ROOT / "NOTICE").read_text(encoding="utf-8")

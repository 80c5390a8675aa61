"""No file and no function is longer than what somebody reads at once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("generator", "tests", "benchmarks", "audits", "deploy", "overrides/widgets")
LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 40


def _sources(project: Path, ending: str) -> Iterator[Path]:
    """The files that people write."""
    for folder in FOLDERS:
        for path in (project / folder).rglob(f"*{ending}"):
            if not path.name.endswith(".bundle.js") and path.name != "bundle.js":
                yield path


def test_no_file_is_longer_than_its_room(project: Path) -> None:
    """A module, a widget's part or a test that needs more lines has more than one matter."""
    sources = [*_sources(project, ".py"), *_sources(project, ".js")]
    lengths = {str(one.relative_to(project)): len(one.read_text("utf-8").splitlines()) for one in sources}
    assert len(lengths) > 900
    assert {name: length for name, length in lengths.items() if length > LINES_OF_A_FILE} == {}


def test_no_function_is_longer_than_its_room(project: Path) -> None:
    """What a function does, without the words on what it takes and gives, is seen at one look."""
    too_long = {
        f"{path.relative_to(project)}:{function.lineno}": length
        for path in _sources(project, ".py")
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := _length(function)) > LINES_OF_A_FUNCTION
    }
    assert too_long == {}


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    statements = function.body[1:] if ast.get_docstring(function) else function.body
    last = function.body[-1].end_lineno or 0
    return last - statements[0].lineno + 1 if statements else 0


def test_whoever_contributes_reads_less_than_a_hundred_lines(project: Path) -> None:
    """CONTRIBUTING.md stays a page that somebody reads before a first change."""
    assert len((project / "CONTRIBUTING.md").read_text("utf-8").splitlines()) < 100

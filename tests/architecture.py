"""The modules and the contracts of their layers go in; what the architecture page draws of them comes out."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Layers = list[list[str]]
"""The names of modules and packages, those first that import nothing of the others."""


@dataclass(frozen=True)
class Contract:
    """The layers of a package, and what import-linter calls them."""

    package: str
    name: str
    layers: Layers


def contracts(project: Path) -> list[Contract]:
    """The contracts of pyproject.toml that put modules into layers, the whole generator's first."""
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    return [
        Contract(
            one["containers"][0],
            one["name"],
            [re.split(r"\s*\|\s*", layer) for layer in reversed(one["layers"])],
        )
        for one in settings["tool"]["importlinter"]["contracts"]
        if one["type"] == "layers"
    ]


def said_of(project: Path, stage: str) -> str:
    """The first line of the docstring of a module, or of a package."""
    folder = project / "generator" / stage
    file = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    assert text, stage
    return text.partition("\n")[0]


def drawn(project: Path, page: str) -> str:
    """The page with its picture, its table and its list as the code is now."""
    whole, *inside = contracts(project)
    page = _put(page, r"```text\n.*?```\n", _picture(project, whole.layers))
    page = _put(page, r"\| Stage \|.*?\n(?=\n)", _table(project, whole.layers))
    packages = sorted(inside, key=lambda one: one.package)
    return _put(page, r"(?<=\n)- `\w+/`: .*?\n(?=\n)", (_path(one) for one in packages))


def _put(page: str, pattern: str, lines: Iterator[str]) -> str:
    new, count = re.subn(
        pattern, lambda _: "".join(f"{line}\n" for line in lines), page, count=1, flags=re.DOTALL
    )
    assert count == 1, f"the page has no place for {pattern}"
    return new


def _called(project: Path, stage: str) -> str:
    return f"{stage}/" if (project / "generator" / stage).is_dir() else stage


def _picture(project: Path, layers: Layers) -> Iterator[str]:
    """Every layer as a line, the last one above all others."""
    yield "```text"
    for layer in reversed(layers):
        yield "   ".join(_called(project, stage) for stage in layer)
    yield "```"


def _table(project: Path, layers: Layers) -> Iterator[str]:
    """Every stage as a row, in the order in which data goes through them."""
    yield "| Stage | What goes in, and what comes out |"
    yield "| --- | --- |"
    for layer in layers:
        for stage in layer:
            yield f"| `{_called(project, stage)}` | {said_of(project, stage)} |"


def _path(contract: Contract) -> str:
    """A package as an item: the name of its contract, and its layers one after the other."""
    layers = (", ".join(f"`{one}`" for one in layer) for layer in contract.layers)
    return f"- `{contract.package.removeprefix('generator.')}/`: {contract.name}. {' → '.join(layers)}"

"""An empty folder goes in; the packages of the other tables and one script for each table come out in it.

The packages are fetched for the run, in exact versions, and run no script of their own; none of them is kept.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
DENO = Path(sys.executable).with_name("deno")
INSTALL = ("npm", "install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund")
SECONDS = 180

PACKAGES = {
    "@tanstack/table-core": "9.3.1",
    "@tanstack/virtual-core": "3.19.11",
    "ag-grid-community": "36.2.0",
    "datatables.net": "3.1.5",
    "datatables.net-dt": "3.1.2",
    "datatables.net-scroller": "3.1.0",
    "datatables.net-scroller-dt": "3.1.0",
    "list.js": "2.3.1",
    "tabulator-tables": "6.5.3",
}
# An extension adds itself to its own copy of the table, which has to be the one that the page uses.
OVERRIDES = {"datatables.net": "$datatables.net"}


@dataclass(frozen=True)
class Tool:
    """A table to measure: its name, its adapter in pages/, the packages it needs, and their stylesheets."""

    name: str
    adapter: str
    packages: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """The version of the package that it is named after."""
        return PACKAGES[self.packages[0]] if self.packages else ""


FLOOR = Tool("floor: one word", "floor")
THIS = Tool("this table", "this-table")
TOOLS = (
    FLOOR,
    THIS,
    Tool("cheat sheet's loop", "cheat-sheet"),
    Tool(
        "DataTables, pages of 10",
        "datatables",
        ("datatables.net", "datatables.net-dt"),
        ("datatables.net-dt/css/dataTables.dataTables.css",),
    ),
    Tool(
        "DataTables, Scroller",
        "datatables-scroller",
        ("datatables.net", "datatables.net-dt", "datatables.net-scroller", "datatables.net-scroller-dt"),
        (
            "datatables.net-dt/css/dataTables.dataTables.css",
            "datatables.net-scroller-dt/css/scroller.dataTables.css",
        ),
    ),
    Tool("Tabulator", "tabulator", ("tabulator-tables",), ("tabulator-tables/dist/css/tabulator.css",)),
    Tool("AG Grid Community", "ag-grid", ("ag-grid-community",)),
    Tool("List.js, pages of 50", "list", ("list.js",)),
    Tool("TanStack Table + Virtual", "tanstack", ("@tanstack/table-core", "@tanstack/virtual-core")),
)


@dataclass(frozen=True)
class Built:
    """The tables that can be measured, where their scripts are, and what is left out and why."""

    folder: Path
    tools: tuple[Tool, ...]
    left_out: tuple[str, ...]

    def script(self, tool: Tool) -> Path:
        """The one script of a table's page."""
        return self.folder / f"{tool.adapter}.bundle.js"

    def styles(self, tool: Tool) -> tuple[Path, ...]:
        """The stylesheets of a table's page."""
        return tuple(self.folder / "node_modules" / style for style in tool.styles)


def build(folder: Path) -> Built:
    """Install the packages into `folder` and bundle a script for each table that has all it needs."""
    problem = _install(folder)
    shutil.copytree(HERE / "pages", folder / "pages")
    shutil.copy(HERE / "measuring.js", folder)
    problems = {tool: (problem if tool.packages else "") or _bundle(folder, tool) for tool in TOOLS}
    left_out = tuple(f"{tool.name}: {why}" for tool, why in problems.items() if why)
    return Built(folder, tuple(tool for tool, why in problems.items() if not why), left_out)


def _install(folder: Path) -> str:
    """Why the packages are not there; empty where they are."""
    wanted = {"private": True, "type": "module", "dependencies": PACKAGES, "overrides": OVERRIDES}
    (folder / "package.json").write_text(json.dumps(wanted), encoding="utf-8")
    if shutil.which("npm") is None:
        return "npm was not found"
    try:
        done = _run(INSTALL, folder)
    except subprocess.TimeoutExpired:
        return f"npm did not end within {SECONDS} seconds"
    return "" if done.returncode == 0 else f"npm ended with status {done.returncode}"


def _bundle(folder: Path, tool: Tool) -> str:
    """Why the script of a table could not be made; empty where it could."""
    entry = folder / f"{tool.adapter}.entry.js"
    entry.write_text("".join(_entry(tool)), encoding="utf-8")
    output = folder / f"{tool.adapter}.bundle.js"
    options = ("--quiet", "--platform", "browser", "--format", "iife", "--minify", "--output", str(output))
    done = _run((str(DENO), "bundle", *options, str(entry)), folder)
    lines = done.stderr.strip().splitlines() or ["no reason given"]
    return "" if output.exists() else f"its script could not be bundled: {lines[0]}"


def _entry(tool: Tool) -> Iterator[str]:
    yield f'import adapter from "./pages/{tool.adapter}.js";\n'
    yield 'import { measuring } from "./measuring.js";\n'
    yield "globalThis.measure = measuring(adapter);\n"


def _run(command: tuple[str, ...], folder: Path) -> subprocess.CompletedProcess[str]:
    # What runs in production is measured, and what is fetched stays in this folder.
    settings = {"NODE_ENV": "production", "DENO_DIR": str(folder / "deno"), "DENO_NO_UPDATE_CHECK": "1"}
    return subprocess.run(
        command,
        cwd=folder,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )

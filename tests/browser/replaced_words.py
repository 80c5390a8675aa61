"""The sources of the widgets go in; their bundles come out, with a sign before each of their words."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

MARK = "\u29eb"
"""Stands before whatever the folder of words has to say, and nowhere else."""

_DENO = Path(sys.executable).with_name("deno")
_EXPORTED = re.compile(r"^export const (\w+)", re.MULTILINE)
_PLAIN = ("index", "words")
"""Modules that say nothing themselves: the list of the others, and how numbers are put into sentences."""

_MARKED = """
const MARK = %s;
export function marked(value) {
  if (typeof value === "string") return value === "" ? "" : MARK + value;
  if (typeof value === "function") return (...given) => marked(value(...given));
  if (Array.isArray(value)) return value.map(marked);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, marked(one)]));
}
"""


def bundles(project: Path, folder: Path) -> dict[str, str]:
    """The text of each bundle, by its name, with a sign before all that `logic/texts/` says.

    `folder` is empty, and holds afterwards what stands in for that folder.
    """
    widgets = (project / "overrides/widgets").resolve()
    borrowed = json.loads((widgets / "late.json").read_text(encoding="utf-8"))["imports"]
    texts = [path for path in (widgets / "logic/texts").glob("*.js") if path.stem not in _PLAIN]
    (folder / "marked.js").write_text(_MARKED % json.dumps(MARK), encoding="utf-8")
    for path in texts:
        (folder / path.name).write_text(_replacement(path), encoding="utf-8")
    replaced = {path.as_uri(): (folder / path.name).as_uri() for path in texts}
    # What replaces a module reads the module itself.
    scopes = {f"{folder.as_uri()}/": {path.as_uri(): path.as_uri() for path in texts}}
    late = {
        (widgets / name).as_uri() if name.startswith(".") else name: (
            (widgets / target).as_uri() if target.startswith(".") else target
        )
        for name, target in borrowed.items()
    }
    first = _bundle(project, widgets / "main.js", {"imports": replaced, "scopes": scopes}, folder)
    others = {"imports": replaced | late, "scopes": scopes}
    return {"bundle.js": first} | {
        f"{name}.bundle.js": _bundle(project, widgets / f"{name}.js", others, folder)
        for name in ("session-filter", "drill")
    }


def _replacement(path: Path) -> str:
    """A module that exports the same as another, marked."""
    names = _EXPORTED.findall(path.read_text(encoding="utf-8"))
    lines = [f'import * as real from "{path.as_uri()}";', 'import { marked } from "./marked.js";']
    return "\n".join([*lines, *(f"export const {name} = marked(real.{name});" for name in names)])


def _bundle(project: Path, module: Path, imports: Mapping[str, object], folder: Path) -> str:
    found = folder / "imports.json"
    found.write_text(json.dumps(imports), encoding="utf-8")
    command = [str(_DENO), "bundle", "--quiet", "--platform", "browser", "--format", "iife"]
    return subprocess.run(
        [*command, "--import-map", str(found), str(module)],
        cwd=project,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout

"""Rows and options go in; what `runbook anonymize` answers and writes comes out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from generator.cli.anonymize import anonymize

HEADER = "Email,User agent,App,Location,Signed in at,Trusted,Decision,Note,Badge"
AGENT = (
    '"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) '
    'Chrome/131.0.6778.86 Safari/537.36"'
)
ROW = f'Ana.Silva@example.com,{AGENT},chatgpt,"Lisbon, Portugal",2026-11-03T10:00:00Z,yes,Keep,,b-17'
NOTED = ROW.replace("Keep,,", "Keep,Silva wrote from ana.silva@example.com,")


def edit(path: Path, old: str, new: str) -> None:
    """Put `new` in the place of `old`, which the file has."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def raw(*rows: str, name: str = "raw.csv", header: str = HEADER) -> str:
    """Write a file of raw rows into the current folder; its name."""
    Path(name).write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return name


def run(*arguments: str, key: str | None = "../key", team: str = "alpha", **more: Any) -> Result:
    """Run `runbook anonymize` for the team alpha on 2026-11-23."""
    keys = ("--key-file", key) if key is not None else ()
    options = ("--team", team, "--reviewer", "Lead@example.com", "--date", "2026-11-23", *keys)
    return CliRunner().invoke(anonymize, [*options, *arguments], **more)


def written(path: str = "data/reviews/alpha/2026-11-23.json") -> Any:
    """The review that was written."""
    return json.loads(Path(path).read_text(encoding="utf-8"))


def files(folder: Path) -> set[str]:
    """Every file in a folder, hidden ones too."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

"""The models go in; the JSON Schemas that editors read come out, one for each kind of data."""

from __future__ import annotations

import json
from pathlib import Path

from generator.catalog.kinds import KINDS

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def all_schemas() -> dict[str, str]:
    """The text of each schema by its file name, such as `team.json`."""
    return {f"{kind.name}.json": _text(kind.adapter.json_schema(), kind.pattern) for kind in KINDS}


def is_current(path: Path, text: str) -> bool:
    """Whether the file at `path` holds exactly `text`."""
    return path.is_file() and path.read_bytes() == text.encode()


def _text(schema: dict[str, object], pattern: str) -> str:
    whole = {"$schema": DRAFT, "$comment": f"data/{pattern}; written by `runbook schema`", **schema}
    return json.dumps(whole, indent=2, ensure_ascii=False, sort_keys=True) + "\n"

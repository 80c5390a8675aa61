"""What differs goes in; JSON comes out, as docs/maintaining/diff-format.md tells."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from generator.changes import Changes
from generator.cli.diff_sides import Side
from generator.diagnostics import Position

SCHEMA = "diff/1"


def as_json(base: Side, head: Side, changes: Changes) -> str:
    """The whole comparison as one JSON object."""
    document = {
        "schema": SCHEMA,
        "base": {"name": base.name, "commit": base.commit},
        "head": {"name": head.name, "commit": head.commit},
        "as_of": changes.as_of.isoformat(),
        "changed": changes.any,
        **{one.name: _value(getattr(changes, one.name)) for one in fields(changes) if one.name != "as_of"},
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _value(value: Any) -> Any:
    if isinstance(value, Position):
        return {"path": value.path, "line": value.line, "column": value.column}
    if is_dataclass(value):
        return {one.name: _value(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value

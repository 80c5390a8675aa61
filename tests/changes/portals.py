"""Edits go in; the catalog of the small portal with these edits comes out. No file is written."""

from __future__ import annotations

from pathlib import Path

from generator.catalog import Catalog, load_texts
from tests.pages.copies import SMALL

Edit = tuple[str, str, str]
"""A file, a text that is in it once, and what takes its place."""


def texts() -> dict[str, bytes]:
    """The files of the small portal's data."""
    data = SMALL / "data"
    return {
        path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()
    }


def portal(*edits: Edit, gone: str = "", **added: str) -> Catalog:
    """The small portal after edits, without a file, and with others: `teams_gamma` is teams/gamma.yml."""
    files = texts()
    for path, old, new in edits:
        text = files[path].decode()
        assert text.count(old) == 1, f"{path} has {old!r} {text.count(old)} times"
        files[path] = text.replace(old, new).encode()
    files.pop(gone, None)
    for name, text in added.items():
        files[name.replace("_", "/", 1) + ".yml"] = text.encode()
    return load_texts(files, "data")


def edited(folder: Path, *edits: Edit) -> None:
    """Make the same edits in a data folder."""
    for path, old, new in edits:
        file = folder / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} has {old!r} {text.count(old)} times"
        file.write_text(text.replace(old, new), encoding="utf-8")

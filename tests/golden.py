"""A path and the text that was made go in; a failed comparison says how the file there differs.

With `UPDATE_GOLDENS=1` in the environment the file is written instead; read it over before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path


def compare(path: Path, text: str) -> None:
    """Hold `text` against the file at `path`, or put it there when goldens are being renewed."""
    if os.environ.get("UPDATE_GOLDENS") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    assert path.is_file(), f"{path} is missing: make it with UPDATE_GOLDENS=1, and read it over"
    expected = path.read_text(encoding="utf-8")
    assert text == expected, f"{path} differs: if the new text is right, renew it with UPDATE_GOLDENS=1"

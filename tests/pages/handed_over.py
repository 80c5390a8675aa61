"""A data script goes in; what it hands over to the browser comes out."""

from __future__ import annotations

import json
import re
from typing import Any

_SCRIPT = re.compile(r"globalThis\.runbookData = (\{[^<>]*\});\n")


def data_of(script: str) -> Any:
    """What the script hands over, read as JSON; none of it may look like a tag to a browser."""
    found = _SCRIPT.fullmatch(script)
    assert found, script[:200]
    return json.loads(found[1])

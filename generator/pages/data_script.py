"""Plain values go in; a script that hands them to the browser, and a digest of it, come out.

A script, since a page that is opened from a disk may load nothing else.
"""

from __future__ import annotations

import json
from hashlib import sha256

_ENDS_A_SCRIPT = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
"""What a browser could take for the end of a script or of a line in it; in JSON these stand in texts only."""


def data_script(data: object) -> str:
    """The script; its data is JSON, and only texts in it are anybody's."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign, written in _ENDS_A_SCRIPT.items():  # on texts of megabytes, far faster than `translate`
        text = text.replace(sign, written)
    return f"globalThis.runbookData = {text};\n"


def digest(script: str) -> str:
    """What an address ends with so that it changes with the script, since browsers keep scripts."""
    return sha256(script.encode()).hexdigest()[:12]

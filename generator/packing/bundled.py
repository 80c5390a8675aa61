"""Nothing goes in; the parts by others that every built site has, with their licences, come out.

The theme says nowhere which packages are in its scripts and style sheets. Its source maps and the shapes of
its icons tell; `tests/packing/test_bundled.py` asks them, so that a theme with another part fails there.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version as installed

THEME = "mkdocs-material"


@dataclass(frozen=True)
class Part:
    """A part by others, and the file in the site's `licences/` that has its licence."""

    name: str
    version: str | None
    """None where nothing in the theme says which one it is."""
    licence: str
    """Its id in SPDX, or its name where it has none."""
    text: str
    inside: str | None = THEME
    """The part that it came with; None for what the portal itself has taken in."""
    registry: str = "npm"


PARTS = (
    Part(THEME, installed(THEME), "MIT", "mkdocs-material.txt", None, "pypi"),
    Part("rxjs", "7.8.2", "Apache-2.0", "rxjs.txt"),
    Part("tslib", None, "0BSD", "tslib.txt", "rxjs"),
    Part("clipboard", "2.0.11", "MIT", "clipboard.txt"),
    Part("select", None, "MIT", "clipboard.txt", "clipboard"),
    Part("good-listener", None, "MIT", "clipboard.txt", "clipboard"),
    Part("delegate", None, "MIT", "clipboard.txt", "good-listener"),
    Part("tiny-emitter", None, "MIT", "tiny-emitter.txt", "clipboard"),
    Part("escape-html", "1.0.3", "MIT", "escape-html.txt"),
    Part("focus-visible", "5.2.1", "W3C-20150513", "focus-visible.txt"),
    Part("lunr", "2.3.9", "MIT", "lunr.txt"),
    Part("@mdi/svg", None, "Apache-2.0", "material-design-icons.txt"),
    Part("@primer/octicons", None, "MIT", "octicons.txt"),
    Part("@fortawesome/fontawesome-free", None, "CC-BY-4.0", "font-awesome.txt"),
    Part("papaparse", "5.7.1", "MIT", "papaparse.txt", None),
)
KNOWN_THEME = "9.8.1"
"""The theme whose parts these are. With another one, look at its package.json and whether the parts hold."""

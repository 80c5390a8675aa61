"""The sources of the portal's pictures go in; the pictures come out, each with the digest of its source.

The browser of the tests draws them. Fonts differ from machine to machine, so that two drawings are not
compared: a picture says what it was drawn from, and a test holds that to the source.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import sync_playwright

from tests.machine_setup import BROWSER_FLAGS, find_browser

ROOT = Path(__file__).parents[1]
_IMAGES = ROOT / "overrides" / "assets" / "images"
_KEYWORD = "Source"


@dataclass(frozen=True)
class Picture:
    """A picture, what it is drawn from, and its size in pixels."""

    source: Path
    file: Path
    width: int
    height: int


PICTURES = (
    Picture(ROOT / "brand" / "social-card.html", _IMAGES / "social-card.png", 1200, 630),
    Picture(ROOT / "brand" / "touch-icon.svg", _IMAGES / "touch-icon.png", 180, 180),
)


def digest(source: Path) -> str:
    """What a picture says of its source."""
    return hashlib.sha256(source.read_bytes()).hexdigest()


def signed(png: bytes, said: str) -> bytes:
    """The picture with a text in it, and no pixel changed."""
    text, out = PngInfo(), BytesIO()
    text.add_text(_KEYWORD, said)
    with Image.open(BytesIO(png)) as picture:
        picture.save(out, "PNG", pnginfo=text, optimize=True)
    return out.getvalue()


def said_by(png: bytes) -> str | None:
    """The text in a picture, if it has one."""
    with Image.open(BytesIO(png)) as picture:
        found = picture.info.get(_KEYWORD)
    return found if isinstance(found, str) else None


def draw() -> None:
    """Draw every picture with the browser of the tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(BROWSER_FLAGS))
        for one in PICTURES:
            page = browser.new_page(viewport={"width": one.width, "height": one.height})
            page.goto(one.source.as_uri())
            one.file.write_bytes(signed(page.screenshot(), digest(one.source)))
            print(f"{one.file.relative_to(ROOT)}: {one.file.stat().st_size:,} bytes")
        browser.close()


if __name__ == "__main__":
    draw()

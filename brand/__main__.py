"""The sources of the portal's pictures go in; the pictures come out, each with the digest of its source.

The browser of the tests draws them. Fonts differ from machine to machine, so that two drawings are not
compared: a picture says what it was drawn from, and a test holds that to the source.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.machine_setup import BROWSER_FLAGS, find_browser

ROOT = Path(__file__).parents[1]
_IMAGES = ROOT / "overrides" / "assets" / "images"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD = len(_SIGNATURE) + 25
"""Where the first chunk of a PNG ends, which says how large it is."""
_KEYWORD = b"Source"


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
    """The picture with a text in it, in a chunk after the first one."""
    return png[:_HEAD] + _chunk(b"tEXt", _KEYWORD + b"\0" + said.encode()) + png[_HEAD:]


def said_by(png: bytes) -> str | None:
    """The text in a picture, if it has one."""
    size = struct.unpack(">I", png[_HEAD : _HEAD + 4])[0]
    kind, content = png[_HEAD + 4 : _HEAD + 8], png[_HEAD + 8 : _HEAD + 8 + size]
    keyword, _, text = content.partition(b"\0")
    return text.decode() if (kind, keyword) == (b"tEXt", _KEYWORD) else None


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height, as the first chunk has them."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


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

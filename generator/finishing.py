"""The theme's frame with marks in it goes in; finished pages come out.

Pages of one kind differ in a few places only: title, description, address, body. The theme renders one such
page with marks in these places, and each page is that text with its own words there: a fiftieth of the work.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import escape

_TITLE = "RunbookFrameTitle"
_DESCRIPTION = "RunbookFrameDescription"
_NAME = "RunbookFrameName"
_VERSION = "RunbookFrameVersion"
_IMPRINT = "RunbookFrameImprint"
# The theme gives a page without a heading of the first level one of its own.
_BODY = "<h1>RunbookFrameBody</h1>"

FRAMES = f"{_NAME}*.html"
"""How the files of frames are called, which no site has."""

_MARK = re.compile(f"({_TITLE}|{_DESCRIPTION}|{_VERSION}|{_IMPRINT}|{_NAME}[0-9]+|{_BODY})")
_ADDRESS = re.compile(
    rf"[ \t]*<url>(?:(?!</url>).)*{_NAME}(?P<number>[0-9]+)(?:(?!</url>).)*</url>\n?", re.DOTALL
)


_CONSONANTS = str.maketrans("0123456789abcdef", "bcdfghjkmnpqrstv")


@dataclass(frozen=True)
class Marks:
    """What stands for the words of a page in the frame with this number."""

    number: int
    title: str = _TITLE
    description: str = _DESCRIPTION
    version: str = _VERSION
    imprint: str = _IMPRINT
    body: str = _BODY

    @property
    def name(self) -> str:
        """What stands for the file's name; ids have no capitals, so it is nobody's id."""
        return f"{_NAME}{self.number}"


@dataclass(frozen=True)
class Frame:
    """The text of a page around its own words."""

    pieces: tuple[str, ...]
    """The text, and between its pieces the marks."""

    @classmethod
    def around(cls, rendered: str) -> Frame:
        """The frame in a page that the theme has rendered with marks."""
        return cls(tuple(_MARK.split(rendered)))

    @cached_property
    def digest(self) -> str:
        """The digest of the text."""
        return hashlib.sha256("".join(self.pieces).encode("utf-8", "surrogatepass")).hexdigest()

    def filled(self, name: str, title: str, description: str, body: str, imprint: str = "") -> str:
        """The finished page: the name of its file, its title and description as text, all else as HTML."""
        # The frame has no white space around what is in it, for any page (`overrides/frame.html`).
        words = {
            _TITLE: str(escape(title)),
            _DESCRIPTION: str(escape(description)),
            _VERSION: page_version(body),
            _IMPRINT: imprint,
            _BODY: body.strip(),
        }
        return "".join(
            piece if number % 2 == 0 else words.get(piece, name) for number, piece in enumerate(self.pieces)
        )


def page_version(body: str) -> str:
    """What tells one state of a page from another, so that paper can be held against the portal.

    It has no digits and no vowels: of thousands of digests some would look like a telephone number or a word.
    """
    digest = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return digest.translate(_CONSONANTS)


def finished_addresses(sitemap: str, names: Callable[[int], Iterable[str]]) -> str:
    """The site map with the addresses of the finished pages in the place of the frame's own.

    `names` says how the files are called that are made with the frame of a number.
    """

    def addresses(found: re.Match[str]) -> str:
        block = found.group()
        mark = f"{_NAME}{found['number']}"
        return "".join(block.replace(mark, name) for name in names(int(found["number"])))

    return _ADDRESS.sub(addresses, sitemap)

"""HTML goes in; its tags, texts, attribute values and links, as a browser sees them, come out."""

from __future__ import annotations

from html.parser import HTMLParser

from generator.models.base import LINK_SCHEMES


class Structure(HTMLParser):
    """What one piece of HTML is made of."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        """Every tag, opening and closing, with the names of its attributes."""
        self.links: list[str] = []
        self.texts: list[str] = []
        self.values: list[str] = []
        self.odd: list[str] = []
        """Comments, declarations and processing instructions."""
        self._in_code = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; the spans that colour code are left out, since they depend on the code."""
        self._in_code = self._in_code or tag == "pre"
        if not (self._in_code and tag == "span"):
            self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.values += [value or "" for _, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a tag."""
        self._in_code = self._in_code and tag != "pre"
        if not (self._in_code and tag == "span"):
            self.tags.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        """Note what is neither a tag nor a text."""
        self.odd.append(data)

    def handle_decl(self, decl: str) -> None:
        """Note a declaration."""
        self.odd.append(decl)

    def handle_pi(self, data: str) -> None:
        """Note a processing instruction."""
        self.odd.append(data)

    def unknown_decl(self, data: str) -> None:
        """Note a declaration of another kind, such as CDATA."""
        self.odd.append(data)

    @property
    def unsafe_links(self) -> list[str]:
        """Links with a scheme that could run something."""
        return [link for link in self.links if not _may_be_followed(link)]


def _may_be_followed(link: str) -> bool:
    """Whether what stands before the first colon of a link, if it has one, is an allowed scheme."""
    head = link.strip().partition("/")[0].partition("#")[0]
    return ":" not in head or head.partition(":")[0].lower() in LINK_SCHEMES

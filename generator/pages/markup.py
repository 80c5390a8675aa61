"""The few fields that owners write as Markdown go in; sanitized HTML comes out. The only such path."""

from __future__ import annotations

from urllib.parse import urlsplit

import markdown
import nh3
from markupsafe import Markup

from generator.pages.unlinked import without_withheld_links
from generator.pages.view import View

_TAGS = {
    "a", "blockquote", "br", "code", "dd", "dl", "dt", "em", "h3", "h4", "h5", "hr", "kbd", "li", "ol",
    "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}}
_SCHEMES = {"http", "https", "mailto"}


def markdown_html(view: View, text: str) -> Markup:
    """HTML of `text` with nothing in it that could run, be styled or be loaded.

    Links inside the portal are written as everywhere in the data, such as `faq.md`.
    """

    def attribute(_tag: str, name: str, value: str) -> str | None:
        return _link(view, value) if name == "href" else value

    raw = markdown.markdown(text, extensions=["sane_lists", "tables"], output_format="html")
    clean = nh3.clean(
        raw,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )
    return Markup(without_withheld_links(view, clean))  # noqa: S704  # nh3 has just made it safe


def _link(view: View, target: str) -> str | None:
    """The address as a link of this page, or none where it is none at all."""
    try:
        urlsplit(target)
    except ValueError:
        return None
    return view.url(target)

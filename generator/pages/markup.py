"""The few fields that owners write as Markdown go in; sanitized HTML comes out. The only such path."""

from __future__ import annotations

import markdown
import nh3
from markupsafe import Markup

_TAGS = {
    "a", "blockquote", "br", "code", "dd", "dl", "dt", "em", "h3", "h4", "h5", "hr", "kbd", "li", "ol",
    "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}}
_SCHEMES = {"http", "https", "mailto"}


def markdown_html(text: str) -> Markup:
    """HTML of `text` with nothing in it that could run, be styled or be loaded."""
    raw = markdown.markdown(text, extensions=["sane_lists", "tables"], output_format="html")
    clean = nh3.clean(
        raw, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener noreferrer"
    )
    return Markup(clean)  # noqa: S704  # nh3 has just made it safe

"""What a page may look at while it is rendered: the catalog, the day, and where the page itself is."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup

from generator.catalog import Catalog
from generator.dates import in_words


@dataclass(frozen=True)
class View:
    """The catalog seen from one page on one day."""

    catalog: Catalog
    as_of: date
    here: str
    """The page's own source path, such as `teams/payments.md`; links are relative to it."""

    def url(self, target: str) -> str:
        """The link from this page to `target`, a source path such as `facts.md#sso`, or any full address."""
        return relative_url(self.here, target)

    def render(self, template: str, **model: Any) -> Markup:
        """Fill a template with a page model; `url` is there in every template."""
        text = environment().get_template(template).render(url=self.url, **model)
        return Markup(text)  # noqa: S704  # Jinja2 has escaped every value in it


_COMPLETE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|$")
"""How an address begins that is the same on every page: a scheme, a host, or an anchor of the page itself."""


def relative_url(here: str, target: str) -> str:
    """`teams/index.md` seen from `checklists/offboarding.md` is `../teams/index.html`."""
    if _COMPLETE.match(target):
        return target
    path, hash_sign, anchor = target.partition("#")
    if path.endswith(".md"):
        path = path.removesuffix(".md") + ".html"
    relative = posixpath.relpath(path.lstrip("/") or ".", posixpath.dirname(here) or ".")
    if ":" in relative.partition("/")[0]:
        relative = f"./{relative}"  # what stands before the colon would be a scheme
    return relative + hash_sign + anchor


@cache
def environment() -> jinja2.Environment:
    """The templates: everything escaped, and a name that a page model lacks is an error."""
    templates = jinja2.Environment(
        loader=jinja2.PackageLoader("generator.pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
    )
    templates.filters["day"] = in_words
    return templates

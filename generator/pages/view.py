"""What a page may look at while it is rendered: the catalog, the day, and where the page itself is."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any

import jinja2
from markupsafe import Markup

from generator.build import Build
from generator.catalog import Catalog
from generator.dates import in_words
from generator.history import NOT_READ, History


@dataclass(frozen=True)
class View:
    """The catalog seen from one page on one day."""

    catalog: Catalog
    as_of: date
    here: str
    """The page's own source path, such as `teams/payments.md`; links are relative to it."""

    shared: Build | None = field(default=None, repr=False, compare=False)
    """What pages of the same catalog and day have found out already."""

    history: History = field(default=NOT_READ, repr=False, compare=False)
    """What the last commits changed in the data."""

    @cached_property
    def build(self) -> Build:
        """What was found out about the catalog on the day, by this page and those that share it."""
        shared = self.shared
        if shared is not None and shared.catalog is self.catalog and shared.as_of == self.as_of:
            return shared
        return Build(self.catalog, self.as_of)

    @cached_property
    def folder(self) -> str:
        """The page's folder: on all pages of one folder, links are the same."""
        return posixpath.dirname(self.here)

    def url(self, target: str) -> str:
        """The link from this page to `target`, a source path such as `facts.md#sso`, or any full address."""
        return self.build.once(("link", self.folder, target), lambda: relative_url(self.here, target))

    def render(self, template: str, **model: Any) -> Markup:
        """Fill a template with a page model; `url` is there in every template."""
        # Whether a template has changed is looked up in its file: once in a build is often enough.
        found = self.build.once(("template", template), lambda: environment().get_template(template))
        text = found.render(url=self.url, **model)
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
    # From a root that both have, nobody has to ask the system in which folder it runs.
    root = "" if ".." in path or ".." in here else "/"
    relative = posixpath.relpath(root + path.lstrip("/") or ".", root + posixpath.dirname(here) or ".")
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


def keep_templates(kept: jinja2.BytecodeCache | None) -> None:
    """Have templates kept in their compiled form from now on, or no longer; pages are the same."""
    environment().bytecode_cache = kept

"""A catalog goes in; the HTML of every generated page and of every component comes out, by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.catalog import Catalog
from generator.diagnostics import Position
from generator.pages.calls import Call
from generator.pages.components import COMPONENTS, render_call
from generator.pages.view import View
from tests.generated import generated_pages

AS_OF = date(2026, 11, 23)


def calls(catalog: Catalog) -> Iterator[Call]:
    """Every component call that a page may make."""
    for name, component in COMPONENTS.items():
        arguments = [()] if component.argument is None else [(known,) for known in component.known(catalog)]
        for one in arguments:
            yield Call(name, one, Position("docs/page.md"), name)


def everything(catalog: Catalog, as_of: date = AS_OF, here: str = "review/index.md") -> dict[str, str]:
    """The HTML of all pages by path, and of all components, as they stand in the page `here`."""
    found = {
        path.removesuffix(".md"): str(page.html) for path, page in generated_pages(catalog, as_of).items()
    }
    for call in calls(catalog):
        name = ".".join((call.name, *map(str, call.arguments)))
        found[f"components/{name}"] = str(render_call(View(catalog, as_of, here), call))
    return found

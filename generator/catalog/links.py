"""The catalog goes in; every link that the data holds comes out, with the place where it was written."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog.kinds import KINDS
from generator.catalog.model import Catalog
from generator.diagnostics import Position
from generator.models.marked import links, may_have_links


def links_in(catalog: Catalog) -> Iterator[tuple[Position, str]]:
    """Each link of the data with its position, in no particular order."""
    shapes = {kind.attribute: kind.shape for kind in KINDS if may_have_links(kind.shape)}
    documents = {
        place.document.name: (attribute, place.document)
        for (attribute, _), place in catalog.places.items()
        if attribute in shapes
    }
    for attribute, document in documents.values():
        for path, link in links(shapes[attribute], document.value):
            yield document.position(path), link

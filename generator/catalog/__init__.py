"""A data folder goes in; a checked and cross-checked `Catalog` comes out, or every problem at once."""

from generator.catalog.examining import Remembered, Store
from generator.catalog.links import links_in
from generator.catalog.loading import load_catalog, load_review, load_texts
from generator.catalog.model import Catalog, Place
from generator.catalog.word_rules import finding

__all__ = [
    "Catalog",
    "Place",
    "Remembered",
    "Store",
    "finding",
    "links_in",
    "load_catalog",
    "load_review",
    "load_texts",
]

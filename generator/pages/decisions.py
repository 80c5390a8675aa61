"""A decision of the vocabulary goes in; the way it is shown everywhere comes out."""

from __future__ import annotations

from markupsafe import Markup

from generator.catalog import Catalog
from generator.models.vocabularies import Decision
from generator.pages.table import Cell


def decision_named(catalog: Catalog, name: str) -> Decision:
    """The decision with the id `name`; the catalog has checked that there is one."""
    return next(one for one in catalog.vocabularies.decisions if one.id == name)


def decision_html(decision: Decision) -> Markup:
    """The decision's word with its tone."""
    return decision_cell(decision).html


def decision_cell(decision: Decision) -> Cell:
    """A cell that shows a decision, sorts by its severity and counts as its label."""
    return Cell(decision.label, sort=decision.severity, value=decision.label, tone=decision.tone)

"""The reporting half of the corpus goes in; what the shipped rules catch, class by class, comes out."""

from __future__ import annotations

from benchmarks.portals import PROJECT
from tests.redaction.corpus import portal_texts, samples
from tests.redaction.measuring import measure, shipped_redactor, table


def print_redaction() -> None:
    """Print a row for each class of secrets, for ordinary text and for all secrets together."""
    corpus = [*samples("report"), *portal_texts(PROJECT)]
    print(table(measure(shipped_redactor(PROJECT / "data"), corpus)))

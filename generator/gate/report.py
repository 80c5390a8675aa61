"""What was found, and where, goes in; the report of a scan comes out: what is to be mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, Position, counted
from generator.gate.finding import NAME, Leak
from generator.gate.sources import Tracer

MOST_SOURCES = 3
"""So many places that a leak comes from are named."""

MOST_TRACED = 200
"""So many leaks are traced to their sources; whoever has more will mend the first ones first."""

_NO_SOURCE = ", and no data file or page says it: it is made by the generator or by the theme"
_UNTRACED = ", and with so many before it nobody has looked where it comes from"


@dataclass(frozen=True)
class Output:
    """A place in the finished folder."""

    path: str
    """The path in the folder."""
    line: int | None = None
    """None in a file that is no text, and where the path itself is meant."""
    column: int | None = None
    how: tuple[str, ...] = ()
    """What was undone to read it."""

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}:{self.column}"
        return f"{where} ({', '.join(self.how)})" if self.how else where


@dataclass(frozen=True)
class Counts:
    """What was looked at."""

    files: int = 0
    bytes: int = 0
    readings: int = 0
    """Texts that were looked at: each as it is, or where not all of it is known, in each reading."""
    vendored: int = 0
    """Files that are, byte for byte, those of the theme's packages."""
    allowed: int = 0
    """Finds that the allow-list lets pass."""


@dataclass(frozen=True)
class Found:
    """Everything that a scan of a folder came upon."""

    leaks: Mapping[Leak, Sequence[Output]]
    allowed: frozenset[str]
    """The entries of the allow-list that were used."""
    unreadable: Mapping[str, str] = field(default_factory=dict)
    """By path, why a file cannot be looked into."""
    names: frozenset[str] = frozenset()
    """What was found in paths, as it stands there: such paths are not printed in full."""
    counts: Counts = Counts()


@dataclass(frozen=True)
class Report:
    """What has to be mended before a folder may be published, and what was looked at."""

    diagnostics: tuple[Diagnostic, ...]
    counts: Counts


def leak_diagnostics(
    found: Found, tracer: Tracer, forbidden: Mapping[str, str], prefix: str
) -> list[Diagnostic]:
    """A line for each thing that must not be published, at each place that it comes from.

    What was found is never printed: the log of a build has more readers than the data. `forbidden` has the
    setting of the policy that forbids a class; `prefix` is put before paths of the folder where they are the
    only place to name.
    """
    lines: list[Diagnostic] = []
    for number, (leak, outputs) in enumerate(found.leaks.items()):
        sources = tracer.positions(leak.text) if number < MOST_TRACED else []
        more = len(sources) - MOST_SOURCES
        also = f" (and comes from {counted(more, 'more place')})" if more > 0 else ""
        problem = f"the site would publish {_masked(leak)}, in {_outputs(outputs)}{also}"
        if not sources:
            first = outputs[0]
            sources = [Position(prefix + first.path, first.line or 1, first.column or 1)]
            problem += _UNTRACED if number >= MOST_TRACED else _NO_SOURCE
        lines += [
            Diagnostic(_hidden(source, found.names), hide(problem, found.names), _advice(leak, forbidden))
            for source in sources[:MOST_SOURCES]
        ]
    return lines


def leak_diagnostic(position: Position, leak: Leak, forbidden: Mapping[str, str]) -> Diagnostic:
    """A line for something that must not be published, in a file that is not published yet."""
    return Diagnostic(position, f"the site may not publish {_masked(leak)}", _advice(leak, forbidden))


def unreadable_diagnostics(found: Found, prefix: str) -> list[Diagnostic]:
    """A line for each file that cannot be looked into: what nobody has seen is not published."""
    return [
        Diagnostic(
            Position(hide(prefix + path, found.names)),
            f"the file cannot be looked into: {why}",
            "expected a file whose texts can be read; leave it out, or publish what is in it",
        )
        for path, why in found.unreadable.items()
    ]


def stale_diagnostics(catalog: Catalog, used: Iterable[str]) -> list[Diagnostic]:
    """A line for each entry of the allow-list that lets nothing pass."""
    used = set(used)
    place = catalog.places["publication", "publication"]
    return [
        Diagnostic(
            place.at("allowed", number, "text"),
            "nothing in the site needs this entry",
            "expected exactly what stands in the site; take the entry out, or mend it",
        )
        for number, allowed in enumerate(catalog.publication.allowed)
        if allowed.text not in used
    ]


def hide(text: str, names: Iterable[str]) -> str:
    """The text with only the first letter of what was found in paths."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, f"{name[0]}…")
    return text


def _hidden(position: Position, names: Iterable[str]) -> Position:
    return Position(hide(position.path, names), position.line, position.column)


def _masked(leak: Leak) -> str:
    what = "the name of a person" if leak.class_ == NAME else f"something of the class '{leak.class_}'"
    return f"{what} ('{leak.text[0]}…', {counted(len(leak.text), 'character')}, rule {leak.rule})"


def _outputs(outputs: Sequence[Output]) -> str:
    files = list(dict.fromkeys(output.path for output in outputs))
    more = len(files) - 1
    # A page is what its owner can open; the same text is in the search index, too.
    first = next((output for output in outputs if output.path.endswith(".html")), outputs[0])
    return f"{first} and {counted(more, 'more file')}" if more else str(first)


def _advice(leak: Leak, forbidden: Mapping[str, str]) -> str:
    if leak.class_ == NAME:
        return "name the role instead, or allow exactly this text in data/publication.yml with a reason"
    why = f" ('{forbidden[leak.class_]}' of the policy)" if leak.class_ in forbidden else ""
    return f"take it out{why}, or allow exactly this text in data/publication.yml with a reason"

"""Files and the glossary go in; a finding for each word in them that the glossary does not use comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.catalog.examining import File
from generator.catalog.kinds import KINDS, Kind
from generator.catalog.model import Place
from generator.catalog.reading import Sources
from generator.catalog.wording import Found, Wording
from generator.diagnostics import Diagnostic, Position, shown
from generator.models.glossary import GlossaryTerm
from generator.models.marked import may_be_worded, worded

Places = Mapping[tuple[str, str], Place]


def check_words(sources: Sources, glossary: Mapping[str, GlossaryTerm], places: Places) -> list[Diagnostic]:
    """A finding for each word in the valid files that is not used.

    What was in order by the same glossary is not looked into again: most files are as they were at the last
    build, and the states of a folder share them.
    """
    wording = Wording.of(glossary.values())
    if not wording.words:
        return []
    found: list[Diagnostic] = []
    said = b"".join(file.digest for kind in KINDS if kind.name == "glossary" for _, file in sources.of(kind))
    before, in_order = sources.memory.worded(said), set[str]()
    for kind in filter(lambda kind: may_be_worded(kind.shape), KINDS):
        for _, file in sources.of(kind):
            key = f"{kind.name}:{file.digest.hex()}"
            if file.loaded is not None:
                wrong = list(_in_file(kind, file, wording, places)) if key not in before else []
                found += wrong
                if not wrong:
                    in_order.add(key)
    sources.memory.note_worded(said, frozenset(in_order))
    return found


def _in_file(kind: Kind, file: File, wording: Wording, places: Places) -> Iterator[Diagnostic]:
    # The plain value of a file in a folder would have to be read again from its text.
    value = kind.adapter.dump_python(file.loaded, mode="json", by_alias=True)
    for path, text in worded(kind.shape, value):
        for found in wording.found_in(text):
            # What a term means may have to be said in the words that are not used.
            if kind.name != "glossary" or path[0] != wording.terms.index(found.term):
                yield finding(file.document.position(path), found, places)


def finding(position: Position, found: Found, places: Places) -> Diagnostic:
    """What is said about a word that is not used."""
    term = places["glossary", found.term.id].at("term")
    problem = f"{shown(found.written)} is not used here"
    return Diagnostic(position, problem, f"expected {shown(found.term.term)}, see {term.path}:{term.line}")

"""The glossary goes in; a finding for each term without one meaning and each word said twice comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.catalog.model import Place
from generator.catalog.wording import plain
from generator.diagnostics import Diagnostic, shown
from generator.models.glossary import GlossaryTerm
from generator.models.vocabularies import Decision, Role, Vocabularies

Glossary = Mapping[str, GlossaryTerm]
Places = Mapping[tuple[str, str], Place]
Findings = Iterator[Diagnostic]


def check_glossary(glossary: Glossary, vocabularies: Vocabularies | None, places: Places) -> Findings:
    """The findings about the terms, whose places are under `glossary` and their ids."""
    first: dict[str, Place] = {}
    for name, term in glossary.items():
        place = places["glossary", name].inside("term")
        before = first.setdefault(plain(term.term), place)
        if before is not place:
            problem = f"{shown(term.term)} is a term already"
            yield Diagnostic(place.at(), problem, f"expected another; the first is on line {_line(before)}")
    yield from _words(glossary, places, first)
    if vocabularies is not None:
        yield from _meanings(glossary, vocabularies, places)


def _words(glossary: Glossary, places: Places, terms: Mapping[str, Place]) -> Findings:
    """A word that is not used belongs to one term, and is none itself."""
    first: dict[str, Place] = {}
    for name, term in glossary.items():
        for index, word in enumerate(term.instead_of):
            place = places["glossary", name].inside("instead_of", index)
            if plain(word) in terms:
                problem = f"{shown(word)} is a term itself, on line {_line(terms[plain(word)])}"
                yield Diagnostic(place.at(), problem, "expected a word that is used nowhere")
            elif first.setdefault(plain(word), place) is not place:
                line = _line(first[plain(word)])
                problem = f"{shown(word)} is listed already, on line {line}"
                yield Diagnostic(place.at(), problem, "expected it once, for one term")


def _meanings(glossary: Glossary, vocabularies: Vocabularies, places: Places) -> Findings:
    """Each term has one meaning: its own, or that of the decision or the role that it is."""
    for name, term in glossary.items():
        named = vocabularies.term_named(name)
        if named is None and term.meaning is None:
            problem, expected = (
                "the term has no meaning",
                "expected 'meaning', as it is no decision and no role",
            )
            yield Diagnostic(places["glossary", name].at(), problem, expected)
        elif named is not None and term.meaning is not None:
            place = places["vocabularies", "vocabularies"].at(*_path(vocabularies, named), "meaning")
            problem = f"what {shown(term.term)} means is said already, at {place}"
            yield Diagnostic(
                places["glossary", name].at("meaning", key=True), problem, "expected no 'meaning'"
            )


def _path(vocabularies: Vocabularies, named: Decision | Role) -> tuple[str, int]:
    if isinstance(named, Decision):
        return "decisions", vocabularies.decisions.index(named)
    return "roles", vocabularies.roles.index(named)


def _line(place: Place) -> int:
    return place.at().line

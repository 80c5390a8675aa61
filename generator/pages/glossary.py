"""The terms of the glossary go in; their page, and links to it from sentences, come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.models.base import Ids
from generator.models.glossary import GlossaryTerm
from generator.models.vocabularies import Decision
from generator.pages.view import View

GLOSSARY_PAGE = "glossary.md"


@dataclass(frozen=True)
class TermView:
    """A term as its page shows it."""

    id: str
    term: str
    meaning: str
    kind: str
    """What else it is: a decision or a role."""
    tone: str | None
    """The look of a decision."""
    instead_of: tuple[str, ...]
    see: tuple[GlossaryTerm, ...]
    facts: Ids
    page: str | None


@dataclass(frozen=True)
class LetterView:
    """A letter, and the terms that begin with it."""

    letter: str
    anchor: str
    terms: tuple[TermView, ...]


def glossary_html(view: View) -> Markup:
    """Every term by its first letter, with links to the letters."""
    return view.render("glossary.html.jinja", letters=tuple(_letters(view)))


def term_html(view: View, name: str) -> Markup:
    """A term in a sentence, with a link to what it means."""
    term = view.catalog.glossary[name].term
    return Markup('<a class="rb-term-link" href="{}">{}</a>').format(
        view.url(f"{GLOSSARY_PAGE}#{name}"), term
    )


def _letters(view: View) -> Iterator[LetterView]:
    terms = sorted(view.catalog.glossary.values(), key=lambda one: (one.term.casefold(), one.term))
    for letter, group in groupby(terms, key=_first_letter):
        # A letter of any script has an address that can be typed.
        anchor = f"letter-{letter.lower() if letter.isascii() and letter.isalnum() else f'{ord(letter):x}'}"
        yield LetterView(letter, anchor, tuple(_term(view, one) for one in group))


def _first_letter(term: GlossaryTerm) -> str:
    return term.term.strip()[:1].casefold().upper()[:1]


def _term(view: View, term: GlossaryTerm) -> TermView:
    """The term; a decision or a role means what the vocabulary says."""
    named = view.catalog.vocabularies.term_named(term.id)
    return TermView(
        term.id,
        term.term,
        term.meaning or (named.meaning if named is not None else ""),
        "Decision" if isinstance(named, Decision) else "Role" if named is not None else "",
        named.tone if isinstance(named, Decision) else None,
        term.instead_of,
        tuple(view.catalog.glossary[other] for other in term.see),
        term.facts,
        term.page,
    )

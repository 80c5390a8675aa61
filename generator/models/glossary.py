"""data/glossary.yml: what the terms of the portal mean, and the words that are not used for them."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import FactId, Id, Line, Link, Record, TermId, Verbatim


class GlossaryTerm(Record):
    """A term: one word, or a few, for one thing.

    A word in `instead_of` is an error in the texts of data/ and of hand-written pages. It counts as a whole
    word, in any case, and only in the form that is listed, so a plural is listed as well. It does not count
    in code, in double quotes, inside a longer term, or in the meaning of its own term; nor in what others
    have written, such as names of sources, headers of exports, commands and published reviews; nor in
    records of decisions. To allow a word, take it off the list.
    """

    id: Id
    term: Line = Field(description="the term as it stands in a sentence")
    meaning: Line | None = Field(
        default=None,
        description="what it means, in a sentence or two; left out where the id is that of a decision or a "
        "role: the vocabulary says it",
    )
    instead_of: tuple[Verbatim, ...] = Field(default=(), description="words that are not used for it here")
    see: tuple[TermId, ...] = Field(default=(), description="other terms that belong to it")
    facts: tuple[FactId, ...] = Field(default=(), description="the facts it rests on")
    page: Link | None = Field(default=None, description="the page that says more")

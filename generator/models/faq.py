"""data/faq.yml: questions that come up again and again, and their answers."""

from __future__ import annotations

from pydantic import Field

from generator.models.base import FactId, Id, Line, Markdown, Record


class Question(Record):
    """A question with its answer."""

    id: Id
    question: Line = Field(description="the question, as somebody asks it")
    short: Line = Field(description="the answer in a few words")
    answer: Markdown = Field(description="the answer in full")
    facts: tuple[FactId, ...] = Field(min_length=1, description="the facts it rests on")

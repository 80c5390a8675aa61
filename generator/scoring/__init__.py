"""Answers, session rows, lines of them or a review go in; scores with their reasons come out."""

from generator.scoring.evaluation import (
    Answers,
    Complete,
    Incomplete,
    UnknownAnswerError,
    combinations,
    content_hash,
    decision_for,
    evaluate,
    every_case,
)

__all__ = [
    "Answers",
    "Complete",
    "Incomplete",
    "UnknownAnswerError",
    "combinations",
    "content_hash",
    "decision_for",
    "evaluate",
    "every_case",
]

"""The policy, a team and a day go in; what holds for the team, and why, comes out."""

from generator.policy.deadlines import deadlines, next_review, raw_rows_gone
from generator.policy.effective import (
    Effective,
    Origin,
    default_policy,
    effective_policy,
    excepted,
    on_day,
    own_policy,
    own_value,
)
from generator.policy.evidence import forbidden_by, kept, never_kept
from generator.policy.exceptions import ExceptionState, exception_state
from generator.policy.values import EffectiveValue, applied, loosens

__all__ = [
    "Effective",
    "EffectiveValue",
    "ExceptionState",
    "Origin",
    "applied",
    "deadlines",
    "default_policy",
    "effective_policy",
    "excepted",
    "exception_state",
    "forbidden_by",
    "kept",
    "loosens",
    "never_kept",
    "next_review",
    "on_day",
    "own_policy",
    "own_value",
    "raw_rows_gone",
]

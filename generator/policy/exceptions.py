"""An exception and a day go in; whether it holds comes out. The twin is `widgets/logic/exceptions.js`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from generator.models.teams import PolicyException

ExceptionState = Literal["not-yet", "active", "expired"]


def exception_state(exception: PolicyException, as_of: date) -> ExceptionState:
    """Whether an exception holds on a day: from its approval to its last day, both included."""
    if as_of < exception.approved_on:
        return "not-yet"
    return "active" if as_of <= exception.expires else "expired"

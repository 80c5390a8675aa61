"""Rulesets at random, whose parts fit together; and every way to answer one, with questions left open."""

from __future__ import annotations

import itertools
import json
import string
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from generator.models.scoring import Ruleset

DECISIONS = ("revoke-and-escalate", "escalate", "revoke", "rotate-credentials", "review", "keep")
"""Decisions of the shipped vocabulary, the harshest first."""


@st.composite
def _questions(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """A question with two answers or three."""
    return {
        "code": name.upper(),
        "question": f"{name}?",
        "ordered": draw(st.booleans()),
        "answers": {
            f"answer-{at}": {"code": f"A{at}", "text": f"Answer {at}"}
            for at in range(draw(st.integers(2, 3)))
        },
    }


@st.composite
def rulesets(draw: st.DrawFn) -> Ruleset:
    """A ruleset of a few questions, with rules, bands and cautions that name what is there."""
    names = string.ascii_lowercase[: draw(st.integers(1, 4))]
    inputs = {f"question_{name}": draw(_questions(name)) for name in names}
    conditions = st.dictionaries(st.sampled_from(sorted(inputs)), st.integers(0, 1), min_size=1).map(
        lambda when: {name: f"answer-{at}" for name, at in when.items()}
    )
    rules = [
        {"id": f"rule-{at}", "when": draw(conditions), "points": draw(st.integers(-9, 9)), "because": "So."}
        for at in range(draw(st.integers(1, 6)))
    ]
    starts = sorted(draw(st.sets(st.integers(-9, 18), max_size=4)), reverse=True)
    bands = [{"from": start, "decision": DECISIONS[at]} for at, start in enumerate(starts)]
    cautions = [
        {
            "id": f"caution-{at}",
            "when": draw(conditions),
            "from": draw(st.none() | st.integers(-9, 9)),
            "text": "Mind.",
        }
        for at in range(draw(st.integers(0, 2)))
    ]
    return Ruleset.model_validate_json(
        json.dumps(
            {
                "id": "random",
                "code": "RN",
                "title": "Random rules",
                "inputs": inputs,
                "rules": rules,
                "bands": [*bands, {"decision": DECISIONS[len(bands)]}],
                "cautions": cautions,
            }
        )
    )


def every_way(ruleset: Ruleset) -> Iterator[dict[str, str]]:
    """Every way to answer, those that leave questions open included."""
    choices = [(None, *question.answers) for question in ruleset.inputs.values()]
    for choice in itertools.product(*choices):
        yield {name: one for name, one in zip(ruleset.inputs, choice, strict=True) if one is not None}

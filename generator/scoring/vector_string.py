"""A ruleset and answers go in; the vector string that names them comes out, such as `SR1.3f9c/D:U/L:X/A:P`.

It holds the code of the rules, the version of this notation, the first digits of the rules' hash, and a pair
of codes for each answered question, in the order of the questions. The browser's twin, which also reads such
strings, is `widgets/logic/vector-string.js`.
"""

from __future__ import annotations

from generator.models.scoring import Ruleset
from generator.scoring.evaluation import Answers, content_hash

NOTATION = 1
"""The version of the notation; a change of the form is a new one."""

HASH_DIGITS = 4
"""How much of the hash is in a vector string: enough to tell versions apart, short enough to be read out."""


def vector_string(ruleset: Ruleset, answers: Answers) -> str:
    """The vector string of `answers`, which the ruleset must know."""
    pairs = [
        f"/{question.code}:{question.answers[answers[name]].code}"
        for name, question in ruleset.inputs.items()
        if name in answers
    ]
    return f"{ruleset.code}{NOTATION}.{content_hash(ruleset)[:HASH_DIGITS]}{''.join(pairs)}"

"""The redaction rules go in; a finding for each pattern that the two languages do not read alike comes out.

What is found by a pattern, and what it leaves alone, is measured by the tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.catalog.model import Place
from generator.diagnostics import Diagnostic, one_of
from generator.models.redaction import RedactionRule, RedactionRules
from generator.redaction.anchors import leading_words
from generator.redaction.dialect import PatternError, parse_pattern, widths
from generator.redaction.effort import most_steps
from generator.redaction.expansion import UnknownPartError, expanded

MOST_STEPS = 1_000_000_000
"""At one place of a text, as counted from above; a pattern that tries again what it tried has far more."""

_PART_OF = 20


def check_redaction(rules: RedactionRules, place: Place) -> Iterator[Diagnostic]:
    """Every finding about the rules, at the place of its pattern."""
    yield from _check_ids(rules, place)
    parts: dict[str, str] = {}
    for name, pattern in rules.parts.items():
        whole, found = _whole(pattern, parts, place.inside("parts", name))
        yield from found
        parts[name] = "" if whole is None else f"(?:{whole})"
    written: list[tuple[str, tuple[str | int, ...]]]
    written = [(rules.line_break, ("line_break",)), (rules.ordinary, ("ordinary",))]
    written += [(rule.find, ("rules", index, "find")) for index, rule in enumerate(rules.rules)]
    for pattern, path in written:
        whole, found = _whole(pattern, parts, place.inside(*path))
        yield from found
        if whole is not None:
            yield from _check_width(whole, place.inside(*path))
    for index, rule in enumerate(rules.rules):
        yield from _check_near(rule, parts, place.inside("rules", index))


def _check_ids(rules: RedactionRules, place: Place) -> Iterator[Diagnostic]:
    used = {rule.class_ for rule in rules.rules}
    for index, one in enumerate(rules.classes):
        if one.id not in used:
            position = place.at("classes", index, "id")
            yield Diagnostic(position, f"no rule finds the class '{one.id}'", "expected a rule for it")
    ranks = [one.rank for one in rules.classes]
    for index, rank in enumerate(ranks):
        if rank in ranks[:index]:
            other = rules.classes[ranks.index(rank)].id
            problem = f"the class '{other}' has the rank {rank}, too"
            yield Diagnostic(place.at("classes", index, "rank"), problem, "expected each rank once")


def _whole(pattern: str, parts: Mapping[str, str], place: Place) -> tuple[str | None, list[Diagnostic]]:
    """The pattern with its parts filled in, or None with what is wrong with it."""
    whole = pattern
    try:
        whole = expanded(pattern, parts)
        steps = most_steps(whole)
    except UnknownPartError as error:
        problem = f"the pattern names the part '{error.name}', which is not there"
        return None, [Diagnostic(place.at(), problem, one_of(error.name, tuple(parts)))]
    except PatternError as error:
        piece = whole[max(0, error.index - 2) : error.index + _PART_OF]
        return None, [
            Diagnostic(place.at(), f"in the pattern, at '{piece}', {error.problem}", error.expected)
        ]
    if steps > MOST_STEPS:
        problem = "the pattern may try the same characters again and again"
        expected = "expected each repeat to end with what it does not hold, such as [a-z]{1,9}-"
        return None, [Diagnostic(place.at(), problem, expected)]
    return whole, []


def _check_width(whole: str, place: Place) -> Iterator[Diagnostic]:
    if widths(parse_pattern(whole))[0] == 0:
        yield Diagnostic(
            place.at(), "the pattern also finds nothing at all", "expected one character or more"
        )


def _check_near(rule: RedactionRule, parts: Mapping[str, str], place: Place) -> Iterator[Diagnostic]:
    for index, word in enumerate(rule.near):
        lower = "".join(char.lower() if char.isascii() else char for char in word)
        if word != lower:
            yield Diagnostic(place.at("near", index), f"'{word}' is not in lower case", f"expected '{lower}'")
    try:
        words = leading_words(expanded(rule.find, parts))
    except (UnknownPartError, PatternError):
        return  # which has been said
    if rule.near and words:
        problem = f"the pattern begins with fixed words, such as '{min(words)}', which are looked for anyway"
        yield Diagnostic(place.at("near"), problem, "leave 'near' out")
    elif not rule.near and not words:
        problem = "the pattern begins with no fixed word, and 'near' names none to look for first"
        yield Diagnostic(place.at("find"), problem, "expected 'near': words, one of which is in every find")

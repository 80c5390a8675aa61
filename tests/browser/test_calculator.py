"""The scoring calculator, worked with the keyboard alone and held against the generator's own scoring."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.catalog import Catalog, load_catalog
from generator.models.scoring import Ruleset
from generator.scoring import Complete, evaluate
from tests.browser.calculator import CALM, answer, question, verdict

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def catalog(project: Path) -> Catalog:
    """The data that the portal is built from."""
    return load_catalog(project / "data")


@pytest.fixture(scope="module")
def ruleset(catalog: Catalog) -> Ruleset:
    """The rules that the portal ships with."""
    return catalog.scoring


def first_answers(ruleset: Ruleset) -> dict[str, str]:
    """The first answer to every question."""
    return {name: next(iter(asked.answers)) for name, asked in ruleset.inputs.items()}


def cases(ruleset: Ruleset) -> list[dict[str, str]]:
    """The first answers, the last ones, and for each rule the first ones with those it asks for."""
    first = first_answers(ruleset)
    last = {name: list(asked.answers)[-1] for name, asked in ruleset.inputs.items()}
    return [first, last, *({**first, **rule.when} for rule in ruleset.rules)]


def complete(ruleset: Ruleset, answers: Mapping[str, str]) -> Complete:
    """The score of answers to every question."""
    result = evaluate(ruleset, answers)
    assert isinstance(result, Complete)
    return result


def test_verdicts_are_those_of_the_generator(calculator: Page, catalog: Catalog, ruleset: Ruleset) -> None:
    """Points, decision and reasons on the page are those that the generator's scoring gives."""
    decisions = {decision.id: decision for decision in catalog.vocabularies.decisions}
    for answers in cases(ruleset):
        answer(calculator, answers)
        result = complete(ruleset, answers)
        points = str(result.total).replace("-", "\N{MINUS SIGN}")
        said = verdict(calculator)
        expect(said.locator(".rb-verdict__decision")).to_have_text(decisions[result.decision].label)
        expect(said.locator(".rb-verdict__number")).to_have_text(points)
        expect(said.locator(".rb-reason__because")).to_have_text([c.because for c in result.contributions])


def test_the_shipped_rules_keep_and_revoke_what_they_should(calculator: Page) -> None:
    """The rules that the portal ships keep what is harmless, and revoke an unknown device somewhere odd."""
    answers = {
        "device": "known",
        "location": "expected",
        "app": "chatgpt",
        "trusted_device": "no",
        "owner_can_confirm": "yes",
        "current_session": "yes",
    }
    for change, points, decision in (
        ({}, "\N{MINUS SIGN}1", "Keep"),
        ({"current_session": "no"}, "0", "Keep"),
        ({"app": "api-platform"}, "2", "Review"),
        ({"trusted_device": "yes", "owner_can_confirm": "no"}, "4", "Review"),
        ({"device": "unknown"}, "7", "Revoke and escalate"),
        ({"location": "unexpected"}, "10", "Revoke and escalate"),
    ):
        answers |= change
        answer(calculator, answers)
        expect(verdict(calculator).locator(".rb-verdict__number")).to_have_text(points)
        expect(verdict(calculator).locator(".rb-verdict__decision")).to_have_text(decision)


def test_incomplete_is_never_keep(calculator: Page, ruleset: Ruleset) -> None:
    """Until the last question is answered nothing is decided, and the open questions are named."""
    answers = first_answers(ruleset)
    said = verdict(calculator)
    for done, name in enumerate(answers):
        expect(said.locator(".rb-verdict__decision")).to_have_text("Incomplete")
        expect(said.locator(".rb-verdict__decision .rb-decision--incomplete")).to_have_count(1)
        still_open = [asked.question for asked in list(ruleset.inputs.values())[done:]]
        expect(said.locator(".rb-verdict__open li")).to_have_text(still_open)
        answer(calculator, {name: answers[name]})
    expect(said.locator(".rb-verdict__decision")).not_to_have_text("Incomplete")


def test_open_question_leads_to_its_answers(calculator: Page, ruleset: Ruleset) -> None:
    """Enter on an open question moves the focus to its answers, where the arrows choose."""
    name, asked = list(ruleset.inputs.items())[-1]
    verdict(calculator).get_by_role("button", name=asked.question).focus()
    calculator.keyboard.press("Enter")
    expect(question(calculator, name).locator("input").first).to_be_focused()
    calculator.keyboard.press("ArrowDown")
    expect(question(calculator, name).locator("input").nth(1)).to_be_checked()
    expect(verdict(calculator).get_by_role("button", name=asked.question)).to_have_count(0)


def test_verdict_is_read_out(calculator: Page, ruleset: Ruleset) -> None:
    """Screen readers are told how many questions are open, and at the end the score and the decision."""
    told = verdict(calculator).get_by_role("status")
    expect(told).to_be_empty()
    name, first = next(iter(first_answers(ruleset).items()))
    answer(calculator, {name: first})
    expect(told).to_contain_text(f"{len(ruleset.inputs) - 1} questions open")
    answer(calculator, first_answers(ruleset))
    score = verdict(calculator).locator(".rb-verdict__number").inner_text()
    decision = verdict(calculator).locator(".rb-verdict__decision").inner_text()
    expect(told).to_contain_text(score)
    expect(told).to_contain_text(decision)


def test_reset_begins_again(calculator: Page, ruleset: Ruleset) -> None:
    """The reset button takes every answer back and puts the focus on the first question."""
    answer(calculator, first_answers(ruleset))
    calculator.get_by_role("button", name="Reset answers").press("Enter")
    expect(calculator.locator("score-calculator input:checked")).to_have_count(0)
    expect(verdict(calculator).locator(".rb-verdict__decision")).to_have_text("Incomplete")
    expect(question(calculator, next(iter(ruleset.inputs))).locator("input").first).to_be_focused()


def test_next_step_leads_somewhere(calculator: Page, ruleset: Ruleset) -> None:
    """What to do next is a link to a page of the portal, and to a place that is on it."""
    ends = {complete(ruleset, answers).decision: answers for answers in cases(ruleset)}
    links: dict[str, str] = {}
    for decision, answers in ends.items():
        answer(calculator, answers)
        for link in verdict(calculator).locator(".rb-verdict__next a").all():
            links[decision] = link.evaluate("link => link.href")
    assert links
    for address in links.values():
        answered = calculator.goto(address)
        assert answered is not None
        assert answered.ok, address
        if fragment := urlsplit(address).fragment:
            # A guided response stands in the place of its list, and leads to the step there.
            place = calculator.locator(f"[id='{fragment}'], guided-response .rb-step:has(:focus)")
            expect(place.locator("visible=true")).to_have_count(1)


def test_open_questions_say_what_can_still_come(calculator: Page) -> None:
    """Long before the last answer a responder sees whether it can still become harmless."""
    outlook = verdict(calculator).locator(".rb-verdict__outlook")
    expect(outlook).to_have_text(
        "It can still become \u201cRevoke and escalate\u201d, \u201cReview\u201d or "
        "\u201cKeep\u201d (\u22121 to 10 points)."
    )
    answer(calculator, {"device": "unknown", "location": "unexpected", "app": "api-platform"})
    expect(outlook).to_have_text(
        "Whatever the open answers are, it will be \u201cRevoke and escalate\u201d (7 to 10 points)."
    )
    expect(verdict(calculator).locator(".rb-verdict__decision")).to_have_text("Incomplete")
    expect(verdict(calculator).get_by_role("status")).to_contain_text("Whatever the open answers are")


def test_cautions_stand_beside_the_decision(calculator: Page, ruleset: Ruleset) -> None:
    """What the points do not say is said, and read out; it is gone with the answer it came with."""
    texts = {one.id: one.text for one in ruleset.cautions}
    caution = verdict(calculator).locator(".rb-caution")
    answer(calculator, {**CALM, "device": "unknown", "current_session": "yes"})
    expect(caution).to_have_text(f"Mind: {texts['act-from-another-device']}")
    expect(verdict(calculator).get_by_role("status")).to_contain_text(texts["act-from-another-device"])
    answer(calculator, {"current_session": "no"})
    expect(caution).to_have_count(0)
    answer(calculator, {"device": "known", "owner_can_confirm": "no"})
    expect(caution).to_have_text(f"Mind: {texts['untrusted-unconfirmed']}")
    expect(verdict(calculator).locator(".rb-verdict__decision")).to_have_text("Keep")


def test_a_caution_goes_before_what_a_decision_usually_means(calculator: Page, ruleset: Ruleset) -> None:
    """Nobody is told to leave a session alone that its owner does not stand behind."""
    answer(calculator, {**CALM, "owner_can_confirm": "no"})
    first = next(one.next for one in ruleset.cautions if one.id == "untrusted-unconfirmed")
    assert first is not None
    expect(verdict(calculator).locator(".rb-verdict__next")).to_have_text(first)
    expect(verdict(calculator).locator(".rb-verdict__meaning")).to_have_count(0)
    answer(calculator, {"trusted_device": "yes"})
    minded = verdict(calculator).locator(".rb-verdict__milder li", has_text="Not trusted")
    expect(minded).to_contain_text("with a caution")


def test_smallest_changes_to_a_milder_decision_are_named(calculator: Page) -> None:
    """One other answer where one is enough, else those that it takes together; none for the mildest."""
    milder = verdict(calculator).locator(".rb-verdict__milder li")
    answer(calculator, {**CALM, "device": "unknown", "app": "api-platform"})
    expect(milder).to_have_text(
        [
            "\u201cThe owner knows the device\u201d: 2 points Review",
            "either \u201cChatGPT\u201d or \u201cCodex\u201d: 3 points Review",
            "\u201cIt is marked as the current session\u201d: 4 points Review, with a caution",
        ]
    )
    answer(calculator, {"location": "unexpected"})
    expect(verdict(calculator)).to_contain_text("It takes 2 other answers together:")
    expect(milder.first).to_have_text(
        "\u201cThe owner knows the device\u201d and \u201cThe owner was there, or near enough for an "
        "approximate place\u201d: 2 points Review"
    )
    expect(verdict(calculator)).to_contain_text("and 1 other way")
    answer(calculator, CALM)
    expect(milder).to_have_count(0)


def test_the_table_for_tools_is_what_the_page_shows(calculator: Page, http_site: str) -> None:
    """The twins have the rows of the table in its order, with the same scores."""
    links = calculator.locator(".rb-twins a").evaluate_all("links => links.map(link => link.href)")
    assert links == [f"{http_site}/tools/decision-table.{form}" for form in ("json", "csv")]
    answered = calculator.request.get(f"{http_site}/tools/decision-table.json")
    vectors = [row["vector"] for row in answered.json()["rows"]]
    assert (
        calculator.locator("filter-table tbody tr").evaluate_all("rows => rows.map(row => row.id)") == vectors
    )


def test_rules_that_cannot_be_read_leave_the_points_to_add_up(calculator: Page) -> None:
    """A page that a newer or older script meets says so, and stays a page to read."""
    calculator.evaluate(
        """() => {
            const calculator = document.querySelector("score-calculator");
            const clone = calculator.cloneNode(true);
            clone.setAttribute("data-ruleset", "{}");
            calculator.replaceWith(clone);
        }"""
    )
    expect(calculator.locator(".rb-calc__broken")).to_have_text(
        "The calculator cannot read its rules on this page. Add up the points by hand."
    )
    expect(calculator.locator(".rb-calc__sum")).to_be_visible()
    expect(calculator.locator("score-calculator input")).to_have_count(0)

"""The scoring calculator, worked with the keyboard alone and held against the generator's own scoring."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.catalog import Catalog, load_catalog
from generator.models.scoring import Ruleset
from generator.scoring import Complete, evaluate

pytestmark = pytest.mark.browser

ADDRESS = "tools/scoring-calculator.html"


@pytest.fixture(scope="module")
def catalog(project: Path) -> Catalog:
    """The data that the portal is built from."""
    return load_catalog(project / "data")


@pytest.fixture(scope="module")
def ruleset(catalog: Catalog) -> Ruleset:
    """The rules that the portal ships with."""
    return catalog.scoring


@pytest.fixture
def calculator(page: Page, http_site: str) -> Page:
    """The page with the calculator."""
    page.goto(f"{http_site}/{ADDRESS}")
    return page


def question(page: Page, name: str) -> Locator:
    """The group of answers to one question."""
    return page.locator(f"score-calculator fieldset[data-input='{name}']")


def verdict(page: Page) -> Locator:
    """What the calculator says about the answers."""
    return page.get_by_role("region", name="Verdict")


def answer(page: Page, answers: Mapping[str, str]) -> None:
    """Answer questions with the space bar."""
    for name, value in answers.items():
        question(page, name).locator(f"input[value='{value}']").focus()
        page.keyboard.press("Space")


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


def test_default_rules(calculator: Page) -> None:
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
        expect(said.locator(".rb-decision:not(.rb-decision--incomplete)")).to_have_count(0)
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
    expect(told).to_contain_text(f"{len(ruleset.inputs)} questions open")
    answer(calculator, first_answers(ruleset))
    score = verdict(calculator).locator(".rb-verdict__number").inner_text()
    decision = verdict(calculator).locator(".rb-verdict__decision").inner_text()
    expect(told).to_contain_text(score)
    expect(told).to_contain_text(decision)


def test_reset_begins_again(calculator: Page, ruleset: Ruleset) -> None:
    """The reset button takes every answer back and puts the focus on the first question."""
    answer(calculator, first_answers(ruleset))
    verdict(calculator).get_by_role("button", name="Reset answers").press("Enter")
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
            expect(calculator.locator(f"[id='{fragment}']")).to_be_visible()

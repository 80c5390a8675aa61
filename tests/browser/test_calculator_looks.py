"""How the calculator shows a score: as a bar, at once, in sight, and once only."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator import CALM, answer, question, verdict

pytestmark = pytest.mark.browser


def test_contributions_are_parts_of_a_bar(calculator: Page) -> None:
    """Each rule's points are a part as long as they are many; the mark stands in the band that decides."""
    answer(calculator, {**CALM, "device": "unknown", "app": "api-platform", "current_session": "yes"})
    parts = verdict(calculator).locator(".rb-scale__part")
    expect(parts).to_have_text(["+3", "+2", "\u22121"])
    three, two, less = (box["width"] for part in parts.all() if (box := part.bounding_box()) is not None)
    assert (round(three / less), round(two / less)) == (3, 2)
    mark = verdict(calculator).locator(".rb-scale__mark").bounding_box()
    review = verdict(calculator).locator(".rb-scale__band", has_text="Review").bounding_box()
    assert mark is not None
    assert review is not None
    assert review["x"] < mark["x"] < review["x"] + review["width"]


@pytest.mark.parametrize("width", [1440, 1024, 390, 320])
def test_a_shape_on_the_scale_stands_with_its_word(calculator: Page, width: int) -> None:
    """Where a band is narrow, its line ends after its number, and not between a shape and its decision."""
    calculator.set_viewport_size({"width": width, "height": 900})
    answer(calculator, CALM)
    for decision in verdict(calculator).locator(".rb-scale__band .rb-decision").all():
        # The box of the first line begins with the shape, and is wider where the word is there, too.
        first = decision.evaluate("node => node.getClientRects()[0].width")
        shape = decision.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
        assert first > 2 * shape


def test_a_change_shows_with_the_next_frame(calculator: Page) -> None:
    """What an answer changes is there before the browser draws again: nothing waits for a timer."""
    shown = calculator.evaluate(
        """() => {
            const verdict = document.querySelector(".rb-verdict");
            document.querySelector("[data-input=device] input[value=unknown]").click();
            return verdict.querySelector(".rb-verdict__number").textContent + verdict.textContent;
        }"""
    )
    assert shown.startswith("3")
    assert "Nobody vouches for the device." in shown


@pytest.mark.parametrize(("width", "height"), [(320, 568), (390, 700), (844, 390), (1366, 768)])
def test_the_score_stays_in_sight(calculator: Page, width: int, height: int) -> None:
    """While one answers, score and decision stand beside the questions, or at the foot of the screen."""
    calculator.set_viewport_size({"width": width, "height": height})
    answer(calculator, CALM)
    for name in CALM:
        question(calculator, name).scroll_into_view_if_needed()
        expect(verdict(calculator).locator(".rb-verdict__number")).to_be_in_viewport(ratio=1)
        expect(verdict(calculator).locator(".rb-verdict__decision")).to_be_in_viewport(ratio=1)


def test_a_calculator_that_moves_is_built_once(calculator: Page) -> None:
    """Taken out and put back, it keeps its answers, doubles nothing, and leaves the page as it was."""
    answer(calculator, CALM)
    calculator.evaluate(
        """() => {
            const calculator = document.querySelector("score-calculator");
            const place = calculator.nextSibling;
            calculator.remove();
            document.left = [
                calculator.querySelectorAll("input, .rb-verdict, .rb-calc__keep, .rb-notice").length,
                calculator.querySelector(".rb-calc__sum").hidden,
            ];
            place.before(calculator);
        }"""
    )
    assert calculator.evaluate("document.left") == [0, False]
    expect(calculator.locator("score-calculator input:checked")).to_have_count(6)
    expect(calculator.locator("score-calculator .rb-verdict")).to_have_count(1)
    expect(verdict(calculator).locator(".rb-verdict__number")).to_have_text("0")

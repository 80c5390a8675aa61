"""A page with the calculator and answers go in; its questions, its verdict and its vector come out."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Locator, Page

ADDRESS = "tools/scoring-calculator.html"

CALM = {
    "device": "known",
    "location": "expected",
    "app": "chatgpt",
    "trusted_device": "no",
    "owner_can_confirm": "yes",
    "current_session": "no",
}


def question(page: Page, name: str) -> Locator:
    """The group of answers to one question."""
    return page.locator(f"score-calculator fieldset[data-input='{name}']")


def verdict(page: Page) -> Locator:
    """What the calculator says about the answers."""
    return page.get_by_role("region", name="Result")


def answer(page: Page, answers: Mapping[str, str]) -> None:
    """Answer questions with the space bar."""
    for name, value in answers.items():
        question(page, name).locator(f"input[value='{value}']").focus()
        page.keyboard.press("Space")


def vector(page: Page) -> str:
    """The vector that the calculator shows."""
    return page.locator(".rb-calc__keep code").inner_text()

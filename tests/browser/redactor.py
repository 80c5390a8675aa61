"""What tests of the redactor share: texts with something in them, and the parts of its page."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

ADDRESS = "tools/redact.html"
RULES = "**/redaction-rules.js*"
# In two pieces, so that nobody takes it for a key that works.
KEY = "sk-" + "proj-" + "Ab1Cd2Ef3Gh4" * 4
TEXT = f"Seen at 14:02\nby jane.doe@example.com, key {KEY}\nand ops@example.org"
REDACTED = "Seen at 14:02\nby [address], key [key]\nand [address]"
SECRETS = ("jane.doe", "ops@", "Ab1Cd2", "14:02")
"""Parts of the text: none may leave the field, the harmless one neither."""


def field(page: Page) -> Locator:
    """The place to paste into."""
    return page.get_by_role("textbox", name="Your text")


def redacted(page: Page) -> Locator:
    """The redacted text."""
    return page.locator(".rb-redactor__redacted")


def pane(page: Page) -> Locator:
    """Where the redacted text stands, or why there is none."""
    return page.get_by_role("group", name="Redacted text")


def status(page: Page) -> Locator:
    """What screen readers are told of a redaction."""
    return page.locator(".rb-redactor__result").get_by_role("status")


def clear_button(page: Page) -> Locator:
    """The button that forgets the text; the theme's search has one of the same name."""
    return page.locator("text-redactor").get_by_role("button", name="Clear")


def copy_button(page: Page) -> Locator:
    """The button that copies the redacted text."""
    return page.get_by_role("button", name="Copy redacted text")

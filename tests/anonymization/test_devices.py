"""Devices: coarse labels from user agents and from rows, never a version, never a name."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.anonymization.devices import KNOWN_BROWSER, UNKNOWN_BROWSER, DeviceReader
from tests.anonymization.rules import bare_rules, shipped_rules

READER = DeviceReader(shipped_rules())

MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
TABLET = "Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
DROID = "Mozilla/5.0 (Linux; Android 14; SM-G991B Build/UP1A.231005) AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        (f"{MAC} Chrome/131.0.6778.86 Safari/537.36", "Chrome on macOS"),
        (f"{WINDOWS} Chrome/131.0.0.0 Safari/537.36", "Chrome on Windows"),
        (f"{WINDOWS} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.2903.51", "Edge on Windows"),
        (f"{MAC} Version/18.1 Safari/605.1.15", "Safari on macOS"),
        (f"{PHONE} Version/18.1 Mobile/15E148 Safari/604.1", "Safari on iOS"),
        (f"{TABLET} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1", "Chrome on iPadOS"),
        (f"{DROID} Chrome/131.0.6778.81 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0", "Firefox on Android"),
        (
            "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
            "Firefox on Linux",
        ),
        (
            "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/131.0.0.0 Safari/537.36",
            "Chrome on ChromeOS",
        ),
        ("ChatGPT/1.2026.301 (iOS 26.1; iPhone17,1; build 20301)", "ChatGPT on iOS"),
        (f"{MAC} ChatGPT/1.2026.301 Chrome/130.0.6723.191 Electron/33.3.1 Safari/537.36", "ChatGPT on macOS"),
        ("Codex/0.9.1 (Windows 11; x86_64)", "Codex on Windows"),
        (f"{MAC}; compatible; ChatGPT-User/1.0; +https://example.com/bot", UNKNOWN_BROWSER),
        (f"{DROID} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36", UNKNOWN_BROWSER),
        ("curl/8.4.0", UNKNOWN_BROWSER),
        ("Mozilla/5.0 (" + "a" * 5_000, UNKNOWN_BROWSER),
    ],
)
def test_a_user_agent_becomes_family_and_system(agent: str, label: str) -> None:
    """What the rules cannot read is an unknown browser."""
    assert READER.label(agent) == label


@pytest.mark.parametrize(
    ("shown", "label"),
    [
        ("Chrome on macOS", "Chrome on macOS"),
        ("chrome 131.0.6778.86 on MacOS 15.1.1", "Chrome on macOS"),
        ("Google Chrome (Windows 11)", "Chrome on Windows"),
        ("Safari on iPhone", "Safari on iOS"),
        ("Firefox v132, Ubuntu 24.04", "Firefox on Linux"),
        ("ChatGPT for iPadOS", "ChatGPT on iPadOS"),
        ("Edge", "Edge"),
        ("Chrome on Ana's laptop", "Chrome"),
        ("Ana's MacBook Pro", UNKNOWN_BROWSER),
        ("Unknown browser", UNKNOWN_BROWSER),
        ("unrecognised device on Linux", UNKNOWN_BROWSER),
        ("", UNKNOWN_BROWSER),
        ("not  shown", "Not shown"),
        ("Chrome\u202e on macOS", "Chrome on macOS"),
    ],
)
def test_labels_of_rows(shown: str, label: str) -> None:
    """A label that is coarse already stays; versions, models and given names go."""
    assert READER.label(shown) == label


def test_a_label_that_the_rules_cannot_read_is_not_written() -> None:
    """Where the rules know no family alone, a device without a known system is an unknown browser."""
    assert DeviceReader(bare_rules()).label("Chrome on Tizen") == UNKNOWN_BROWSER


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@example("Known browser")
@example("Chrome on macOS ²")
@example("Chrome on Windows 11/5")
@example("Mozilla/5.0 (Windows NT 10.0) Thing9000/1.0 Opera/9")
def test_no_digit_and_nothing_of_the_text_comes_out(text: str) -> None:
    """Whatever goes in, a label is one of few, without any digit."""
    for shown in (text, f"Chrome {text} on macOS {text}", f"Mozilla/5.0 ({text}) {text}/5.0 Chrome/1.0"):
        label = READER.label(shown)
        assert not any(char.isnumeric() for char in label)
        family, _, system = label.partition(" on ")
        known = ("Chrome", "ChatGPT", "Codex", "Edge", "Firefox", "Safari")
        assert family in (*known, KNOWN_BROWSER, UNKNOWN_BROWSER, "Not shown")
        assert system in ("", "macOS", "Windows", "Linux", "ChromeOS", "Android", "iOS", "iPadOS")

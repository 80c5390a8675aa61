"""Detectors made by others look at the built portal."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from tests.redaction.corpus.drawing import ALNUM, BASE32, DIGITS, HEX, Draw
from tests.redaction.detectors import DETECTORS, detect_secrets_in, gitleaks_secrets_in

# Not the portal's own code that runs here: to count its lines would only take time.
pytestmark = pytest.mark.no_cover

_PAGE = (
    '<!doctype html><title>A page</title><p>{}</p><svg><path d="M12 7a5 5 0 0 1 5 5m0-7 2.39 3.42"/></svg>'
)


def _planted() -> dict[str, str]:
    """Return secrets that both detectors know, made here so that none stands in this file."""
    draw = Draw("planted")
    return {
        "AWS": "AKIA" + draw.text(BASE32, 16),
        "GitHub": "ghp_" + draw.text(ALNUM, 36),
        "OpenAI": f"sk-{draw.text(ALNUM, 20)}T3Blbk" + f"FJ{draw.text(ALNUM, 20)}",
        "Slack": "-".join(
            ("xoxb", "1" + draw.text(DIGITS, 11), "1" + draw.text(DIGITS, 11), draw.text(ALNUM, 24))
        ),
        "SendGrid": f"SG.{draw.text(ALNUM, 22)}.{draw.text(ALNUM, 43)}",
        "Stripe": "sk_live_" + draw.text(ALNUM, 24),
        "Twilio": "SK" + draw.text(HEX, 32),
        "private key": "\n".join(
            (
                f"{'-' * 5}BEGIN RSA PRIVATE KEY{'-' * 5}",
                draw.base64(180),
                f"{'-' * 5}END RSA PRIVATE KEY{'-' * 5}",
            )
        ),
    }


@pytest.mark.parametrize("detector", DETECTORS)
def test_nothing_in_the_built_portal_is_taken_for_a_secret(detector: str, built_site: Path) -> None:
    """Detectors made by others find nothing in the built portal."""
    assert DETECTORS[detector](built_site) == []


@pytest.mark.parametrize("detector", DETECTORS)
@pytest.mark.parametrize("kind", _planted())
def test_a_planted_secret_is_found_in_a_page(detector: str, kind: str, tmp_path: Path) -> None:
    """A secret that stands in a page is found there: the check of the portal can fail."""
    (tmp_path / "page.html").write_text(_PAGE.format(_planted()[kind]), encoding="utf-8")
    found = DETECTORS[detector](tmp_path)
    assert [line.split(":")[0] for line in found][:1] == ["page.html"]


@pytest.mark.parametrize("detector", DETECTORS)
def test_a_planted_secret_is_found_in_the_search_index(detector: str, tmp_path: Path) -> None:
    """A secret in the data of the search, one long line of JSON, is found."""
    entries = [
        {"location": "a/", "title": "A", "text": f"{'word ' * 2000}{_planted()['GitHub']} {'word ' * 2000}"}
    ]
    (tmp_path / "search_index.json").write_text(json.dumps({"docs": entries}), encoding="utf-8")
    assert len(DETECTORS[detector](tmp_path)) == 1


def test_gitleaks_looks_into_encoded_text(tmp_path: Path) -> None:
    """A secret in Base64 inside an attribute is found."""
    encoded = base64.b64encode(f"token={_planted()['GitHub']}".encode()).decode()
    (tmp_path / "page.html").write_text(f'<p data-row="{encoded}"></p>', encoding="utf-8")
    assert len(gitleaks_secrets_in(tmp_path)) == 1


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        pytest.param("a.html", '<path d="M12 2a1 1 0 0 0 2.41.44.82 1z"/>', 0, id="outline of an icon"),
        pytest.param("a.html", "<p>from 2.41.44.82</p>", 1, id="address in a sentence"),
        pytest.param("a.html", '<path d="M2.41.44.82z"/><p>2.41.44.82</p>', 1, id="outline and address"),
        pytest.param("a.html", '<p data-ip="2.41.44.82"></p>', 1, id="address in an attribute"),
        pytest.param("a.js", '{"version":"e5a3e27bc354"}', 0, id="digest of a plan"),
        pytest.param("a.js", '{"version":"e5a3e27bc354","key":"e5a3e27bc354"}', 1, id="digest and key"),
        pytest.param("a.js", '{"version":"e5a3e27bc354e5a3e27bc354"}', 1, id="key instead of a digest"),
    ],
)
def test_only_what_the_exclusions_say_is_passed_over(
    name: str, text: str, count: int, tmp_path: Path
) -> None:
    """What looks like an address or a key is none where the exclusions say so, and one anywhere else."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert len(detect_secrets_in(tmp_path)) == count

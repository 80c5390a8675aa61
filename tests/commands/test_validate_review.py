"""The command that validates a review: it judges as the portal's own reading does, and says why."""

from __future__ import annotations

import copy
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator.catalog import load_catalog
from generator.diagnostics import DataError
from generator.json_source import parse_json
from generator.models.reviews import Review
from generator.pages.tools import filled
from tests.commands.conftest import Run
from tests.commands.scripts import APPS, DECISIONS, FIXTURES, ROOT, need, paste, script, variant


def _review() -> dict[str, Any]:
    value: dict[str, Any] = json.loads((FIXTURES / "review.json").read_text())
    return value


def _accepted_by_the_portal(text: str) -> bool:
    """Whether the portal's own reading takes the file for a review."""
    try:
        value = parse_json(text.encode(), "review.json").value
        review = Review.model_validate_json(json.dumps(value))
    except (DataError, ValidationError):
        return False
    return all(
        row.app in APPS and row.decision in DECISIONS and (row.signed_in or review.date) <= review.date
        for row in review.sessions
    )


def test_a_good_review_passes(run: Run, folder: Path, shell: list[str]) -> None:
    """A label with quotes in it does no harm, `evidence` may be left out, and the path may be any."""
    need("jq")
    shutil.copy(FIXTURES / "review.json", folder / "-Zoë's review.json")
    result = run("validate-review", "-Zoë's review.json", words=shell)
    assert (result.returncode, result.stdout, result.stderr) == (0, "No problem found; rows: 2\n", "")


def test_every_problem_is_told_with_its_row(run: Run, folder: Path, shell: list[str]) -> None:
    """All problems at once, in plain words, and no control character reaches the terminal."""
    need("jq")
    shutil.copy(FIXTURES / "faulty-review.json", folder)
    result = run("validate-review", "faulty-review.json", words=shell)
    assert result.returncode == 1
    assert result.stdout + result.stderr == (FIXTURES / "faulty-review.txt").read_text()


REVIEW_VALUES: dict[str, list[Any]] = {
    "schema": ["review/2", 1, ["review/1"]],
    "team": ["", "Payments", "a--b", "pay\n", "a" * 60, "a" * 61, 3],
    "reviewer": ["", "r-abc", "r-abcd", "R-ABCD", "r-ab12\n", "pm@example.com", None],
    "key_id": ["", "key-2026c", None],
    "visibility": ["everyone", "Everyone", "", None, 3],
    "sessions": [[], {}, None, "", [[]], [None], [3]],
    "extra": [None],
}
ROW_VALUES: dict[str, list[Any]] = {
    "owner": ["o-abcd", "o-abc", "pm@example.com", None],
    "device": ["", " \t", "two\nlines", "x" * 400, "x" * 401, 7, ["Chrome"], "2026-11-20T10:00:00Z"],
    "app": ["Codex", "codex", "ChatGP", "", ["Codex"], None],
    "location": ["Approx. Perú", "\u00a0", False],
    "trusted_device": [True, None, "true", 0],
    "owner_can_confirm": [False, "no", []],
    "current_session": [None, "null", {}],
    "decision": ["review", "Review", "revoke", "", ["keep"], None],
    "evidence": [None, "Owner recognised it", "", 0],
    "extra": [None],
}


def _changes() -> Iterator[tuple[str, tuple[str | int, ...], Any]]:
    """What is done to a good review: a name for it, where, and what is put there."""
    for key, values in REVIEW_VALUES.items():
        yield from ((f"{key}={value!r}", (key,), value) for value in values)
    for key, values in ROW_VALUES.items():
        yield from ((f"row {key}={value!r}", ("sessions", 1, key), value) for value in values)


CHANGES = list(_changes())


@pytest.mark.parametrize(("path", "value"), [change[1:] for change in CHANGES], ids=[c[0] for c in CHANGES])
def test_it_judges_as_the_portal_does(
    run: Run, folder: Path, path: tuple[str | int, ...], value: Any
) -> None:
    """Put into a good review, each value is taken or refused as the build would take or refuse it."""
    need("jq")
    review = copy.deepcopy(_review())
    target: Any = review
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    text = json.dumps(review)
    (folder / "review.json").write_text(text)
    result = run("validate-review")
    assert result.returncode == (0 if _accepted_by_the_portal(text) else 1), result.stderr


@pytest.mark.parametrize("key", [*_review(), *_review()["sessions"][0]])
def test_a_missing_key_is_named(run: Run, folder: Path, key: str) -> None:
    """Every key but `evidence` must be there, also where its value may be null."""
    need("jq")
    review = _review()
    (review if key in review else review["sessions"][0]).pop(key)
    (folder / "review.json").write_text(json.dumps(review))
    result = run("validate-review")
    assert (result.returncode == 0) == (key == "evidence") == _accepted_by_the_portal(json.dumps(review))
    assert key == "evidence" or f"{key} is missing; expected" in result.stderr


DAYS = ("2026-01-31", "2024-02-29", "2000-02-29", "2026-04-30", "2026-12-31", "0001-01-01", "1999-12-31")
NO_DAYS = (
    *("2026-02-29", "2100-02-29", "1900-02-29", "2026-02-30", "2026-04-31", "2026-06-31", "2026-09-31"),
    *("2026-11-31", "2026-01-32", "2026-00-10", "2026-13-01", "2026-01-00", "0000-01-01", "9999-99-99"),
    *("x", "", "2026-1-1", "20260101", "2026-01-01 ", "2026-01-01\n", "2026-01-01T00:00:00", "-026-01-01"),
    "\u0662\u0660\u0662\u0666-\u0660\u0661-\u0660\u0661",
)


def test_a_date_must_be_on_the_calendar(run: Run, folder: Path) -> None:
    """Leap years and the lengths of the months count; the form of a date is not enough."""
    need("jq")
    review, row = _review(), _review()["sessions"][0]
    review["date"] = "2026-12-31"
    review["sessions"] = [{**row, "signed_in": day} for day in (*DAYS, *NO_DAYS)]
    (folder / "review.json").write_text(json.dumps(review))
    refused = re.findall(r"^row (\d+): signed_in is", run("validate-review").stderr, re.MULTILINE)
    assert [int(number) for number in refused] == list(range(len(DAYS) + 1, len(DAYS + NO_DAYS) + 1))


@pytest.mark.parametrize("day", [*DAYS, *NO_DAYS])
def test_the_portal_knows_the_same_calendar(day: str) -> None:
    """What the command takes for a day, the build takes for one."""
    review = {**_review(), "date": "2026-12-31"}
    review["sessions"][0]["signed_in"] = day
    assert _accepted_by_the_portal(json.dumps(review)) == (day in DAYS)


def test_every_published_review_passes(folder: Path) -> None:
    """As the site prints it, with the portal's own terms, the command takes what the build took."""
    need("jq")
    catalog = load_catalog(ROOT / "data")
    path = folder.parent / "validate.sh"
    path.write_text(filled(catalog, variant("validate-review", "linux")), encoding="utf-8")
    for team in sorted((ROOT / "data" / "reviews").iterdir()):
        last = max(team.glob("*.json"))
        result = subprocess.run(["sh", path, last], capture_output=True, text=True, check=False, timeout=60)
        assert (result.returncode, result.stderr) == (0, ""), last


def test_no_sign_in_is_after_the_review(run: Run, folder: Path) -> None:
    """A row cannot be newer than the review that lists it."""
    need("jq")
    review = _review()
    review["sessions"][0]["signed_in"] = "2026-11-21"
    (folder / "review.json").write_text(json.dumps(review))
    expected = 'row 1: signed_in is "2026-11-21", after the review; expected 2026-11-20 or earlier\n'
    assert run("validate-review").stderr.startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        '{"date":"x","reviewer":"","sessions":[]}',
        *("", "{", "[]", "null", '"review"', "{}", "{} {}", "\x00", "not JSON"),
        (FIXTURES / "review.json").read_text() * 2,
        f"[{(FIXTURES / 'review.json').read_text()}]",
    ],
)
def test_what_is_not_one_review_is_refused(run: Run, folder: Path, text: str) -> None:
    """One JSON object with everything in it, or exit status 1; a check of types alone took the first."""
    need("jq")
    (folder / "review.json").write_text(text)
    result = run("validate-review")
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.endswith("review.json is not a valid review\n")


def test_a_missing_file_is_named(run: Run, shell: list[str]) -> None:
    """The name that was looked for, and exit status 1."""
    result = run("validate-review", words=shell)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "review.json: there is no such file, or it cannot be read\n"


def test_windows_holds_the_same_keys_against_the_same_words() -> None:
    """Every check of the variant that runs here stands in the other: key, order, and what is expected."""
    checks = re.findall(r'check\("(\w+)";.*; "(.*)"\)', variant("validate-review", "linux").run)
    run = variant("validate-review", "windows").run
    table = re.findall(r"^ +(\w+) = .*, (['\"])(.*)\2$", run, re.MULTILINE)
    listed = {key: re.sub(r"\$\(\$(\w+) -join ', '\)", r"{{\1}}", words) for key, _, words in table}
    expected = {
        key: re.sub(r"\\\(\[\{\{(\w+)\}\}\] \| join\(\", \"\)\)", r"{{\1}}", words).replace('\\"', '"')
        for key, words in checks
    }
    assert listed == expected
    # The row stands first in jq, which defines a thing before its use.
    keys = [key for key, _ in checks]
    assert list(listed) == keys[-7:] + keys[:-7]


def test_the_validator_can_be_pasted(interactive: list[str], folder: Path) -> None:
    """It reads review.json where no name is given, and tells good from faulty without closing the shell."""
    need("jq")
    text = script("validate-review", "macos")
    shutil.copy(FIXTURES / "review.json", folder / "review.json")
    assert paste(interactive, text, folder) == "0"
    shutil.copy(FIXTURES / "faulty-review.json", folder / "review.json")
    assert paste(interactive, text, folder) == "1"

"""`runbook diff`: two states of the data in, what changed and for whom out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import markdown
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.cli.diff_words import code, literal
from tests.changes.portals import Edit, edited
from tests.golden import compare
from tests.repositories import PortalRepository, portal_repository

GOLDENS = Path(__file__).parents[1] / "goldens" / "diff"

MANY: tuple[Edit, ...] = (
    ("policy.yml", "default: weekly", "default: daily"),
    ("teams/alpha.yml", "expires: 2026-11-30", "expires: 2026-11-20"),
    ("teams/alpha.yml", "[first-pass, response]", "[response]"),
    ("teams/alpha.yml", "[Approx. Portugal]", "[Approx. Spain]"),
    ("checklists/response.yml", "do: Log out of all sessions.", "do: End all | sessions, @lead, see #12."),
    ("checklists/response.yml", "    any_time: true\n", ""),
    ("vocabularies.yml", "label: Shared links", "label: Links"),
    ("facts.yml", "claim: The password comes first.", "claim: '<img src=x> [comes](https://x.example.com)'"),
    ("facts.yml", "check_again: 2026-12-01", "check_again: 2027-12-01"),
)  # fmt: skip


RULES: tuple[Edit, ...] = (("scoring.yml", "  - from: 2", "  - from: 3"),)


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PortalRepository:
    """A repository with one commit, whose folder is the current one."""
    made = portal_repository(tmp_path / "portal")
    monkeypatch.chdir(made.root)
    return made


def run(*arguments: str) -> Result:
    """What the command says on a fixed day."""
    return CliRunner().invoke(main, ["diff", "--as-of", "2026-11-23", *arguments])


def as_json(*arguments: str) -> dict[str, Any]:
    """The document that the command gives to tools."""
    found: dict[str, Any] = json.loads(run("--format", "json", *arguments).stdout)
    return found


def same_ids(text: str) -> str:
    """The text with a word in the place of each id of a commit."""
    return re.sub(r"[0-9a-f]{40}", "COMMIT", text)


def test_an_edit_is_told_in_markdown(portal: PortalRepository) -> None:
    """Teams, values, lines, steps, facts and rows, with nothing in the data that Markdown would read."""
    edited(portal.data, *MANY)
    result = run("main")
    assert (result.exit_code, result.stderr) == (0, "")
    compare(GOLDENS / "edit.md", result.stdout)


def test_an_edit_is_told_to_tools(portal: PortalRepository) -> None:
    """The same as JSON, in a form that has a name."""
    edited(portal.data, *MANY)
    compare(GOLDENS / "edit.json", same_ids(run("main", "--format", "json").stdout))


def test_an_edit_of_rules_is_told_before_its_results_are_worked_out(portal: PortalRepository) -> None:
    """How many combinations and which rows are decided otherwise is what one works the results out by."""
    edited(portal.data, *RULES)
    assert CliRunner().invoke(main, ["check"]).exit_code == 1
    result = run("main", "--exit-code")
    assert (result.exit_code, result.stderr) == (1, "")
    compare(GOLDENS / "rules.md", result.stdout)


def test_every_key_of_the_form_is_documented(portal: PortalRepository, project: Path) -> None:
    """The page about the form names each key that the form has."""
    edited(portal.data, *MANY)
    page = (project / "docs" / "maintaining" / "diff-format.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+)`", page))
    keys: set[str] = set()

    def collect(value: Any) -> None:
        if isinstance(value, list):
            for one in value:
                collect(one)
        elif isinstance(value, dict):
            keys.update(value)
            for key, one in value.items():
                if key not in ("old", "new") or not isinstance(one, str):
                    collect(one)

    collect(as_json("main"))
    assert keys - named == set()


def test_an_expired_exception_is_said_to_change_nothing(portal: PortalRepository) -> None:
    """It is listed as expired, and the value that holds as unchanged."""
    edited(portal.data, ("teams/alpha.yml", "reason: The account is being retired.", "reason: Another."))
    result = CliRunner().invoke(main, ["diff", "main", "--as-of", "2026-12-01"])
    (line,) = [line for line in result.stdout.splitlines() if line.startswith("| `alpha` | `alpha-1`")]
    assert "| expired, last day 2026-11-30 | does not change |" in line


def test_revisions_and_folders_go_together(portal: PortalRepository, tmp_path: Path) -> None:
    """Two revisions, a revision and a folder, and two folders each give the same changes."""
    portal.commit(*MANY[:1])
    portal.git("tag", "--annotate", "v2", "--message", "x")
    (tmp_path / "before").mkdir()
    old = tmp_path / "old"
    portal.git("worktree", "add", "--quiet", str(old), "HEAD~1")
    found = [
        as_json(*sides)
        for sides in (["HEAD~1", "v2"], ["HEAD~1"], [str(old / "data"), "main"], [str(old / "data"), "data"])
    ]
    assert all(one["changed"] for one in found)
    assert len({json.dumps([[c["setting"], c["teams"]] for c in one["effective"]]) for one in found}) == 1
    assert [one["head"]["commit"] is None for one in found] == [False, True, False, True]


def test_the_exit_status_tells_whether_there_are_changes(portal: PortalRepository) -> None:
    """Without the option it is 0; with it, 1 where anything differs."""
    assert run("main", "--exit-code").exit_code == 0
    assert "Nothing changes: both say the same." in run("main").stdout
    assert not as_json("main")["changed"]
    edited(portal.data, *MANY[:1])
    assert (run("main").exit_code, run("main", "--exit-code").exit_code) == (0, 1)


def test_nothing_in_the_working_tree_is_touched(portal: PortalRepository) -> None:
    """Neither files nor the index nor branches change."""
    edited(portal.data, *MANY[:1])
    before = portal.git("status", "--porcelain"), portal.git("for-each-ref"), portal.git("stash", "list")
    run("HEAD", "main")
    assert before == (
        portal.git("status", "--porcelain"), portal.git("for-each-ref"), portal.git("stash", "list")
    )  # fmt: skip


def test_what_cannot_be_compared_is_said_in_lines(portal: PortalRepository, tmp_path: Path) -> None:
    """Each message has the place, with the revision in front, and the status is 2."""
    portal.commit(("policy.yml", "default: weekly", "default: wekly"))
    portal.commit(("policy.yml", "default: wekly", "default: weekly"))
    (portal.root / "docs").mkdir()
    portal.git("branch", "data")
    outside = str(tmp_path / "nowhere")
    said = []
    for arguments in (
        ["mian"], ["HEAD~1"], ["main", "HEAD~1"], ["data"], ["docs"], ["main", "--data", outside],
        ["main", "--data", "else"], ["main", "docs"], [""], ["--", "--upload-pack=x"],
    ):  # fmt: skip
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, ""), arguments
        said += [f"$ runbook diff {' '.join(arguments)}", result.stderr]
    compare(GOLDENS / "messages.txt", "\n".join(said).replace(str(tmp_path), "TMP"))


def test_moved_steps_and_other_rules_are_told(portal: PortalRepository) -> None:
    """A moved step, a record that is gone and rules with other words each have their part."""
    text = (portal.data / "checklists/response.yml").read_text(encoding="utf-8")
    support = "  - id: support\n    do: Call support.\n    any_time: true\n"
    moved = text.replace(support, "").replace("steps:\n", "steps:\n" + support)
    (portal.data / "checklists/response.yml").write_text(moved, encoding="utf-8")
    (portal.data / "guides/limits.yml").unlink()
    edited(portal.data, ("scoring.yml", "because: Nobody was there.", "because: Nobody | was there."))
    result = run("main")
    compare(GOLDENS / "moved.md", result.stdout)


@given(
    st.text(alphabet=st.sampled_from("ab1 `*_[]()<>#@|!\\~$^&:/.-+=\n\tGHwww") | st.characters(), max_size=40)
)
def test_no_text_becomes_markup_or_a_call(text: str) -> None:
    """Whatever a text holds, a cell shows it as text: no tag, no link, no mention and no reference."""
    for cell in (literal(text), code(text)):
        assert "\n" not in cell
        assert not re.search(r"(?<!\\)(\\\\)*\|", cell), cell
    shown = literal(text)
    assert not re.search(r"[@#](?!&#8203;|8203)", shown), shown
    assert not re.search(r"://|\bwww\.|\bGH-", shown, re.IGNORECASE), shown
    html = markdown.markdown(f"- x {shown}")
    assert not re.search(r"<(?!/?(ul|li|p)>)", html), html

"""The comment on a change that says what it does to the policy: what is in it, and that there is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy import policy_comment
from deploy.policy_comment import LIMIT, MARK, NOTHING, main
from tests.changes.portals import Edit
from tests.deploy.comments import BOT, PERSON, TOKEN, Comments, commenting
from tests.repositories import PortalRepository, portal_repository

TEXT = "# Changes of the data: `a` → `b`\n\nAs of today, this changes: 1 record in all."


@pytest.fixture(params=["github", "gitlab"])
def comments(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Comments]:
    """A stand-in for a service, with the variables that its pipeline sets."""
    with commenting(request.param) as there:
        for name, value in there.variables.items():
            monkeypatch.setenv(name, value)
        yield there


def _post(comments: Comments, tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "policy-diff.md"
    file.write_text(text, encoding="utf-8")
    main(["post", comments.name, str(file)])
    return [one["body"] for one in comments.there]


def test_there_is_one_comment_and_it_is_up_to_date(comments: Comments, tmp_path: Path) -> None:
    """The first run writes a comment, each later one changes that one, also back to nothing."""
    comments.add("Looks good", PERSON)
    assert _post(comments, tmp_path, TEXT) == ["Looks good", f"{MARK}\n{TEXT}"]
    assert _post(comments, tmp_path, f"{TEXT} More.") == ["Looks good", f"{MARK}\n{TEXT} More."]
    assert _post(comments, tmp_path, NOTHING) == ["Looks good", f"{MARK}\n{NOTHING}"]


def test_where_nothing_changes_there_is_no_comment(comments: Comments, tmp_path: Path) -> None:
    """A change that does nothing to the data gets no comment."""
    assert _post(comments, tmp_path, f"# Changes\n\n{NOTHING}") == []


def test_comment_of_somebody_else_stays(comments: Comments, tmp_path: Path) -> None:
    """A person who writes the mark keeps their comment; the bot writes its own."""
    comments.add(f"{MARK} mine", PERSON)
    assert _post(comments, tmp_path, TEXT) == [f"{MARK} mine", f"{MARK}\n{TEXT}"]


def test_comment_is_found_among_many(comments: Comments, tmp_path: Path) -> None:
    """However long people have talked, the comment is found."""
    for number in range(250):
        comments.add(f"{MARK} {number}", PERSON)
    comments.add(f"{MARK}\nold", BOT)
    assert _post(comments, tmp_path, TEXT)[250:] == [f"{MARK}\n{TEXT}"]


def test_long_comparison_is_cut_at_a_line(comments: Comments, tmp_path: Path) -> None:
    """What is too long for the service ends with a whole line and says so."""
    (body,) = _post(comments, tmp_path, "One line.\n" * LIMIT)
    assert len(body) < LIMIT + 200
    assert "One line.\n\nCut here: the whole comparison" in body


def test_refusal_is_one_line_without_the_token(comments: Comments, tmp_path: Path) -> None:
    """Where the token may not write, the job fails and says what was asked for."""
    comments.refuses = True
    with pytest.raises(SystemExit, match=r"^POST http://\S+: the answer is 403") as error:
        _post(comments, tmp_path, TEXT)
    assert TOKEN not in str(error.value)


def test_token_is_not_led_elsewhere(comments: Comments, tmp_path: Path) -> None:
    """An answer that leads to another address is an error, and the token does not go there."""
    with commenting(comments.name) as elsewhere:
        comments.leads_to = f"{elsewhere.address}/user"
        with pytest.raises(SystemExit, match="the answer is 302"):
            _post(comments, tmp_path, TEXT)
        assert elsewhere.there == []


@pytest.mark.parametrize("words", [[], ["post", "elsewhere", "file"], ["compare", "one"]])
def test_wrong_words_are_answered_with_the_right_ones(words: list[str]) -> None:
    """A command that is not one says which there are."""
    with pytest.raises(SystemExit, match="expected: compare BASE HEAD FILE"):
        main(words)


def test_missing_variable_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Outside of a pipeline, the variable that is missing is named."""
    monkeypatch.delenv("GITHUB_API_URL", raising=False)
    (tmp_path / "file").write_text(TEXT)
    with pytest.raises(SystemExit, match="the variable 'GITHUB_API_URL' is not set"):
        main(["post", "github", str(tmp_path / "file")])


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PortalRepository:
    """A repository with a small portal, which the comment is about."""
    made = portal_repository(tmp_path / "portal")
    monkeypatch.setattr(policy_comment, "_ROOT", made.root)
    return made


REVIEWS: Edit = ("policy.yml", "default: weekly", "default: daily")
LINKS: Edit = ("vocabularies.yml", "label: Shared links", "label: Links")
BROKEN: Edit = ("policy.yml", "default: weekly", "default: '``` @everybody'")


def _compared(tmp_path: Path, base: str, head: str) -> str:
    main(["compare", base, head, str(tmp_path / "policy-diff.md")])
    return (tmp_path / "policy-diff.md").read_text("utf-8")


def test_only_what_the_change_does_is_compared(repository: PortalRepository, tmp_path: Path) -> None:
    """Where the target branch has gone on since, what it did there is not taken for a part of the change."""
    repository.git("switch", "--quiet", "--create", "change")
    head = repository.commit(REVIEWS)
    repository.git("switch", "--quiet", "main")
    base = repository.commit(LINKS)
    text = _compared(tmp_path, base, head)
    assert "review-frequency" in text
    assert "Links" not in text


def test_nothing_is_what_the_comment_takes_for_nothing(repository: PortalRepository, tmp_path: Path) -> None:
    """A change of other files is told in the words by which there is no comment."""
    base = repository.git("rev-parse", "HEAD")
    assert NOTHING in _compared(tmp_path, base, repository.commit())


def test_what_cannot_be_read_is_said_in_a_block(repository: PortalRepository, tmp_path: Path) -> None:
    """Data with a mistake is reported line by line, in a block that nothing in a line can end."""
    base = repository.git("rev-parse", "HEAD")
    text = _compared(tmp_path, base, repository.commit(BROKEN))
    told = text.partition("read the data of one side.")[2].strip("\n").splitlines()
    assert any("data/policy.yml:10:" in line for line in told), told
    assert [line for line in told if not line.startswith("    ")] == []


@pytest.mark.usefixtures("repository")
def test_commit_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Where git does not have a side, the job fails with git's own words."""
    with pytest.raises(SystemExit, match="git merge-base HEAD gone"):
        _compared(tmp_path, "HEAD", "gone")

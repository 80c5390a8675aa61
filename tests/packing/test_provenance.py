"""The statement about where a zip comes from: its form, its materials, and who builds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.packing.builders import UNNAMED, Builder, builder_of
from generator.packing.provenance import provenance
from generator.packing.sources import Sources, sources_of
from tests.repositories import portal_repository

GITHUB = {
    "GITHUB_SERVER_URL": "https://git.example.com",
    "GITHUB_REPOSITORY": "runbook/portal",
    "GITHUB_WORKFLOW_REF": "runbook/portal/.github/workflows/release.yml@refs/heads/main",
    "GITHUB_RUN_ID": "17",
    "GITHUB_REF": "refs/heads/main",
}
GITLAB = {
    "CI_PROJECT_URL": "https://git.example.com/runbook/portal",
    "CI_RUNNER_ID": "4",
    "CI_JOB_URL": "https://git.example.com/runbook/portal/-/jobs/23",
    "CI_COMMIT_REF_NAME": "main",
}
PORTAL = "https://git.example.com/runbook/portal"


def _statement(sources: Sources, builder: Builder) -> Any:
    return json.loads(provenance({"a.zip": "0" * 64}, {"day": "2026-11-23"}, sources, builder, "0.1.0"))


def test_the_statement_has_the_form_that_signers_take() -> None:
    """in-toto's Statement v1 with SLSA's provenance v1: each required field is there, and no other."""
    assert _statement(Sources(), Builder()) == {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": "a.zip", "digest": {"sha256": "0" * 64}}],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": "https://runbook.example.com/build-types/pack/v1",
                "externalParameters": {"day": "2026-11-23"},
                "resolvedDependencies": [],
            },
            "runDetails": {"builder": {"id": UNNAMED, "version": {"runbook-portal": "0.1.0"}}},
        },
    }


def test_materials_are_the_commit_and_the_locks() -> None:
    """Where something was not committed, the statement says so: the commit is then not all of it."""
    sources = Sources("a" * 40, True, {"requirements/site.txt": "1" * 64})
    told = _statement(sources, builder_of(GITLAB))["predicate"]
    assert told["buildDefinition"]["resolvedDependencies"] == [
        {
            "name": "repository",
            "uri": f"git+{PORTAL}@main",
            "digest": {"gitCommit": "a" * 40},
            "annotations": {"uncommittedChanges": True},
        },
        {"name": "requirements/site.txt", "digest": {"sha256": "1" * 64}},
    ]
    assert told["runDetails"]["metadata"] == {"invocationId": f"{PORTAL}/-/jobs/23"}


@pytest.mark.parametrize(
    ("environment", "builder"),
    [
        ({}, Builder()),
        ({"CI": "true", "GITHUB_RUN_ID": "17"}, Builder()),
        (
            GITHUB,
            Builder(
                f"{PORTAL}/.github/workflows/release.yml@refs/heads/main",
                f"{PORTAL}/actions/runs/17/attempts/1",
                f"git+{PORTAL}@refs/heads/main",
            ),
        ),
        (GITLAB, Builder(f"{PORTAL}/-/runners/4", f"{PORTAL}/-/jobs/23", f"git+{PORTAL}@main")),
        ({"RUNBOOK_BUILDER": "https://builds.example.com/1"}, Builder("https://builds.example.com/1")),
        (
            {**GITLAB, "RUNBOOK_BUILDER": "https://builds.example.com/1"},
            Builder("https://builds.example.com/1", f"{PORTAL}/-/jobs/23", f"git+{PORTAL}@main"),
        ),
    ],
    ids=["nobody", "half", "github", "gitlab", "named", "named-on-gitlab"],
)
def test_who_builds_is_what_the_environment_says(environment: dict[str, str], builder: Builder) -> None:
    """Nobody has a name by chance: a CI system that does not say all is none."""
    assert builder_of(environment) == builder


def test_sources_are_the_commit_whether_it_is_all_and_the_locks(tmp_path: Path) -> None:
    """A clean checkout is its commit; a new file that nobody has committed makes it more than that."""
    repository = portal_repository(tmp_path)
    commit = repository.commit()
    assert sources_of(tmp_path) == Sources(commit)
    lock = tmp_path / "requirements" / "site.txt"
    lock.parent.mkdir()
    lock.write_text("one==1.0 \\\n    --hash=sha256:" + "1" * 64 + "\n", encoding="utf-8")
    found = sources_of(tmp_path)
    assert (found.commit, found.is_changed, list(found.locks)) == (commit, True, ["requirements/site.txt"])
    assert [one.name for one in found.builds] == ["one"]


def test_a_new_file_counts_for_whoever_does_not_want_to_see_new_files(tmp_path: Path) -> None:
    """What git shows at the shell is a matter of taste, and what a site is made of is none."""
    repository = portal_repository(tmp_path)
    repository.git("config", "status.showUntrackedFiles", "no")
    assert not sources_of(tmp_path).is_changed
    (tmp_path / "data/teams/new.yml").write_text("id: new\n", encoding="utf-8")
    assert sources_of(tmp_path).is_changed


def test_without_a_repository_no_commit_is_named(tmp_path: Path) -> None:
    """A folder that was copied from somewhere is packed all the same."""
    assert sources_of(tmp_path) == Sources()

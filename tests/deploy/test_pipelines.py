"""The pipelines for GitHub and GitLab: their form, that what they call exists, and who may do what."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from generator.cli import main
from tests.deploy.pipelines import GITLAB, ROOT, WORKFLOWS, github_jobs, gitlab_jobs, read, scripts

SCRIPTS = dict(scripts())
_TARGET = re.compile(r"^([\w./%-]+(?: [\w./%-]+)*):(?!=)", re.MULTILINE)
_MAKE = re.compile(r"\bmake (?:-C \S+ )?([\w./-]+)")
_RUNBOOK = re.compile(r"\brunbook ([\w-]+)((?: \S+)*)")
_OWN = re.compile(r"(?<![\w/])(?:deploy|tests)/[\w./]+|(?<=/target/)deploy/[\w./]+")


@pytest.mark.parametrize(
    ("schema", "files"), [("github-workflows", WORKFLOWS), ("gitlab-ci", (GITLAB,))], ids=["github", "gitlab"]
)
def test_pipeline_has_the_form_that_its_service_reads(schema: str, files: tuple[Path, ...]) -> None:
    """Each file fits the JSON Schema of its service."""
    command = [
        str(Path(sys.executable).with_name("check-jsonschema")),
        "--builtin-schema",
        f"vendor.{schema}",
    ]
    form = ["--data-transform", "gitlab-ci"] if schema == "gitlab-ci" else []
    done = subprocess.run([*command, *form, *files], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n"), done.stdout + done.stderr


def test_both_pipelines_have_the_same_steps() -> None:
    """What one of the services runs, the other runs as well."""
    github = [github_jobs(file) for file in WORKFLOWS]
    names = {name for jobs in github for name in jobs}
    assert names - {"compare", "comment", "publish"} == gitlab_jobs().keys() - {"policy-diff", "pages"}
    assert {"check", "test", "build", "scan", "stale"} <= names


@pytest.mark.parametrize("job", SCRIPTS)
def test_every_command_of_a_job_exists(job: str) -> None:
    """Targets of make, commands of runbook with their options, and files that a job names are there."""
    script = SCRIPTS[job]
    targets = {name for names in _TARGET.findall((ROOT / "Makefile").read_text()) for name in names.split()}
    assert set(_MAKE.findall(script)) <= targets
    for name, arguments in _RUNBOOK.findall(script):
        command = main.get_command(click.Context(main), name)
        assert command, name
        options = {
            one for option in command.params if isinstance(option, click.Option) for one in option.opts
        }
        assert {word for word in arguments.split() if word.startswith("--")} <= options
    for path in _OWN.findall(script):
        assert (ROOT / path).is_file(), path


@pytest.mark.parametrize("job", SCRIPTS)
def test_script_is_one_for_a_shell(job: str) -> None:
    """A shell can read what a job runs, and nothing that somebody has written becomes a part of it."""
    done = subprocess.run(["sh", "-n"], input=SCRIPTS[job], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "${{" not in SCRIPTS[job]
    assert "$" not in re.sub(r'"[^"]*"', "", SCRIPTS[job]), "a variable is not in quotation marks"


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda one: one.stem)
def test_actions_are_pinned(file: Path) -> None:
    """An action is named by a commit, with its release beside it; it is the same one everywhere."""
    uses = re.findall(r"uses: (.*)", file.read_text())
    assert uses
    for one in uses:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one), one
    everywhere = {one for other in WORKFLOWS for one in re.findall(r"uses: (.*)", other.read_text())}
    assert len({one.partition("@")[0] for one in everywhere}) == len(everywhere)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda one: one.stem)
def test_jobs_may_do_what_they_must(file: Path) -> None:
    """A workflow may read at most; a job that may write runs one file that needs nothing, or none."""
    assert read(file)["permissions"] in ({"contents": "read"}, "", {})
    for job in github_jobs(file).values():
        assert 0 < int(job["timeout-minutes"]) <= 45
        writes = {name for name, may in job.get("permissions", {}).items() if may == "write"}
        assert writes <= {"pull-requests", "pages", "id-token"}
        commands = [step["run"] for step in job["steps"] if "run" in step]
        if writes:
            assert commands in ([], ["python3 deploy/policy_comment.py post github policy-diff.md"])
    assert "secrets." not in file.read_text()


def test_code_of_a_change_never_runs_with_rights() -> None:
    """Where a workflow has the rights of the target branch, only the target branch is checked out."""
    for file in WORKFLOWS:
        if "pull_request_target" not in read(file)["on"]:
            continue
        for job in github_jobs(file).values():
            for step in job["steps"]:
                assert "cache" not in step.get("uses", "")
                if "checkout" in step.get("uses", ""):
                    assert step["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"


def test_only_a_protected_branch_is_published() -> None:
    """What is published comes from the default branch, after all else, where an owner asks for it."""
    publish = github_jobs(ROOT / ".github" / "workflows" / "check.yml")["publish"]
    assert "github.ref == 'refs/heads/main' && vars.RUNBOOK_PUBLISH == 'pages'" in publish["if"]
    assert publish["environment"]
    pages = gitlab_jobs()["pages"]
    assert pages["environment"]
    never, rule = pages["rules"]
    assert never["when"] == "never"
    assert '$CI_COMMIT_REF_PROTECTED == "true" && $RUNBOOK_PUBLISH == "pages"' in rule["if"]
    assert publish["needs"] == pages["needs"] == ["check", "test", "build", "scan"]

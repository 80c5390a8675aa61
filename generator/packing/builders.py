"""The variables of the environment go in; who builds, and in which run, comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BUILDER = "RUNBOOK_BUILDER"
"""Names who builds, as an address; what a CI system says of itself counts less."""
UNNAMED = "https://runbook.example.com/builders/unnamed"


@dataclass(frozen=True)
class Builder:
    """Who builds: ids as addresses, which nobody has to be able to open."""

    id: str = UNNAMED
    run: str | None = None
    """The run of the builder."""
    source: str | None = None
    """Where the repository is, and what was taken from it."""


def builder_of(environment: Mapping[str, str]) -> Builder:
    """Who builds, by what GitHub Actions, GitLab CI or whoever runs this says; else nobody by name."""
    named = environment.get(BUILDER)
    known = _on_github(environment) or _on_gitlab(environment) or Builder()
    return Builder(named, known.run, known.source) if named else known


def _on_github(environment: Mapping[str, str]) -> Builder | None:
    told = [
        environment.get(f"GITHUB_{name}") for name in ("SERVER_URL", "REPOSITORY", "WORKFLOW_REF", "RUN_ID")
    ]
    if not all(told):
        return None
    server, repository, workflow, run = told
    attempt = environment.get("GITHUB_RUN_ATTEMPT", "1")
    place = f"{server}/{repository}"
    source = f"git+{place}@{environment.get('GITHUB_REF', 'HEAD')}"
    return Builder(f"{server}/{workflow}", f"{place}/actions/runs/{run}/attempts/{attempt}", source)


def _on_gitlab(environment: Mapping[str, str]) -> Builder | None:
    told = [environment.get(f"CI_{name}") for name in ("PROJECT_URL", "RUNNER_ID", "JOB_URL")]
    if not all(told):
        return None
    project, runner, job = told
    source = f"git+{project}@{environment.get('CI_COMMIT_REF_NAME', 'HEAD')}"
    return Builder(f"{project}/-/runners/{runner}", job, source)

"""The pipelines' files go in; their jobs, and the commands in them, come out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
GITLAB = ROOT / ".gitlab-ci.yml"
WORKFLOWS = tuple(sorted((ROOT / ".github" / "workflows").glob("*.yml")))
_NO_JOBS = {"workflow", "stages", "variables", "default"}


def read(file: Path) -> dict[str, Any]:
    """What a file says, all of it as text: in YAML, the word `on` would be true."""
    with file.open(encoding="utf-8") as text:
        said: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506  # makes nothing but text
    return said


def github_jobs(file: Path) -> dict[str, dict[str, Any]]:
    """The jobs of a workflow."""
    jobs: dict[str, dict[str, Any]] = read(file)["jobs"]
    return jobs


def gitlab_jobs() -> dict[str, dict[str, Any]]:
    """The jobs of GitLab's pipeline, with what they extend."""
    said = read(GITLAB)
    jobs = {name: job for name, job in said.items() if name not in _NO_JOBS and not name.startswith(".")}
    return {name: _extended(said, job) for name, job in jobs.items()}


def _extended(said: dict[str, Any], job: dict[str, Any]) -> dict[str, Any]:
    names = job.get("extends", [])
    whole: dict[str, Any] = {}
    for name in [names] if isinstance(names, str) else names:
        whole |= _extended(said, said[name])
    return whole | job


def scripts() -> Iterator[tuple[str, str]]:
    """Every job's commands, under the name of the file and of the job."""
    for file in WORKFLOWS:
        for name, job in github_jobs(file).items():
            yield f"{file.stem}/{name}", "\n".join(step["run"] for step in job["steps"] if "run" in step)
    for name, job in gitlab_jobs().items():
        yield f"gitlab/{name}", "\n".join(job["script"])

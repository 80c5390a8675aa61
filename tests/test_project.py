"""What the repository promises about itself: its locks, its list of commands, and what no file may name."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

LOCKS = ("site", "distributed", "dev", "properdocs", "zensical")
# Put together here, so that this file names none of them either.
REGISTRY_HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("jsr", "io"),
        ("deno", "land"),
        ("esm", "sh"),
        ("deb", "debian", "org"),
    )
)


def requirements(text: str) -> dict[str, str]:
    """The requirements of a list or a lock: the name of each, in one spelling, and all that follows it."""
    lines = (re.sub(r"(^|\s)#.*", "", line).strip() for line in text.replace("\\\n", " ").splitlines())
    found: dict[str, str] = {}
    for line in lines:
        if match := re.match(
            r"([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?\s*(.*)", line if not line.startswith("-") else ""
        ):
            name = re.sub(r"[-_.]+", "-", match[1]).lower()
            found[name] = f"{found.get(name, '')}\n{match[2]}".strip()
    return found


def _read(project: Path, name: str) -> dict[str, str]:
    return requirements((project / "requirements" / name).read_text())


def _pins(lock: dict[str, str]) -> dict[str, list[str]]:
    return {name: re.findall(r"^==(\S+)", rest, re.MULTILINE) for name, rest in lock.items()}


def _tracked(project: Path) -> list[Path]:
    """Every file that belongs to the repository, those that are not committed yet included."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=project,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (project / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_requirement_is_pinned_and_hashed(project: Path, name: str) -> None:
    """A lock fixes one version with its hashes for every requirement, on every line it has for it."""
    lock = _read(project, f"{name}.txt")
    assert lock
    for requirement, rest in lock.items():
        for line in rest.splitlines():
            assert re.match(r"==\S+", line), f"{requirement} is not pinned"
            assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), f"{requirement} has no hash"


@pytest.mark.parametrize("name", LOCKS)
def test_lock_says_nothing_of_the_place_where_it_was_made(project: Path, name: str) -> None:
    """A lock names no index, no host and no path, so that it holds wherever it is read."""
    text = (project / "requirements" / f"{name}.txt").read_text()
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host|(^|\s)/\w", text)


def test_every_package_of_the_widgets_is_pinned_and_hashed(project: Path) -> None:
    """The lock of the bundles has one digest for each package, and names no host that it came from."""
    text = (project / "requirements/deno.lock").read_text(encoding="utf-8")
    packages = json.loads(text)["npm"]
    assert packages
    assert all(re.fullmatch(r".+@\d+\.\d+\.\d+", name) for name in packages)
    assert all(re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", one["integrity"]) for one in packages.values())
    assert "://" not in text


@pytest.mark.parametrize("name", LOCKS)
def test_lock_has_every_requirement_of_its_list(project: Path, name: str) -> None:
    """Whatever a list asks for is in its lock, so that a list is not changed without `make lock`."""
    assert set(_read(project, f"{name}.in")) <= set(_read(project, f"{name}.txt"))


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(LOCKS, 2)))
def test_locks_agree(project: Path, one: str, other: str) -> None:
    """A package in two locks has the same version in both, so that they install into one environment."""
    first, second = (_pins(_read(project, f"{name}.txt")) for name in (one, other))
    common = first.keys() & second.keys()
    assert {name: first[name] for name in common} == {name: second[name] for name in common}


def test_project_and_list_ask_for_the_same(project: Path) -> None:
    """What pyproject.toml depends on and is built with is what requirements/*.in ask for."""
    declared = tomllib.loads((project / "pyproject.toml").read_text())
    asked = [*declared["project"]["dependencies"], *declared["build-system"]["requires"]]
    assert requirements("\n".join(asked)) == _read(project, "site.in")
    extra = declared["project"]["optional-dependencies"]["distributed"]
    assert requirements("\n".join(extra)) == _read(project, "distributed.in")


def test_no_file_names_a_registry(project: Path) -> None:
    """No file names the host of a package registry: where packages come from is a matter of the machine."""
    pattern = re.compile(rb"(?<![\w-])(%s)\b" % "|".join(map(re.escape, REGISTRY_HOSTS)).encode())
    naming = [path for path in _tracked(project) if pattern.search(path.read_bytes())]
    assert naming == []


@pytest.mark.skipif(shutil.which("make") is None, reason="the list of commands is printed by make")
def test_make_help_lists_every_documented_target(project: Path) -> None:
    """Plain `make` lists every target with its line of help, and every target for people has such a line."""
    makefile = (project / "Makefile").read_text()
    documented = re.findall(r"^([\w-]+):.*## (.+)$", makefile, re.MULTILINE)
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    assert {name for name, _ in documented} == set(phony[1].split()) - {"FORCE"}
    # Without what an outer make hands down, which would mix its own words in.
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    printed = subprocess.run(
        ["make"], cwd=project, env=environment, capture_output=True, text=True, check=True
    ).stdout
    listed = re.findall(r"^make (\S+) +(.+)$", printed, re.MULTILINE)
    assert listed == documented
    assert printed.splitlines()[-1].startswith("Example: make site; ")


@pytest.mark.no_cover
def test_what_is_not_to_be_measured_is_not() -> None:
    """A long test that asks for it runs without coverage, in a worker too, and so does what it starts."""
    assert "coverage" not in type(sys.gettrace()).__module__
    assert "COVERAGE_PROCESS_CONFIG" not in os.environ


def test_no_group_of_a_pattern_is_repeated_possessively(project: Path) -> None:
    """Python before 3.11.5 goes wrong where the group can fail half-way (python/cpython#106052).

    A repeat in an atomic group says the same.
    """
    wrong = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+")
    found = [path for path in (project / "generator").rglob("*.py") if wrong.search(path.read_text("utf-8"))]
    assert found == []


def test_every_ignore_carries_its_reason(project: Path) -> None:
    """Whoever tells a checker to look away says why, on the same line."""
    # Letters in brackets: else this file would tell checkers to look away.
    asked = re.compile(r"# n[o]qa|# type: i[g]nore|deno-\w+-i[g]nore|@t[s]-")
    reasoned = re.compile(
        r"# (?:noqa: [A-Z0-9, ]+|type: ignore\[[a-z, -]+\])  # \S|deno-\w+-ignore [\w-]+ -- \S"
    )
    sources = [path for path in _tracked(project) if path.suffix in (".py", ".js")]
    lines = [
        f"{path.relative_to(project)}: {line.strip()}"
        for path in sources
        for line in path.read_text(encoding="utf-8").splitlines()
        if asked.search(line)
    ]
    assert lines
    assert [line for line in lines if not reasoned.search(line)] == []

"""The container file: what it copies and calls is there, and what it lays out serves the portal."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.servers import Running, place, program, running
from tests.deploy.test_servers import assert_guarded
from tests.ports import free_port

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "deploy" / "Containerfile").read_text()


def _stages() -> list[list[list[str]]]:
    """The words of every instruction, stage by stage; what stands before the first is none."""
    lines = re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", TEXT, flags=re.MULTILINE)).splitlines()
    stages: list[list[list[str]]] = []
    for line in filter(None, lines):
        word, _, rest = line.partition(" ")
        if word == "FROM":
            stages.append([])
        if stages:
            stages[-1].append([word, *(rest.split() if rest.strip().startswith("[") else shlex.split(rest))])
    return stages


def _copies(stage: list[list[str]]) -> Iterator[tuple[str, str]]:
    """What a stage copies from the repository, and where to."""
    for words in stage:
        if words[0] == "COPY" and not any(word.startswith("--from") for word in words):
            source, target = (word for word in words[1:] if not word.startswith("--"))
            yield source, target


def test_what_is_copied_and_called_is_there() -> None:
    """Every source is in the repository and reaches the build, and every target of make exists."""
    ignored = (ROOT / ".dockerignore").read_text().split()
    for stage in _stages():
        for source, _ in _copies(stage):
            assert (ROOT / source).exists()
            assert not source.startswith(tuple(one.strip("/*") for one in ignored if one.strip("/*")))
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert set(re.findall(r"\bmake ([\w-]+)", TEXT)) <= set(targets)


def test_context_has_what_git_has() -> None:
    """What git ignores stays out of the build; the history and the data are a part of it."""
    ours, gits = (
        {line.removeprefix("**/") for line in (ROOT / name).read_text().splitlines() if line[:1] != "#"}
        for name in (".dockerignore", ".gitignore")
    )
    assert ours >= gits
    assert not {one for one in ours - gits if (ROOT / one.strip("/")).exists()}
    assert not [one for one in ours if one.strip("/") in {".git", ".git*", "data", "docs", "*"}]


def test_image_is_nobody() -> None:
    """The server is not root, by a number; images are named by a tag, which can be pinned from outside."""
    last = _stages()[-1]
    assert ["USER", "101:101"] in last
    assert not [words for words in last if words[0] in {"RUN", "ADD", "VOLUME"}]
    images = re.findall(r"^FROM (\S+)", TEXT, re.MULTILINE)
    assert images == ["${BUILDER}", "${SERVER}"]
    assert len(re.findall(r"^ARG \w+=[\w/-]+:\d[\w.-]+$", TEXT, re.MULTILINE)) == len(images)


@pytest.fixture
def container(tmp_path: Path, built_site: Path) -> Iterator[Running]:
    """The files of the image where it has them, below a folder that stands for its root."""
    port, temporary = free_port(), tmp_path / "tmp"
    temporary.mkdir()
    for source, target in _copies(_stages()[-1]):
        path = tmp_path / target.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / source).is_dir() else shutil.copyfile)(ROOT / source, path)
    main = tmp_path / "etc" / "nginx" / "nginx.conf"
    main.write_text(
        main.read_text().replace(" /tmp/", f" {temporary}/").replace("/dev/stdout", f"{temporary}/log")
        + "master_process off;\n"
    )
    (main.parent / "runbook" / "place.conf").write_text(place(port, built_site))
    command = [program("nginx"), "-p", str(main.parent), "-c", str(main), "-e", "stderr"]
    with running(command, port, temporary) as server:
        yield server


def test_what_is_laid_out_serves_the_portal(container: Running) -> None:
    """With the configuration of the image and the files that it copies, nginx serves and writes its log."""
    check = re.search(r'"http://127\.0\.0\.1:8080(/[^"]+)"', TEXT)
    assert check
    answer = container.ask(check[1])
    assert answer.status == 200
    assert_guarded(answer)
    container.ask("/")  # nginx answers this one after it has written down what was before
    assert f'"GET {check[1]} HTTP/1.1" 200' in (container.folder / "log").read_text()
    assert {path.name for path in container.folder.iterdir()} >= {"client_body", "log", "nginx.pid"}

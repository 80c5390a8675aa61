"""Builds that cannot be: each says what is wrong, line by line, and leaves the old site as it was."""

from __future__ import annotations

import base64
import logging
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest
from click import ClickException

from generator import mkdocs_plugin
from tests.golden import compare
from tests.pages.copies import NOON, OVERRIDES, Copy, copy_of_portal, tree

# Whole builds, most of them as commands: the lines that they run are counted where one build is.
pytestmark = [pytest.mark.no_cover, pytest.mark.usefixtures("calm")]

BIN = Path(sys.executable).parent
GOLDENS = Path(__file__).parents[1] / "goldens" / "pages" / "broken-builds"
ENVIRONMENT = {"SOURCE_DATE_EPOCH": NOON, "NO_MKDOCS_2_WARNING": "1"}

Change = Callable[[Copy], object]

# Assembled, so that no scanner of secrets takes the tests for a leak.
KEY = "sk-" + "proj-" + "q7Zx0Vb2" * 6


@pytest.fixture
def portal(tmp_path: Path) -> Copy:
    """A copy of the small portal with an old site, to be broken."""
    copy = copy_of_portal(tmp_path / "portal")
    copy.write("site/index.html", "the old site")
    return copy


def broken_data(portal: Copy) -> None:
    """Three slips in two files."""
    portal.edit("data/portal.yml", "owner: lead", "owner: laed")
    portal.append("data/portal.yml", "colour: red\n")
    portal.edit("data/policy.yml", "default: weekly", "default: yearly")


def broken_calls(portal: Copy) -> None:
    """An unknown component and an unknown name."""
    portal.append("docs/faq.md", "\nSome text {{ fqa() }}\n")
    portal.append("docs/facts.md", '\n{{ checklist("respnse") }}\n')


def misplaced_calls(portal: Copy) -> None:
    """Components where they cannot stand, on two pages."""
    portal.append("docs/faq.md", "\nText {{ facts() }} here.\n")
    portal.append("docs/facts.md", '\n## About {{ value("teams") }} teams\n')


def script_in_an_override(portal: Copy) -> None:
    """A script in the theme's frame, one in a page, and a frame that has no place for a policy."""
    shutil.copytree(OVERRIDES, portal.folder / "overrides")
    portal.edit("mkdocs.yml", str(OVERRIDES), "overrides")
    portal.edit("overrides/frame.html", "{% block footer %}", "{% block footer %}<script>count()</script>")
    portal.append("docs/faq.md", "\n<script>\n  ask();\n</script>\n")
    portal.write("overrides/bare.html", "<title>{{ page.title }}</title>{{ page.content }}")
    practices = (portal.folder / "docs/practices.md").read_text(encoding="utf-8")
    portal.write("docs/practices.md", f"---\ntemplate: bare.html\n---\n\n{practices}")


def added(path: str, text: str) -> Change:
    """Something at the end of a file."""
    return lambda portal: portal.append(path, f"\n{text}\n")


CHANGES: dict[str, Change] = {
    "broken data": broken_data,
    "no data": lambda portal: (portal.folder / "data").rename(portal.folder / "elsewhere"),
    "broken calls": broken_calls,
    "misplaced calls": misplaced_calls,
    "link to no page": added("docs/faq.md", "[x](nowhere.md)"),
    "link to no anchor": added("docs/faq.md", "[x](facts.md#nowhere)"),
    "link to no anchor of its page": added("docs/faq.md", "[x](#nowhere)"),
    "link in a component": lambda portal: portal.edit(
        "data/vocabularies.yml", "response.md#response-log-out-all", "response.md#nowhere"
    ),
    "link to no page in the data": lambda portal: portal.edit(
        "data/vocabularies.yml", "checklists/first-pass.md", "checklists/frst-pass.md"
    ),
    "link in Markdown of the data": lambda portal: portal.edit(
        "data/faq.yml", "checklists/response.md", "checklists/respnse.md"
    ),
    "link that runs": added("docs/faq.md", "[x](javascript:alert(1))"),
    "missing image": added("docs/faq.md", "![x](missing.png)"),
    "missing script": lambda portal: portal.edit("mkdocs.yml", "widgets/bundle.js", "widgets/bundel.js"),
    "image elsewhere": added("docs/faq.md", "![x](https://example.com/x.png)"),
    "script elsewhere": added("docs/faq.md", '<script src="//example.com/x.js"></script>'),
    "inline scripts": script_in_an_override,
    "page that is copied": lambda portal: portal.write("docs/plain.html", "<script>count()</script>"),
    "front matter": lambda portal: portal.write("docs/faq.md", "---\ntitle: Questions: all\n---\n\n# Q\n"),
    "page in the way": lambda portal: portal.write("docs/teams/alpha.md", "# Alpha\n"),
    "page without a place": lambda portal: portal.write("docs/extra.md", "# Extra\n"),
    "place without a page": lambda portal: portal.edit("mkdocs.yml", "- Facts: facts.md", "- Facts: fact.md"),
    "address in the data": lambda portal: portal.edit(
        "data/teams/alpha.yml", "Does one of everything.", "Ask canary.q7@example.net about everything."
    ),
    "key in a page": added("docs/faq.md", f"It is `{KEY}`."),
    "name in a page": added("docs/faq.md", "Ask Maria Gonzalez first."),
    "address in the name of a file": lambda portal: portal.write("docs/canary.q7@example.net.txt", "x"),
    "address in base64": added("docs/faq.md", base64.b64encode(b"write to canary.q7@example.net").decode()),
    "allowance for nothing": lambda portal: portal.append(
        "data/publication.yml", "  - text: nobody@example.com\n    reason: It was needed.\n"
    ),
    "row that stands out": lambda portal: portal.edit(
        "data/publication.yml", "fewest_alike: 1", "fewest_alike: 2"
    ),
    "archive that is closed": lambda portal: (portal.folder / "docs/a.gz").write_bytes(b"\x1f\x8bnonsense"),
    "not UTF-8": lambda portal: (portal.folder / "docs/faq.md").write_bytes(b"# Q\n\n\xff\n"),
}


def _beside(portal: Copy) -> list[str]:
    """What is in the folder of a portal, but for what builds keep for the next one."""
    return sorted(path.name for path in portal.folder.iterdir() if path.name != ".cache")


@pytest.mark.parametrize("name", CHANGES)
def test_a_broken_portal_is_refused_and_the_old_site_stays(
    name: str, portal: Copy, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever is wrong, the findings are those of the golden, and nothing but the old site is there."""
    CHANGES[name](portal)
    before = (portal.site / "index.html").stat().st_mtime_ns
    beside = _beside(portal)
    with chdir(portal.folder), pytest.raises(ClickException), caplog.at_level(logging.WARNING, "mkdocs"):
        mkdocs_plugin.build(Path("mkdocs.yml"), None, None)
    assert tree(portal.site) == {"index.html": b"the old site"}
    assert (portal.site / "index.html").stat().st_mtime_ns == before
    assert _beside(portal) == beside
    lines = "\n".join(record.getMessage() for record in caplog.records)
    # Where something is in a finished page depends on all that the theme puts around it.
    lines = re.sub(r"(\.(?:html|js)):[0-9]+:[0-9]+", r"\1:…", lines)
    compare(GOLDENS / f"{name.replace(' ', '-').lower()}.txt", f"{lines}\n")


def built_with(portal: Copy, roster: Path | None) -> None:
    """Try to build with a roster, which is refused."""
    with chdir(portal.folder), pytest.raises(ClickException):
        mkdocs_plugin.build(Path("mkdocs.yml"), None, None, roster)
    assert tree(portal.site) == {"index.html": b"the old site"}


@pytest.mark.parametrize("way", ["argument", "environment", "configuration"])
def test_people_of_a_roster_are_not_published(
    way: str, portal: Copy, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The list is named to the build, by the environment, or in mkdocs.yml; nothing of it is remembered."""
    portal.append("docs/faq.md", "\nAsk Xanthe Quillfeather first.\n")
    portal.write("people.txt", "Xanthe Quillfeather\n")
    roster = portal.folder / "people.txt"
    monkeypatch.delenv("RUNBOOK_ROSTER", raising=False)
    if way == "environment":
        monkeypatch.setenv("RUNBOOK_ROSTER", str(roster))
    if way == "configuration":
        portal.edit("mkdocs.yml", "  - runbook", "  - runbook:\n      roster: people.txt")
    before = dict(os.environ)
    built_with(portal, roster if way == "argument" else None)
    assert "the site would publish the name of a person" in caplog.text
    assert os.environ == before


def test_a_roster_that_is_missing_stops_the_build(portal: Copy, caplog: pytest.LogCaptureFixture) -> None:
    """Before anything is built, since all would be in vain."""
    built_with(portal, Path("nobody.txt"))
    assert "nobody.txt:1:1: the roster cannot be read" in caplog.text


def test_a_folder_that_is_no_site_is_not_replaced(portal: Copy, caplog: pytest.LogCaptureFixture) -> None:
    """A slip in the name of the site's folder costs nobody's files."""
    with chdir(portal.folder), pytest.raises(ClickException), caplog.at_level(logging.WARNING, "mkdocs"):
        mkdocs_plugin.build(Path("mkdocs.yml"), None, Path("data"))
    assert "data:1:1: the site and data would lie in each other" in caplog.text
    assert (portal.folder / "data/portal.yml").is_file()
    assert not list(portal.folder.glob(".data-*"))


@pytest.mark.parametrize("command", [["runbook", "build"], ["mkdocs", "build"]], ids=["runbook", "mkdocs"])
@pytest.mark.parametrize("change", [broken_data, CHANGES["link in a component"]], ids=["data", "link"])
def test_a_command_ends_with_1_and_without_a_traceback(
    command: list[str], change: Change, portal: Copy
) -> None:
    """On the command line, too, there are findings and an exit status, and no traceback."""
    change(portal)
    done = subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=portal.folder,
        env={**os.environ, **ENVIRONMENT},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert tree(portal.site) == {"index.html": b"the old site"}


def test_a_mistake_in_the_code_leaves_nothing_behind(portal: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the generator itself fails, the build is thrown away like any other."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("generator.mkdocs_plugin.filling.render_call", fail)
    beside = _beside(portal)
    with chdir(portal.folder), pytest.raises(ZeroDivisionError):
        mkdocs_plugin.build(Path("mkdocs.yml"), None, None)
    assert _beside(portal) == beside
    assert tree(portal.site) == {"index.html": b"the old site"}


def test_after_a_broken_build_the_next_one_is_whole(portal: Copy) -> None:
    """A build in the same process is not held up by the warnings of the one before."""
    portal.append("docs/faq.md", "\n[x](nowhere.md)\n")
    with chdir(portal.folder), pytest.raises(ClickException):
        mkdocs_plugin.build(Path("mkdocs.yml"), None, None)
    portal.edit("docs/faq.md", "\n[x](nowhere.md)\n", "")
    with chdir(portal.folder):
        mkdocs_plugin.build(Path("mkdocs.yml"), None, None)
    assert (portal.site / "teams/alpha.html").is_file()


HOLDING = """import os, pathlib, time

def on_post_page(output, **_):
    if begun := os.environ.get("BEGUN"):
        pathlib.Path(begun).touch()
        time.sleep(600)
    return output
"""


def started_build(portal: Copy) -> subprocess.Popen[bytes]:
    """A build in a process of its own, which has begun to write, and gets no further."""
    portal.write("hook.py", HOLDING)
    portal.append("mkdocs.yml", "hooks: [hook.py]\n")
    begun = portal.folder.with_name("begun")
    process = subprocess.Popen(
        [BIN / "runbook", "build"],
        cwd=portal.folder,
        env={**os.environ, **ENVIRONMENT, "BEGUN": str(begun)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    end = time.monotonic() + 60
    while not begun.exists():
        assert process.poll() is None
        assert time.monotonic() < end, "the build does not begin"
        time.sleep(0.01)
    assert list(portal.folder.glob(".site-*/*"))
    return process


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=["interrupted", "killed"])
def test_an_interrupted_build_never_shows(number: signal.Signals, portal: Copy) -> None:
    """A build that is stopped half-way leaves the old site; what it cannot clear away, the next one does."""
    process = started_build(portal)
    process.send_signal(number)
    process.wait(timeout=60)
    assert process.returncode != 0
    assert tree(portal.site) == {"index.html": b"the old site"}
    if number == signal.SIGINT:
        assert not list(portal.folder.glob(".site-*"))
    with chdir(portal.folder):
        mkdocs_plugin.build(Path("mkdocs.yml"), None, None)
    assert (portal.site / "teams/alpha.html").is_file()
    assert not list(portal.folder.glob(".site-*"))

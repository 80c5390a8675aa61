"""A folder goes in: what a report says of it, with the places where the owner has to mend it."""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Callable
from contextlib import chdir
from importlib.metadata import distribution
from pathlib import Path

import pytest

from generator.catalog import load_catalog
from generator.gate import People, scan_folder
from generator.gate.roster import parse_roster
from generator.gate.vendored import is_vendored
from tests.gate.portals import ADDRESS, KEY, KNOWN, LISTED, gated_portal
from tests.generated import generated_pages
from tests.golden import compare
from tests.pages.copies import Copy
from tests.pages.everything import AS_OF

GOLDENS = Path(__file__).parents[1] / "goldens" / "gate"

PACKED = base64.b64encode(f"write to {ADDRESS}".encode()).decode()
STALE = "nobody@example.com"

Plant = Callable[[Copy], object]


@pytest.fixture
def portal(tmp_path: Path) -> Copy:
    """A copy of the small portal that passes the gate."""
    return gated_portal(tmp_path / "portal")


def lines(portal: Copy, *, whole: bool = True) -> list[str]:
    """What a scan says of the pages that the portal's data makes, as its owner reads it."""
    with chdir(portal.folder):
        catalog = load_catalog(Path("data"))
        for path, page in generated_pages(catalog, AS_OF).items():
            portal.write(f"out/{path}", str(page.html))
        if whole:
            entries = (entry.text for entry in catalog.publication.allowed)
            portal.write("out/index.md", "\n".join(text for text in entries if text != STALE))
        people = People(parse_roster(LISTED))
        origins = [Path("docs"), Path("mkdocs.yml"), Path("overrides")]
        report = scan_folder(Path("out"), catalog, origins, people, "out/")
    return [str(line) for line in report.diagnostics]


def about(text: str) -> Plant:
    """A text in what is said about a team."""
    return lambda portal: portal.edit("data/teams/alpha.yml", "Does one of everything.", text)


def two_places(portal: Copy) -> None:
    """The same address in two files."""
    about(f"Ask {ADDRESS}.")(portal)
    portal.edit("data/teams/beta.yml", "Beta & partners", f"Beta and {ADDRESS}")


def many_places(portal: Copy) -> None:
    """The same address in six files."""
    beta = (portal.folder / "data/teams/beta.yml").read_text(encoding="utf-8")
    for n in range(6):
        team = beta.replace("id: beta", f"id: team-{n}").replace("Beta & partners", f"Team {n}, {ADDRESS}")
        portal.write(f"data/teams/team-{n}.yml", team)


def comment(portal: Copy) -> None:
    """An address in a value and in a comment, which goes nowhere."""
    about(f"Ask {ADDRESS}.")(portal)
    portal.append("data/teams/alpha.yml", f"# {ADDRESS}\n")


def page(source: str, output: str) -> Plant:
    """A line in a page of docs/, and what is made of it."""

    def plant(portal: Copy) -> None:
        portal.append("docs/faq.md", f"\n{source}\n")
        portal.write("out/faq.html", output)

    return plant


def configuration(portal: Copy) -> None:
    """A name in the navigation."""
    portal.edit("mkdocs.yml", "- Facts: facts.md", f"- Facts of {KNOWN}: facts.md")
    portal.write("out/facts.html", f"<nav>Facts of {KNOWN}</nav>")


def file_name(portal: Copy) -> None:
    """A name in the path of a file."""
    for folder in ("docs", "out"):
        portal.write(f"{folder}/files/xanthe-quillfeather.txt", "x")


def file(path: str, data: bytes) -> Plant:
    """A file that no page and no data is the source of."""

    def plant(portal: Copy) -> None:
        portal.write(path, "")
        (portal.folder / path).write_bytes(data)

    return plant


def link(path: str, target: str) -> Plant:
    """A link to a folder beside the site, or to one that is not there."""

    def plant(portal: Copy) -> None:
        portal.write("elsewhere/x.html", f"<p>{ADDRESS}</p>")
        (portal.folder / "out").mkdir(exist_ok=True)
        (portal.folder / path).symlink_to(portal.folder / target)

    return plant


PLANTS: dict[str, Plant] = {
    "address": about(f"Ask {ADDRESS} about it."),
    "key": about(f"Its key is {KEY} now."),
    "listed name": about(f"{LISTED} runs it."),
    "unlisted name": about(f"{KNOWN} runs it."),
    "escaped": about('"Ask canary.q7\\x40example.net about it."'),
    "several lines": lambda portal: portal.edit(
        "data/teams/alpha.yml",
        "Ask *before* you end a session.",
        f"Ask before.\n\n  # Or\n\n  ask **{ADDRESS}**.",
    ),
    "two places": two_places,
    "many places": many_places,
    "comment": comment,
    "row": lambda portal: portal.edit(
        "data/reviews/alpha/2026-11-02.json", "The owner was on leave.", f"{KNOWN} was on leave."
    ),
    "page": page(f"Ask `{ADDRESS}`.", f"<p>\n Ask <code>{ADDRESS.replace('@', '&#64;')}</code>.</p>"),
    "page in base64": page(PACKED, f"<p>{PACKED}</p>"),
    "configuration": configuration,
    "nowhere": file("out/x.html", f"<p>\n<b>{ADDRESS}</b>".encode()),
    "file name": file_name,
    "archive": file("out/x.txt.gz", gzip.compress(ADDRESS.encode())),
    "closed archive": file("out/x.gz", b"\x1f\x8bnonsense"),
    "closed by its name": file("out/app.js.br", b"\x0b\x02\x80"),
    "link to a folder": link("out/more", "elsewhere"),
    "link to nowhere": link("out/more", "nowhere"),
    "stale": lambda portal: portal.append(
        "data/publication.yml", f"  - text: {STALE}\n    reason: It was needed.\n"
    ),
    "more than is allowed": about("Ask xalpha@example.com or portal@example.com.uk."),
    "too few alike": lambda portal: portal.edit("data/publication.yml", "fewest_alike: 1", "fewest_alike: 2"),
}


@pytest.mark.no_cover  # scan after scan: the lines that they run are counted where one is tested
@pytest.mark.parametrize("name", PLANTS)
def test_what_is_planted_is_reported(name: str, portal: Copy) -> None:
    """The message names the data file and line, the output, and never the find itself."""
    PLANTS[name](portal)
    said = "\n".join(lines(portal))
    assert said
    for secret in (ADDRESS, KEY, LISTED, KNOWN, "xanthe-quillfeather"):
        assert secret not in said
    compare(GOLDENS / f"{name.replace(' ', '-')}.txt", f"{said}\n")


def test_a_clean_portal_has_no_findings(portal: Copy) -> None:
    """What the small portal publishes passes, with what its owner allows."""
    assert lines(portal) == []


def test_a_part_of_a_site_needs_no_whole_allow_list(portal: Copy) -> None:
    """Entries are stale only where all pages were seen."""
    PLANTS["stale"](portal)
    assert lines(portal, whole=False) == []


def test_files_of_the_theme_are_passed_over_by_their_bytes() -> None:
    """The theme's scripts name their authors; with one more byte they are files like any other."""
    files = distribution("mkdocs-material").files or []
    (script,) = (file.locate() for file in files if file.name == "tinyseg.js")
    data = Path(script).read_bytes()
    assert is_vendored(data)
    assert not is_vendored(data + b" ")


def test_links_in_a_circle_are_gone_through_once(portal: Copy) -> None:
    """A link to a folder around it adds nothing and has no end."""
    portal.write("out/a/x.html", "x")
    (portal.folder / "out/a/again").symlink_to(portal.folder / "out")
    assert lines(portal) == []


def test_a_folder_without_a_file_is_no_site(portal: Copy) -> None:
    """A slip in the name of the folder does not look like a site in order."""
    (portal.folder / "empty/inner").mkdir(parents=True)
    with chdir(portal.folder):
        report = scan_folder(Path("empty"), load_catalog(Path("data")), [], People(), "empty/")
    assert [str(line) for line in report.diagnostics] == [
        "empty:1:1: there is no file in it; expected a finished site"
    ]


def test_a_site_is_checked_with_a_roster(portal: Copy) -> None:
    """Whom the list names is looked for; what is found is raised at once."""
    portal.write("out/alpha.html", "<p>#alpha-leads</p>")
    people = People(parse_roster("Alpha Leads"))
    said = r"data/teams/alpha\.yml:7:14: the site would publish the name of a person"
    with chdir(portal.folder):
        report = scan_folder(Path("out"), load_catalog(Path("data")), [], people)
    assert any(re.match(said, str(one)) for one in report.diagnostics)


def test_a_class_that_the_policy_lets_everybody_keep_may_be_published(portal: Copy) -> None:
    """An evidence setting that is loose by default takes its classes out of what is looked for."""
    portal.edit("data/teams/alpha.yml", "Does one of everything.", f"Uses {KEY}")
    assert "'store-raw-tokens' of the policy" in "\n".join(lines(portal))
    portal.edit("data/policy.yml", "default: false", "default: true")
    assert [line for line in lines(portal) if "class 'key'" in line] == []

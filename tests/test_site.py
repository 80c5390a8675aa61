"""The site as a whole: what every page and component of a small portal looks like, and what is refused."""

from __future__ import annotations

import shutil
from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest

from generator.catalog import Catalog, load_catalog
from generator.diagnostics import DataError
from generator.page_checks import HandWritten, check_pages
from generator.pages.redaction import RULES_SCRIPT, rules_script
from generator.pages.session_filter import PORTAL_PAGE, PORTAL_SCRIPT, portal_script
from generator.pages.view import View
from generator.scoring.decision_table import as_csv, as_json
from generator.site import generated_page_paths
from tests.generated import generated_files, generated_pages
from tests.golden import compare
from tests.pages.everything import AS_OF, everything

GOLDENS = Path(__file__).parent / "goldens" / "site"
LATEST = date(2026, 11, 30)
DOCS = Path(__file__).parent / "fixtures" / "portal" / "docs"


@pytest.fixture(scope="module")
def catalog(project: Path) -> Catalog:
    """The data of the small portal, with places as its owners see them."""
    with chdir(project / "tests" / "fixtures" / "portal"):
        return load_catalog(Path("data"))


@pytest.fixture(scope="module")
def rendered(catalog: Catalog) -> dict[str, str]:
    """Every page and component of the small portal, by name."""
    return everything(catalog)


def hand_written(text: str, path: str = "page.md") -> HandWritten:
    """A page of docs/ with this text."""
    return HandWritten(path, f"docs/{path}", text)


def check(catalog: Catalog, *written: HandWritten) -> None:
    """Check these pages together with those of the small portal."""
    pages = [hand_written(path.read_text(), path.relative_to(DOCS).as_posix()) for path in DOCS.rglob("*.md")]
    check_pages(catalog, [*pages, *written], generated_page_paths(catalog), LATEST)


def problems(catalog: Catalog, *written: HandWritten) -> list[str]:
    """What is wrong with these pages."""
    with pytest.raises(DataError) as caught:
        check(catalog, *written)
    return [str(one) for one in caught.value.diagnostics]


def test_every_page_and_component_matches_its_golden(rendered: dict[str, str]) -> None:
    """Each page and each component of the small portal, on a fixed day, is the HTML in the goldens."""
    for name, html in rendered.items():
        compare(GOLDENS / f"{name}.html", f"{html.rstrip()}\n")


def test_there_is_no_golden_without_its_page(rendered: dict[str, str]) -> None:
    """A page or component that is gone leaves no golden behind."""
    kept = {path.relative_to(GOLDENS).with_suffix("").as_posix() for path in GOLDENS.rglob("*.html")}
    assert kept == set(rendered)


def test_the_same_data_and_day_give_the_same_site(catalog: Catalog) -> None:
    """Rendering is a function of the data and the day, and of nothing else."""
    assert generated_pages(catalog, AS_OF) == generated_pages(catalog, AS_OF)
    paths = generated_page_paths(catalog)
    assert set(generated_pages(catalog, date(2030, 1, 1))) == paths == set(generated_pages(catalog, AS_OF))


def test_files_for_tools_come_with_the_pages(catalog: Catalog) -> None:
    """The decision table is there as JSON and as CSV, and so is what widgets load."""
    files = generated_files(catalog, AS_OF)
    assert files["tools/decision-table.json"] == as_json(catalog.scoring)
    assert files["tools/decision-table.csv"] == as_csv(catalog.scoring)
    assert files[RULES_SCRIPT] == rules_script(catalog.redaction)
    assert files[PORTAL_SCRIPT] == portal_script(View(catalog, AS_OF, PORTAL_PAGE))


def test_each_team_checklist_and_drill_has_a_page(catalog: Catalog) -> None:
    """Pages are made for what the data has, with the title and the line that the data gives."""
    pages = generated_pages(catalog, AS_OF)
    for team in catalog.teams.values():
        page = pages[f"teams/{team.id}.md"]
        assert (page.title, page.description) == (team.name, team.about)
    for folder, records in (("checklists", catalog.checklists), ("drills", catalog.drills)):
        for one in records.values():
            page = pages[f"{folder}/{one.id}.md"]
            assert (page.title, page.description) == (one.title, one.summary)


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("# Plain\n", "# Plain\n", 1),
        ("---\ntitle: x\n---\n# A\n", "# A\n", 4),
        ("---\ntitle: x\n---\n\n\n# A\n", "# A\n", 6),
        ("---  \ntitle: x\n...\n# A\n", "# A\n", 4),
        ("---\r\ntitle: x\r\n---\r\n\r\n# A\r\n{{ x }}\r\n", "# A\n{{ x }}\n", 5),
        ("\ufeff---\ntitle: x\n---\n# A\n", "# A\n", 4),
        ("\ufeff# A\n", "# A\n", 1),
        ("\n---\ntitle: x\n---\n", "\n---\ntitle: x\n---\n", 1),
        ("---\n# A\n", "---\n# A\n", 1),
        ("", "", 1),
    ],
)
def test_a_page_knows_where_its_markdown_begins(text: str, body: str, line: int) -> None:
    """Front matter, byte order mark and Windows line ends are not Markdown, and lines still count."""
    page = hand_written(text)
    assert page.body == body
    assert page.first_line(page.body) == line


def test_calls_are_checked_with_their_places(catalog: Catalog) -> None:
    """A call that names nothing is found in every page, at its line and column in the file."""
    first = hand_written('---\r\ntitle: x\r\n---\r\n\r\nSee {{ checklist("none") }}.\r\n', "a.md")
    second = hand_written("{{ bord() }}\n{{ ", "b/c.md")
    assert problems(catalog, first, second) == [
        "docs/a.md:5:5: there is no checklist 'none'; expected one of first-pass, response",
        "docs/b/c.md:1:1: there is no component 'bord'; did you mean 'board'?",
        "docs/b/c.md:2:1: '{{' is not closed; expected '}}' on the same line",
    ]


@pytest.mark.parametrize(
    ("front_matter", "problem"),
    [
        (
            "title: Mind: this",
            "docs/page.md:2:12: there is a second ': ' in this entry; "
            "put quotes round the text, or begin a new entry",
        ),
        ("- title", "docs/page.md:2:1: the front matter has no keys; expected 'title: …'"),
    ],
)
def test_front_matter_that_nothing_reads_is_refused(
    front_matter: str, problem: str, catalog: Catalog
) -> None:
    """What MkDocs would print as text of the page is an error with its place."""
    assert problems(catalog, hand_written(f"---\n{front_matter}\n---\n# A\n")) == [problem]


def test_a_page_in_the_way_of_a_generated_one_is_refused(catalog: Catalog) -> None:
    """A hand-written page is never replaced in silence."""
    assert problems(catalog, hand_written("# Mine", "teams/index.md")) == [
        "docs/teams/index.md:1:1: a generated page has this path; give the page another name"
    ]


def test_words_of_pages_that_the_glossary_does_not_use_are_found(catalog: Catalog) -> None:
    """Each with its line and column in the file; code, quotes and records of decisions are left alone."""
    head = "---\r\ntitle: x\r\n---\r\n\r\n"
    text = f"{head}A `grace period`.\r\n\r\n```\r\ngrace period\r\n```\r\nThe Grace\r\nperiod.\r\n"
    assert problems(catalog, hand_written(text), hand_written(text, "maintaining/decisions/0001.md")) == [
        "docs/page.md:10:5: 'Grace period' is not used here; expected 'revocation window', "
        f"see {catalog.places['glossary', 'revocation-window'].at('term').path}:2"
    ]


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("teams/alpa.md", "there is no page 'teams/alpa.md'; did you mean 'teams/alpha.md'?"),
        ("teams/alpa.md#rows", "there is no page 'teams/alpa.md'; did you mean 'teams/alpha.md'?"),
        ("../faq.md", "there is no page '../faq.md'; did you mean 'faq.md'?"),
        ("https://example.com/x.md", None),
        ("mailto:a@example.com", None),
        ("faq.md#anything", None),
    ],
)
def test_links_of_the_data_lead_to_pages(
    link: str, problem: str | None, project: Path, tmp_path: Path
) -> None:
    """A path in the data is a page; other hosts are left alone, and anchors are checked on finished pages."""
    shutil.copytree(project / "tests" / "fixtures" / "portal" / "data", tmp_path / "data")
    facts = tmp_path / "data" / "facts.yml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("link: https://example.com/123", f"link: {link}"), encoding="utf-8")
    line = text[: text.index("link:")].count("\n") + 1
    changed = load_catalog(tmp_path / "data")
    if problem is None:
        check(changed)
    else:
        assert problems(changed) == [f"{tmp_path}/data/facts.yml:{line}:13: {problem}"]

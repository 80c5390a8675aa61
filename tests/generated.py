"""The catalog and a day go in; all that is generated comes out at once, by its path: no build needs that."""

from __future__ import annotations

from datetime import date

from generator.api import data_files, schema_files
from generator.build import Build
from generator.catalog import Catalog
from generator.pages.view import View
from generator.site import GeneratedPage, files_of_no_team, files_of_teams, page_plan


def generated_pages(catalog: Catalog, as_of: date) -> dict[str, GeneratedPage]:
    """Every generated page by its source path, such as `teams/payments.md`."""
    build = Build(catalog, as_of)
    return {path: page.made(View(catalog, as_of, path, build)) for path, page in page_plan(catalog).items()}


def generated_files(catalog: Catalog, as_of: date) -> dict[str, str]:
    """Every generated file that is no page, by its path in the site: what tools and widgets read."""
    build = Build(catalog, as_of)
    return {
        **files_of_no_team(build),
        **{file.path: file.text() for file in files_of_teams(build, "")},
    }


def api_files(build: Build, address: str = "") -> dict[str, str]:
    """The JSON files, their schemas, and the calendars; `address` is where the portal is served, if known."""
    return {**{file.path: file.text() for file in data_files(build, address)}, **schema_files(build)}

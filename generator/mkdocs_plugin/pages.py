"""Generated pages go in; what MkDocs takes for pages and files of its own comes out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.finishing import Marks
from generator.pages.outline import Heading, nested
from generator.site import GeneratedPage


class RunbookPage(Page):
    """A generated page: its HTML is ready, no Markdown is read, and the search gets its entries elsewhere."""

    def __init__(self, page: GeneratedPage, file: File, config: MkDocsConfig) -> None:
        # MkDocs and Material print titles and descriptions as they are.
        self._title = str(escape(page.title))
        super().__init__(self._title, file, config)
        self.generated = page

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source to read; say so with an empty one."""
        self.markdown = ""
        self.meta = {
            # Without a title among these, Material takes the page's own and undoes its escapes.
            "title": self._title,
            "description": str(escape(self.generated.description)),
            "hide": self.generated.hide,
            "imprint": str(self.generated.imprint),
            "search": {"exclude": True},
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over the HTML."""
        self.content = str(self.generated.html)


class FramePage(RunbookPage):
    """A page with marks in the place of its words, which the theme renders for all finished pages like it."""

    def __init__(
        self,
        marks: Marks,
        headings: Sequence[Heading],
        hide: tuple[str, ...],
        file: File,
        config: MkDocsConfig,
    ) -> None:
        body, imprint = Markup(marks.body), Markup(marks.imprint)  # noqa: S704  # our own words
        page = GeneratedPage(marks.title, marks.description, body, hide, imprint)
        super().__init__(page, file, config)
        self.number = marks.number
        self._version = marks.version
        self._headings = headings

    def take_contents(self) -> None:
        """Have the table of contents that the finished pages have, and the mark for their versions."""
        self.meta["page_version"] = self._version
        self.toc = get_toc(nested(self._headings))  # type: ignore[arg-type]  # MkDocs' type of a token is private


class FinishedFile(File):
    """The place of a page or file that is written at the end of the build, so that links can lead to it."""

    @classmethod
    def at(cls, path: str, config: MkDocsConfig) -> Self:
        """The place of the page or file with this source path."""
        file = cls(
            path,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            dest_uri=path.removesuffix(".md") + ".html" if path.endswith(".md") else path,
        )
        file.generated_by = "runbook"
        return file

    def is_documentation_page(self) -> bool:
        """There is nothing to convert."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """There is nothing to copy yet."""

"""The pages of a site go in; a project of Markdown files that makes the same site comes out."""

from generator.markdown_project.blocks import as_read, in_blocks
from generator.markdown_project.configuration import portable
from generator.markdown_project.pages import generated_page, in_sentence, told_of, with_contents, with_keys
from generator.markdown_project.signs import EXPORT, SIGN, refuse_edited, sign

__all__ = [
    "EXPORT",
    "SIGN",
    "as_read",
    "generated_page",
    "in_blocks",
    "in_sentence",
    "portable",
    "refuse_edited",
    "sign",
    "told_of",
    "with_contents",
    "with_keys",
]

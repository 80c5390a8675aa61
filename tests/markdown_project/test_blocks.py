"""HTML in Markdown: it comes out of the conversion as it went in."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from generator.markdown_project.blocks import as_read, in_blocks, in_one_block
from generator.markdown_project.pages import in_sentence

_CONFIG = load_config(str(Path(__file__).parents[2] / "mkdocs.yml"))

# What looks like Markdown, HTML and templates, and what Markdown changes wherever it is.
_PIECES = (
    *("\n", "\n\n", "\n\n\n", " ", "    ", "\t", "\n \n", "\n    ", "```", "~~~", "\n```\n", "\n~~~ sh\n"),
    *(
        "*",
        "**",
        "__",
        "`",
        "[x](y.md)",
        "![x](y.png)",
        "# ",
        "\n# x\n",
        "- ",
        "1. ",
        "> ",
        "| a | b |\n| - | - |",
    ),
    *(
        "{{ x }}",
        "{: .x }",
        "{ #x }",
        "!!! note",
        '??? "x"',
        '=== "x"',
        ":   x",
        "\\",
        "<",
        ">",
        "&",
        "&amp;",
    ),
    *(
        '"',
        "'",
        "</div>",
        "<!-- x -->",
        "http://example.com",
        "x@example.com",
        "¶",
        "word",
        "<script>",
        "[^1]",
    ),
)
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=8).map("".join)


def elements(text: str) -> st.SearchStrategy[str]:
    """A text in each kind of element that components have."""
    safe = escape(text)
    return st.sampled_from(
        [
            f"<p>{safe}</p>",
            f'<h2 id="x">{safe}<a class="headerlink" href="#x">¶</a></h2>',
            f'<div class="{safe}"><p>{safe}</p><br>\n<input type="text" value="{safe}"></div>',
            f'<pre tabindex="0"><code>{safe}</code></pre>',
            f'<check-list data-x="{safe}"><ul><li>{safe}</li></ul></check-list>',
            f"<table>\n<tr><td>{safe}</td></tr>\n</table>",
            f"<strong>{safe}</strong>",
        ]
    )


_ENDS = st.sampled_from(["", "\n", "\n\n", "\n\n\n"])
_HTML = st.lists(st.tuples(_TEXTS.flatmap(elements), _ENDS), min_size=1, max_size=4).map(
    lambda pairs: "".join(element + end for element, end in pairs)
)


def converted(text: str) -> str:
    """Markdown as the portal's configuration converts it, and as browsers get to read it."""
    converter = markdown.Markdown(
        extensions=_CONFIG.markdown_extensions, extension_configs=_CONFIG.mdx_configs
    )
    return as_read(converter.convert(text))


@settings(max_examples=60)
@given(_HTML)
def test_components_come_out_as_they_went_in(html: str) -> None:
    """Whatever texts in them look like, and however many lines are between them."""
    text = f"# Top\n\nBefore\n\n{in_blocks(html)}## After\n"
    before, after = converted("# Top\n\nBefore\n"), converted("## After\n")
    assert converted(text) == f"{before}\n{html}\n{after}"


@settings(max_examples=60)
@given(_HTML)
def test_a_body_comes_out_as_it_went_in(html: str) -> None:
    """The body of a generated page is one block, whatever is in it."""
    assert converted(f"# Top\n\n{in_one_block(html)}") == f"{converted('# Top')}\n{html.rstrip()}"


@settings(max_examples=60)
@given(_TEXTS.map(lambda text: " ".join(text.split())).filter(bool))
def test_words_in_a_heading_come_out_as_they_went_in(text: str) -> None:
    """A title is no Markdown, whatever it looks like."""
    heading = converted(f"# {in_sentence(escape(text))} {{ #_top }}\n")
    found = re.fullmatch(r'<h1 id="_top">(.*)<a class="headerlink".*?</a></h1>', heading)
    assert found is not None
    assert found[1] == escape(text)


@pytest.mark.parametrize(
    "text", ["# x", "- x", "+ x", "*x*", "[x](y)", "x_y_z `code`", "a &amp; b", "{{ x }}"]
)
def test_words_at_the_beginning_of_a_paragraph_come_out_as_they_went_in(text: str) -> None:
    """A value in a sentence is no Markdown either."""
    assert converted(in_sentence(text)) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<h2 id="a">A</h2>\n<p>b</p>\n', '<h2 id="a">A</h2>\n<p>b</p>\n\n'),
        ("<x-y>a</x-y>\n", '<div class="rb-html">\n<x-y>a</x-y>\n<!-- rb-html --></div>\n\n'),
        ("<p>a</p><p>b</p>", '<div class="rb-html">\n<p>a</p><p>b</p>\n<!-- rb-html --></div>\n'),
        ("<pre>\n```\n\t</pre>\n", "<pre>\n&#96;``\n&#9;</pre>\n\n"),
    ],
)
def test_only_what_is_no_block_travels_in_one(html: str, expected: str) -> None:
    """Elements that Markdown knows stand for themselves, so that headings keep what follows them."""
    assert in_blocks(html) == expected

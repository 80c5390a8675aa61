"""The words of pages and widgets, which stand in the code: one term for one thing, as in data/ and docs/."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.catalog import Catalog, load_catalog

_LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_TEMPLATE = re.compile(r"`((?:[^`\\$]|\\.|\$(?!\{)|\$\{(?:[^`{}]|\{[^`{}]*\})*\})*)`")
"""A template literal with no other one inside."""
_GAP = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*\}")
_NO_TEXT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*|/\[(?:[^\]\\]|\\.)*\]/g?", re.DOTALL | re.MULTILINE)
"""Comments, and patterns that may have a quotation mark in them."""


@pytest.fixture(scope="module")
def catalog(project: Path) -> Catalog:
    """The shipped data."""
    return load_catalog(project / "data")


def texts_of(path: Path) -> Iterator[str]:
    """The texts in a file of the code that readers may see, or may not."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".js":
        yield from _texts_of_script(_NO_TEXT.sub("", source))
    elif path.suffix == ".py":
        yield from _texts_of_python(ast.parse(source))
    else:
        yield re.sub(r"\{[{%#].*?[%#}]\}|<[^>]*>", " ", source, flags=re.DOTALL)


def _texts_of_script(source: str) -> Iterator[str]:
    """Texts of templates, the inner ones first; then all others, those in the gaps of templates with them."""
    gaps = ""
    while (template := _TEMPLATE.search(source)) is not None:
        yield _GAP.sub("x", template[1])
        gaps += " ".join(_GAP.findall(template[1]))
        source = source[: template.start()] + "x" + source[template.end() :]
    for literal in _LITERAL.finditer(gaps + source):
        yield literal[1]


def _texts_of_python(tree: ast.Module) -> Iterator[str]:
    statements = (one.value for one in ast.walk(tree) if isinstance(one, ast.Expr))
    documentation = {id(value) for value in statements if isinstance(value, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value


@pytest.mark.parametrize(
    "pattern",
    ["overrides/widgets/logic/texts/*.js", "generator/pages/*.py", "generator/pages/templates/*.jinja"],
)
def test_code_says_no_word_that_the_glossary_does_not_use(
    pattern: str, catalog: Catalog, project: Path
) -> None:
    """What readers see beside the data speaks as the data does."""
    texts = [(path, text) for path in sorted(project.glob(pattern)) for text in texts_of(path)]
    assert len(texts) > 20
    assert [
        f"{path.name}: {found.written} (not {found.term.term}) in {text!r}"
        for path, text in texts
        for found in catalog.wording.found_in(text)
    ] == []


def test_the_shipped_glossary_names_words_that_are_not_used(catalog: Catalog) -> None:
    """Each term of the product rests on facts, and the check has words to look for."""
    assert len(catalog.wording.words) > 40
    product = {"active-sessions", "session-row", "current-session", "trusted-device", "mfa", "passkey"}
    assert all(catalog.glossary[name].facts for name in product)

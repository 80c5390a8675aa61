"""Pages look as they did when somebody last looked at them."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from tests.looks import FONT, LOOKS, Look, drawn, font_of

pytestmark = pytest.mark.browser

REFERENCES = Path(__file__).parents[1] / "goldens" / "looks"
SCALE = 0.5
BLOCK = 8
"""Pictures are compared by the colours of squares of so many pixels: twice as many of the page."""
UNLIKE = 14
"""From this difference on, of 255 in one of the three colours, a square is another one."""
TOLERATED = 0.06
"""The share of the squares that may be: words change with the data, letters with the system."""


@pytest.fixture(scope="module")
def same_font(browser: Browser, http_site: str) -> None:
    """Skip where pages are drawn with other letters than the references."""
    page = browser.new_page()
    page.goto(f"{http_site}/index.html")
    font = font_of(page)
    page.close()
    if font != FONT:
        pytest.skip(f"the references are drawn with {FONT}, and this machine has {font}")


@pytest.fixture(scope="module")
def home(browser: Browser, http_site: str) -> bytes:
    """The picture of the home page as it is."""
    return drawn(browser, http_site, LOOKS[0], SCALE)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of squares that look different in two pictures of one size."""
    size = (one.width // BLOCK, one.height // BLOCK)
    coarse = [picture.convert("RGB").resize(size, Image.Resampling.BOX) for picture in (one, other)]
    bands = ImageChops.difference(*coarse).split()
    worst = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return sum(worst.histogram()[UNLIKE:]) / (size[0] * size[1])


@pytest.mark.usefixtures("same_font")
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_page_looks_as_it_did(browser: Browser, http_site: str, look: Look, tmp_path: Path) -> None:
    """Each kind of page, in some window, scheme and state, looks like its reference."""
    made = drawn(browser, http_site, look, SCALE)
    reference = REFERENCES / f"{look.name}.png"
    if os.environ.get("UPDATE_LOOKS") == "1":
        reference.parent.mkdir(exist_ok=True)
        Image.open(BytesIO(made)).convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(
            reference, optimize=True
        )
        return
    assert reference.is_file(), f"{reference} is missing: draw it with UPDATE_LOOKS=1, and look at it"
    picture = tmp_path / reference.name
    picture.write_bytes(made)
    with Image.open(BytesIO(made)) as now, Image.open(reference) as before:
        assert now.size == before.size
        share = difference(now, before)
    assert share <= TOLERATED, (
        f"{share:.0%} of {look.page} looks other than in {reference}, and {TOLERATED:.0%} may: {picture}. "
        "If that is right, draw the references with UPDATE_LOOKS=1, and look at them"
    )


@pytest.mark.parametrize(
    "harm",
    [
        ".md-typeset .rb-board__cell, .rb-now__cell { background: #c33 }",
        ":is(.rb-board, .rb-now):is(div) { display: block }",
        ".md-typeset :is(p, td, dd, li) { font-size: 1rem !important }",
        ".md-header:is(header) { display: none }",
    ],
)
def test_harm_is_seen(browser: Browser, http_site: str, home: bytes, harm: str) -> None:
    """A colour, an order, a size or a part that goes wrong makes a picture another one than is tolerated."""
    wrong = drawn(browser, http_site, LOOKS[0], SCALE, harm)
    with Image.open(BytesIO(home)) as one, Image.open(BytesIO(wrong)) as other:
        assert difference(one, other) > TOLERATED

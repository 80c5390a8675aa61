"""The portal's mark and its pictures: drawn from their sources, on every page, and asked of nobody else."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from brand.__main__ import PICTURES, Picture, digest, said_by, signed

META = re.compile(r'<meta (?:property|name)="((?:og|twitter):[a-z:_]+)" content="([^"]*)">')
SHIELD = re.compile(r'd="(M12 1 [^"z]*z)')

every_picture = pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.file.name)


@every_picture
def test_a_picture_is_drawn_from_its_source_as_it_is(picture: Picture) -> None:
    """After an edit of the source, `python -m brand` draws it again; its size is the one that pages tell."""
    said = said_by(picture.file.read_bytes())
    assert said == digest(picture.source), f"{picture.file.name}: run 'make pictures'"
    with Image.open(picture.file) as drawn:
        assert drawn.size == (picture.width, picture.height)


def test_what_a_picture_says_is_read_again() -> None:
    """One that says nothing, or something else, is no picture of ours."""
    plain = BytesIO()
    Image.new("RGB", (3, 2)).save(plain, "PNG")
    assert said_by(plain.getvalue()) is None
    assert said_by(signed(plain.getvalue(), "abc")) == "abc"


def test_mark_icons_and_card_are_one_family(project: Path) -> None:
    """The shield has the same outline in the header, in the tab, on a telephone and on the card."""
    files = [picture.source for picture in PICTURES]
    files += [project / "overrides/assets/images/favicon.svg", project / "overrides/partials/logo.html"]
    outlines = {found[1] for file in files if (found := SHIELD.search(file.read_text(encoding="utf-8")))}
    assert len(files) == 4
    assert len(outlines) == 1


def test_every_page_says_what_a_link_to_it_looks_like(built_site: Path) -> None:
    """Its title, its line and the card, by addresses under the portal's own."""
    said = {
        path.relative_to(built_site).as_posix(): dict(META.findall(path.read_text(encoding="utf-8")))
        for path in built_site.rglob("*.html")
        if path.name != "404.html"
    }
    home = "https://runbook.example.com/"
    for path, told in said.items():
        assert told["og:url"] == home + path, path
        assert told["og:image"] == f"{home}assets/images/social-card.png", path
        assert told["og:title"], path
        assert told["og:description"], path
        assert (told["og:type"], told["twitter:card"]) == ("website", "summary_large_image"), path
        assert told["og:image:alt"], path
    assert said["index.html"]["og:title"] == "Active sessions runbook"
    assert said["teams/payments.html"]["og:title"] == "Payments"
    assert (built_site / "assets/images/social-card.png").is_file()

"""Which files of a theme are listed: all that MkDocs takes, and no icons, which it would pass by."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from generator.mkdocs_plugin.theme_files import list_shown_files


def taken(config: MkDocsConfig, theme: Theme) -> list[str]:
    """The files that MkDocs takes of a theme."""
    config.theme = theme
    files = Files([])
    files.add_files_from_theme(theme.get_env(), config)
    return [f"{file.src_dir}/{file.src_uri}" for file in files]


def test_mkdocs_takes_the_same_files_of_fewer(project: Path, tmp_path: Path) -> None:
    """The theme's package, an overridden file and a hidden folder of overrides."""
    own = tmp_path / "own"
    for name in (".hidden/a.css", "assets/b.css", "assets/.c.css", "main.html"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("", encoding="utf-8")
    config = load_config(str(project / "mkdocs.yml"))
    before = Theme("material", custom_dir=str(own))
    after = Theme("material", custom_dir=str(own))
    list_shown_files(after)
    assert taken(config, after) == taken(config, before)
    assert f"{own}/assets/b.css" in taken(config, after)
    few, many = len(after.get_env().list_templates()), len(before.get_env().list_templates())
    assert many > 10 * few


def test_an_icon_is_still_there_for_who_asks() -> None:
    """What is not listed is loaded by its name."""
    theme = Theme("material")
    list_shown_files(theme)
    icon = theme.get_env().get_template(".icons/material/magnify.svg").render()
    assert icon.startswith("<svg")

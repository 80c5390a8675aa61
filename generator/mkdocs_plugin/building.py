"""A configuration file goes in; the site is built, or served and built again whenever something changes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig


def build(config_file: Path, data: Path | None, out: Path | None, roster: Path | None = None) -> Path:
    """Build the site strictly and return its folder. Raises MkDocs' `Abort` where something is wrong."""
    site_dir = str(out.resolve()) if out else None
    config = _configuration(config_file, {"data_dir": data, "roster": roster}, site_dir=site_dir, strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build.build(config)
    finally:
        config.plugins.on_shutdown()
    return Path(config.site_dir)


def _configuration(config_file: Path, paths: Mapping[str, Path | None], **options: Any) -> MkDocsConfig:
    """The configuration, with other options of MkDocs and other paths of the plugin where they are given."""
    config = load_config(
        str(config_file), **{key: value for key, value in options.items() if value is not None}
    )
    plugin = config.plugins["runbook"]
    for option, path in paths.items():
        if path is not None:
            plugin.config[option] = str(path.resolve())
    return config


def serve(config_file: Path) -> None:
    """Serve the site with live reload until interrupted."""
    mkdocs_serve.serve(str(config_file), strict=True)

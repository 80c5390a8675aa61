"""MkDocs' configuration goes in; the folders, files and the day that a build goes by come out."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator.gate import ROSTER_VARIABLE, origins_below


class RunbookConfig(Config):
    """The plugin's options in mkdocs.yml."""

    # An option named `data` would hide the attribute in which MkDocs keeps all options.
    data_dir = Type(str, default="data")
    roster = Optional(Type(str))
    """People whose names must not be published; without it, whom the environment's roster lists."""
    cache_dir = Type(str, default=".cache/runbook")
    """What builds keep for the next one; it can be removed at any time."""


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the configuration file, from which on its paths are read."""
    return Path(config.config_file_path or ".").parent


def roster_of(config: MkDocsConfig, options: RunbookConfig) -> Path | None:
    """The roster of the configuration, relative to its file, or the one that the environment names."""
    if options.roster:
        return root_of(config) / options.roster
    named = os.environ.get(ROSTER_VARIABLE)
    return Path(named) if named else None


def origins_of(config: MkDocsConfig) -> list[Path]:
    """What the site is made of beside the data."""
    return origins_below(root_of(config), config.docs_dir, config.config_file_path, config.theme.custom_dir)


def build_day() -> date:
    """The day of the build: today, or the day of SOURCE_DATE_EPOCH, for builds that can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise PluginError(f"SOURCE_DATE_EPOCH is {epoch!r}; expected the seconds since 1970") from None

"""MkDocs' configuration goes in; the folders and files that a build goes by come out."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig

from generator.environment import ROSTER, named_by
from generator.gate import origins_below
from generator.reuse.inputs import Inputs

_KNOWN_PLUGINS = frozenset({"runbook", "search", "material/search", "offline", "material/offline"})
_UNKNOWN_WORLD = ("INHERIT", "snippets", "b64")
"""Words of a configuration by which pages come to depend on files that nobody names."""


class RunbookConfig(Config):
    """The plugin's options in mkdocs.yml."""

    # An option named `data` would hide the attribute in which MkDocs keeps all options.
    data_dir = Type(str, default="data")
    roster = Optional(Type(str))
    """People whose names must not be published; without it, whom the environment's roster lists."""
    audience = Optional(Type(str))
    """Whom the site is for; without it, all that the data says is in it."""


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the configuration file, from which on its paths are read."""
    return Path(config.config_file_path or ".").parent


def data_of(config: MkDocsConfig, options: RunbookConfig) -> Path:
    """The data folder, relative to the configuration file unless it is absolute."""
    return root_of(config) / options.data_dir


def roster_of(config: MkDocsConfig, options: RunbookConfig) -> Path | None:
    """The roster of the configuration, relative to its file, or the one that the environment names."""
    if options.roster:
        return root_of(config) / options.roster
    return named_by(ROSTER)


def origins_of(config: MkDocsConfig) -> list[Path]:
    """What the site is made of beside the data."""
    return origins_below(root_of(config), config.docs_dir, config.config_file_path, config.theme.custom_dir)


def sees_all(config: MkDocsConfig) -> bool:
    """Whether no hook and no unknown plugin may change pages, or read what nobody names."""
    return not config.hooks and set(config.plugins) <= _KNOWN_PLUGINS


def every_input(config: MkDocsConfig, options: RunbookConfig) -> Inputs | None:
    """All that the site depends on; None where hooks, plugins or extensions may read what they like."""
    file = Path(config.config_file_path or ".")
    if not sees_all(config) or not file.is_file():
        return None
    text = file.read_text(encoding="utf-8", errors="replace")
    if any(word in text for word in _UNKNOWN_WORLD):
        return None
    data, roster = data_of(config, options), roster_of(config, options)
    places = [*origins_of(config), data, *([roster] if roster else [])]
    return Inputs(tuple(os.path.realpath(place) for place in places), os.path.realpath(data))

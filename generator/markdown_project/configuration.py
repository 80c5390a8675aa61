"""The text of mkdocs.yml goes in; that of a project which needs no plugin of ours comes out.

The text is changed in a few places only, so that comments stay with what they are about.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from generator.diagnostics import DataError, Diagnostic, Position

_PLUGIN = "runbook"
_FOLDERS = {("docs_dir",): "docs", ("site_dir",): "site", ("theme", "custom_dir"): "overrides"}
"""Where a project has its folders, by the keys that say so."""
_BY_OTHERS = {"INHERIT": "another configuration", "hooks": "code"}
"""Keys that bring in what the project would not have."""


@dataclass(frozen=True)
class _Change:
    """A piece of the text, and what takes its place."""

    start: int
    end: int
    new: str


def portable(text: str, shown: str, extra: Mapping[str, str]) -> str:
    """The configuration of the same site as a project of Markdown files.

    `shown` is the path that messages show; `extra` is what a build itself tells the theme, such as its day.
    Raises `DataError` for what such a project cannot have.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise DataError.at(Position(shown), "the configuration has no keys", "expected 'site_name: …'")
    _refuse_what_others_bring(root, shown)
    changes = [*_folders(root), *_plugin(root, text, shown), _extra(root, text, shown, extra)]
    for change in sorted(changes, key=lambda one: one.start, reverse=True):
        text = text[: change.start] + change.new + text[change.end :]
    return text


def _refuse_what_others_bring(root: yaml.MappingNode, shown: str) -> None:
    found = [
        _at(
            key,
            shown,
            f"'{key.value}' brings in {_BY_OTHERS[key.value]}, which an export has not",
            "take it out",
        )
        for key, _ in root.value
        if key.value in _BY_OTHERS
    ]
    if found:
        raise DataError(found)


def _at(node: yaml.Node, shown: str, problem: str, expected: str) -> Diagnostic:
    mark = node.start_mark
    return Diagnostic(Position(shown, mark.line + 1, mark.column + 1), problem, expected)


def _value(node: yaml.Node, *path: str) -> yaml.Node | None:
    """What stands under keys, each in what the one before names."""
    for name in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        found = next((value for key, value in pairs if key.value == name), None)
        if found is None:
            return None
        node = found
    return node


def _folders(root: yaml.Node) -> Iterator[_Change]:
    for path, folder in _FOLDERS.items():
        if (node := _value(root, *path)) is not None:
            yield _Change(node.start_mark.index, node.end_mark.index, folder)


def _plugin(root: yaml.Node, text: str, shown: str) -> Iterator[_Change]:
    """The lines of our own plugin go."""
    plugins = _value(root, "plugins")
    if not isinstance(plugins, yaml.SequenceNode) or plugins.flow_style:
        problem = "the plugins are no list with a line for each"
        raise DataError(
            [_at(plugins or root, shown, problem, f"expected '- {_PLUGIN}' on a line of its own")]
        )
    for item in plugins.value:
        name = item.value[0][0].value if isinstance(item, yaml.MappingNode) else item.value
        if name == _PLUGIN:
            start = text.rfind("\n", 0, item.start_mark.index) + 1
            yield _Change(start, text.find("\n", _end(item)) + 1 or len(text), "")


def _end(node: yaml.Node) -> int:
    """Where the last word of a value ends; a list or mapping itself ends where the next key begins."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node.end_mark.index


def _extra(root: yaml.Node, text: str, shown: str, extra: Mapping[str, str]) -> _Change:
    """What a build adds comes before what is there."""
    lines = [f"{key}: {json.dumps(value)}\n" for key, value in extra.items()]
    there = _value(root, "extra")
    if there is None:
        return _Change(len(text), len(text), "".join(["\nextra:\n", *(f"  {line}" for line in lines)]))
    if not isinstance(there, yaml.MappingNode) or there.flow_style:
        problem = "'extra' has no line for each key"
        raise DataError([_at(there, shown, problem, "expected its keys on lines of their own")])
    start, indent = there.start_mark.index, " " * there.start_mark.column
    return _Change(start, start, "".join(f"{line}{indent}" for line in lines))

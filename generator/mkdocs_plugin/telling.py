"""Findings go in; what MkDocs shows without a traceback comes out: an error, or lines of its log."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from generator.diagnostics import DataError
from generator.mkdocs_plugin.written import ENGINE

# Not get_plugin_logger: it would put a name before each finding, and a finding begins with its place.
log = logging.getLogger("mkdocs.plugins.runbook")

T = TypeVar("T")


def or_plugin_error(call: Callable[[], T]) -> T:
    """The result of `call`; findings become the one kind of error that MkDocs shows without a traceback."""
    try:
        return call()
    except DataError as error:
        raise PluginError(str(error)) from None


def has_warnings() -> bool:
    """Whether a strict build is about to abort; MkDocs does so only after this plugin's last word."""
    return any(one.get_counts() for one in ENGINE.handlers if isinstance(one, CountHandler))

"""A change while the portal is served goes in; the site comes out anew, or stays as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any

from mkdocs.exceptions import Abort, MkDocsException

from generator.mkdocs_plugin.telling import log
from generator.restart import Fingerprint, broken_source, fingerprint, restart
from generator.reuse.uncollected import uncollected


def start_over_if_changed(served_code: Fingerprint, site_dir: str) -> None:
    """Start the process anew once its code is other than it began with, unless that code is broken."""
    if served_code == fingerprint():
        return
    if (broken := broken_source()) is not None:
        log.error("%s; the code from before goes on", broken)
        return
    log.info("The generator has changed: starting over")
    shutil.rmtree(site_dir, ignore_errors=True)
    restart()


def rebuild(builder: Callable[..., Any]) -> None:
    """Build once more; while that is not possible, the pages from before are served.

    MkDocs would let every browser wait, since it builds in the folder that it serves. This plugin does not.
    """
    try:
        with uncollected():
            builder()
    except MkDocsException as error:
        if not isinstance(error, Abort):  # which has said what is wrong
            log.error(error.format_message())
        log.error("The pages stay as they were until this is mended")

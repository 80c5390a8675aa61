"""Work that makes much and drops little goes in; it is done, with nothing looked for that goes in circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for nothing that goes in circles meanwhile, nor right afterwards in all that was made.

    Hardly anything does, and looking for it takes a fifth of a build. What was made counts as old at the end,
    as if it had been looked at already, and is looked at when Python looks at everything.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if was_enabled:
            gc.enable()

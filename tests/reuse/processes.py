"""What is known of processes that were started: that they are gone."""

from __future__ import annotations

import os

import pytest


def assert_gone(processes: set[int]) -> None:
    """Nothing is left of processes, not even what waits to be asked for."""
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)

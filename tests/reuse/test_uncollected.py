"""Meanwhile Python looks for nothing that goes in circles; afterwards it does as before."""

from __future__ import annotations

import gc
import weakref

import pytest

from generator.reuse.uncollected import uncollected


class Circle:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_collecting_goes_on_afterwards() -> None:
    """Within one that is within another one it does not go on yet."""
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collecting_goes_on_after_an_error() -> None:
    """Whatever happens meanwhile, garbage is looked for again afterwards."""
    with pytest.raises(ZeroDivisionError), uncollected():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_what_was_made_counts_as_old_and_is_not_kept_forever() -> None:
    """No collection of young objects has to look at it; one of all objects does."""
    with uncollected():
        circle = weakref.ref(Circle())
    gc.collect(0)
    assert circle() is not None
    gc.collect()
    assert circle() is None

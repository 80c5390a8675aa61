"""Raw files and the settings of a run go in; what `read_files` gives comes out, read in parts on Dask.

The parts are mapped, each on its own, and one shuffle adds up how many rows have each look. Where that runs,
Dask's own settings say: in processes of this machine, unless there is a client of a cluster.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TextIO

import dask.config
from dask.bag import Bag, from_sequence
from dask.base import compute
from dask.callbacks import Callback
from dask.system import CPU_COUNT

from generator.anonymization.pseudonyms import Witness
from generator.review_run.parts import (
    FilePart,
    PartRead,
    Work,
    add_counted,
    count_looks,
    cut_files,
    look_counted,
    put_together,
    read_part,
)
from generator.review_run.reader import Told
from generator.review_run.reading import Reading

_PARTS_EACH = 4
"""For each processor, so that none waits long while another reads the last part."""


def graph(work: Work, parts: Sequence[FilePart]) -> tuple[Bag, Bag]:
    """What is to be done: every part read, in their order; and the rows of each look. Nothing runs yet."""
    read = from_sequence(parts, partition_size=1).map(partial(read_part, work))
    counts = read.map(count_looks).flatten().foldby(look_counted, add_counted, 0, operator.add)
    return read, counts


def read_on_dask(
    work: Work,
    paths: Sequence[Path],
    partitions: int | None,
    destination: tuple[TextIO, Witness],
    told: Told,
) -> Reading | None:
    """Read every file in about so many parts; `destination` is where rows wait, and what knows the owners.

    None where two owners would get the same pseudonym, as `put_together` says.
    """
    parts = tuple(cut_files(paths, partitions or _PARTS_EACH * CPU_COUNT))
    # Dask would hand out six parts at a time, and a processor might get none.
    with dask.config.set(chunksize=1), Callback(posttask=_telling(told)):
        read, counts = compute(*graph(work, parts))
    return put_together(read, dict(counts), *destination)


def _telling(told: Told) -> Callable[..., None]:
    """What Dask calls after each task."""

    def tell(_key: object, value: object, *_: object) -> None:
        for one in value if isinstance(value, list) else ():
            if isinstance(one, PartRead):
                told(_size(one.part))

    return tell


def _size(part: FilePart) -> int:
    if part.part.end is not None:
        return part.part.end - part.part.start
    return part.path.stat().st_size - part.part.start if part.path.is_file() else 0

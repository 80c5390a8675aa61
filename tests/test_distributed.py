"""`runbook anonymize --engine dask`: the review, the report and the refusals are those of one process."""

from __future__ import annotations

import importlib.util
import logging
import pickle
import random
import shutil
from datetime import date
from pathlib import Path

import dask.config
import pytest
from click.testing import Result

from generator.anonymization.keys import read_key
from generator.anonymization.pseudonyms import Pseudonyms
from generator.distributed import graph
from generator.review_run.parts import Work, cut_files, read_part
from tests.cli.anonymize.command import HEADER, NOTED, ROW, edit, raw, run
from tests.cli.anonymize.conftest import SECRET
from tests.cli.anonymize.conftest import portal as portal  # noqa: PLC0414  # the same fixture here
from tests.made_up import raw_files

TARGET = Path("data/reviews/alpha/2026-11-23.json")
FORMS_OF_THE_KEY = (SECRET, SECRET.hex().encode(), repr(SECRET).encode())


def told(*arguments: str) -> tuple[int, str, str, bytes | None]:
    """What a run answers and writes; the review is gone afterwards."""
    result: Result = run(*arguments)
    review = TARGET.read_bytes() if TARGET.exists() else None
    TARGET.unlink(missing_ok=True)
    return result.exit_code, result.stdout, result.stderr, review


def in_parts(names: list[str], partitions: int, *more: str) -> tuple[int, str, str, bytes | None]:
    """The same on Dask."""
    return told(*names, "--engine", "dask", "--partitions", str(partitions), *more)


def work(key_file: Path | None = Path("../key")) -> Work:
    """What a worker knows of a run."""
    key_id = read_key(SECRET).id
    return Work("run", Path("data"), "alpha", date(2026, 11, 23), None, key_file, key_id)


@pytest.mark.no_cover  # a long run over code whose paths shorter tests take
@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("seed", range(12))
def test_the_review_is_the_same(seed: int) -> None:
    """Whatever files, whatever is wrong with them, however many parts and look-alikes: byte for byte."""
    choose = random.Random(seed)  # noqa: S311  # a choice of cases
    wrong, fewest = (0.0, 0.0, 0.01, 0.2)[seed % 4], (1, 3, 9)[seed % 3]
    shutil.rmtree("data/reviews")  # their rows are too few for another number
    edit(Path("data/publication.yml"), "fewest_alike: 1", f"fewest_alike: {fewest}")
    names = [path.name for path in raw_files(seed, Path(), wrong=wrong)]
    with dask.config.set(scheduler="sync"):
        for form in ("text", "json"):
            expected = told(*names, "--format", form)
            assert wrong or expected[3] or "no row may be published" in expected[1] + expected[2]
            for partitions in (1, 2, choose.randint(3, 40)):
                assert in_parts(names, partitions, "--format", form) == expected


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("partitions", [1, 2, 7])
def test_the_review_is_the_same_in_processes(partitions: int) -> None:
    """Processes that set themselves up alone give the same bytes as one process."""
    names = [path.name for path in raw_files(4, Path(), most=300)]
    expected = told(*names)
    assert expected[3]
    with dask.config.set(scheduler="processes", num_workers=2):
        assert in_parts(names, partitions) == expected


@pytest.mark.usefixtures("portal")
def test_a_refusal_is_the_same_in_processes() -> None:
    """What workers find is told as one process tells it."""
    names = [path.name for path in raw_files(5, Path(), wrong=0.2, most=300)]
    expected = told(*names)
    assert expected[0] == 1
    with dask.config.set(scheduler="processes", num_workers=2):
        assert in_parts(names, 5) == expected


@pytest.mark.usefixtures("portal")
def test_what_every_part_finds_in_the_header_counts_as_one_process_counts_it() -> None:
    """A header that every part reads is one finding, also where more findings than are kept came first."""
    bad = [ROW.replace("Keep", "x")] * 40
    first = raw(*bad, name="first.csv")
    short = ["only,three,cells"] * 300
    second = raw(*bad, *short, *bad, *short, name="second.csv", header=HEADER.replace("Badge", "user"))
    with dask.config.set(scheduler="sync"):
        for names in ([first, second], [second, first], [second]):
            expected = told(*names)
            assert "problems, of which 50 are shown" in expected[2]
            for partitions in (2, 3, 5, 8, 100):
                assert in_parts(names, partitions) == expected


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("length", [1, 2])
def test_owners_that_would_be_one_are_found_in_different_parts(
    monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    """Two owners with one pseudonym are refused at the same rows, whichever parts these are in."""
    real = Pseudonyms.__init__

    def short(self: Pseudonyms, *arguments: object) -> None:
        real(self, *arguments[:3], length)  # type: ignore[arg-type, call-arg]  # what comes is what the class takes

    monkeypatch.setattr(Pseudonyms, "__init__", short)
    choose = random.Random(length)  # noqa: S311  # made-up owners
    rows = [ROW.replace("Ana.Silva", f"person{choose.randrange(40)}") for _ in range(200)]
    name = raw(*rows)
    expected = told(name)
    assert "two owners would get the same pseudonym" in expected[2]
    with dask.config.set(scheduler="sync"):
        for partitions in (1, 4, 50):
            assert in_parts([name], partitions) == expected


@pytest.mark.usefixtures("portal")
def test_the_key_is_in_nothing_that_is_sent_about(caplog: pytest.LogCaptureFixture) -> None:
    """Neither the graph, its names and what it is pickled to, nor a result or a log has the key."""
    names = raw_files(6, Path())
    parts = tuple(cut_files(names, 6))
    read, counts = graph(work(), parts)
    with caplog.at_level(logging.DEBUG), dask.config.set(scheduler="sync"):
        results = read.compute()
        counted = dict(counts.compute())
    texts = [repr(read), repr(counts), repr(work()), repr(results), caplog.text]
    for bag in (read, counts):
        tasks = dict(bag.dask)
        texts += [str(bag.dask), *map(repr, tasks), *map(repr, tasks.values())]
    sent = [pickle.dumps(one) for one in (work(), results, counted)]
    sent += [pickle.dumps(dict(bag.dask)) for bag in (read, counts)]
    everything = b"\n".join([*(text.encode() for text in texts), *sent])
    assert read_key(SECRET).id.encode() in everything
    assert not [form for form in FORMS_OF_THE_KEY if form in everything]
    assert not [name for name in ("ana.silva", "bo@example", "toaster") if name.encode() in everything]


@pytest.mark.usefixtures("portal")
def test_a_part_is_read_the_same_whatever_was_read_before() -> None:
    """The function that is mapped depends on the part alone."""
    parts = tuple(cut_files(raw_files(7, Path()), 8))
    forth = [read_part(work(), part) for part in parts]
    back = [read_part(work(), part) for part in reversed(parts)]
    assert forth == list(reversed(back))


def test_a_worker_with_another_key_reads_nothing(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the key of a worker is another one, or none, it says so, and no row is read."""
    part = next(cut_files([Path(raw(ROW))], 1))
    (portal.parent / "other").write_bytes(SECRET[::-1])
    for key_file, problem in (
        (Path("../other"), f"a worker has another key, {read_key(SECRET[::-1]).id}; expected key-"),
        (None, "there is no key"),
    ):
        read = read_part(work(key_file), part)
        assert (read.rows, read.ended) == ("", False)
        assert problem in "".join(map(str, read.reading.findings))
    monkeypatch.setenv("RUNBOOK_KEY", SECRET.hex())
    assert read_part(work(None), part).ended


@pytest.mark.usefixtures("portal")
def test_without_dask_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Dask is not there, one line says what to install; without --engine all is as it was."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    name = raw(ROW, NOTED)
    result = run(name, "--engine", "dask")
    assert result.exit_code == 1
    assert result.stderr == (
        "--engine:1:1: Dask is not installed; install it: pip install --require-hashes "
        "-r requirements/distributed.txt; or leave out --engine, for the same review\n1 problem\n"
    )
    assert run(name).exit_code == 0


@pytest.mark.usefixtures("portal")
def test_what_dask_has_no_use_for_is_said() -> None:
    """Parts without Dask, and Dask without a file that can be read in parts."""
    assert (
        "--partitions:1:1: one process reads no parts; add --engine dask"
        in run(raw(ROW), "--partitions", "3").stderr
    )
    assert (
        "-:1:1: Dask reads parts of files, and this can be read only once"
        in run("-", "--engine", "dask", input=f"{HEADER}\n{ROW}\n").stderr
    )


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("content", [b"", HEADER.encode(), b"\xff\xfeabc", b"[]", None])
def test_files_without_rows_are_refused_alike(content: bytes | None) -> None:
    """A file that is empty, has no row, cannot be read or is not there gives the same line."""
    if content is not None:
        Path("raw.txt").write_bytes(content)
    expected = told("raw.txt")
    assert expected[0] == 1
    with dask.config.set(scheduler="sync"):
        assert in_parts(["raw.txt"], 3) == expected

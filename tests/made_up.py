"""A seed goes in; files of made-up raw rows come out, some of them broken."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

FIELDS = ("Email", "User agent", "App", "Location", "Signed in at", "Trusted", "Decision", "Note")

_CHOICES = (
    ("ana.silva@example.com", "bo@example.com", "Cleo Unknown", "dana+{number}@example.com"),
    (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/1{number}.0 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.{number}",
        "Firefox on Windows",
        "toaster",
        "",
    ),
    ("chatgpt", "ChatGPT"),
    ("Lisbon, Portugal", "Porto", "Madrid", "Nowhere", ""),
    ("2026-11-03T10:00:00Z", "2026-11-{number:02}"),
    ("yes", "no", ""),
    ("keep", "Review", "revoke-and-escalate"),
    (
        "",
        'Owner confirmed, "all" well;\nsee ana.silva@example.com',
        "asked é\u2028 bo@example.com",
        "10.0.0.{number}",
    ),
)
_WRONG = ("perhaps", "2026-12-24", "sk-proj-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "\u0000")


def raw_files(seed: int, folder: Path, *, wrong: float = 0.0, most: int = 60) -> list[Path]:
    """One to three files in a folder, with that share of wrong cells."""
    choose = random.Random(seed)  # noqa: S311  # made-up rows
    paths = []
    for number in range(choose.randint(1, 3)):
        suffix, write = choose.choice(_FORMS)
        rows = [list(_row(choose, wrong)) for _ in range(choose.randint(1, most))]
        columns = choose.sample(range(len(FIELDS)), len(FIELDS))
        header = [FIELDS[at] for at in columns]
        if choose.random() < wrong:
            header[0] = choose.choice(FIELDS)
        path = folder / f"raw-{number}{suffix}"
        path.write_bytes(write([header, *([row[at] for at in columns] for row in rows)]).encode())
        paths.append(path)
    return paths


def _row(choose: random.Random, wrong: float) -> Iterator[str]:
    for choices in _CHOICES:
        if choose.random() < wrong:
            yield choose.choice(_WRONG)
        else:
            yield choose.choice(choices).format(number=choose.randint(1, 9))


def _table(delimiter: str) -> Callable[[list[list[str]]], str]:
    def write(rows: list[list[str]]) -> str:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter).writerows(rows)
        return text.getvalue()

    return write


def _lines(rows: list[list[str]]) -> str:
    return "".join(json.dumps(dict(zip(rows[0], row, strict=True))) + "\n" for row in rows[1:])


def _array(rows: list[list[str]]) -> str:
    return json.dumps([dict(zip(rows[0], row, strict=True)) for row in rows[1:]], indent=1)


_FORMS = (
    (".csv", _table(",")),
    (".csv", _table(";")),
    (".tsv", _table("\t")),
    (".jsonl", _lines),
    (".json", _array),
)

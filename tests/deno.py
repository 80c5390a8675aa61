"""A script of tests/widgets goes in; a function that asks it comes out: JSON to Deno, JSON from it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Ask = Callable[[Any], Any]

_DENO = Path(sys.executable).with_name("deno")


@contextmanager
def answering(project: Path, script: str, *first: object) -> Iterator[Ask]:
    """Run a script that answers each line of JSON with one; `first` are lines that it reads unanswered."""
    process = subprocess.Popen(
        [_DENO, "run", "--quiet", f"tests/widgets/{script}"],
        cwd=project,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin is not None
    assert process.stdout is not None
    stdin, stdout = process.stdin, process.stdout

    def ask(value: Any) -> Any:
        stdin.write(json.dumps(value) + "\n")
        stdin.flush()
        return json.loads(stdout.readline())

    with process:
        stdin.writelines(json.dumps(value) + "\n" for value in first)
        yield ask
        stdin.close()

"""The command that redacts notes: what it takes out, what it leaves, and that it overwrites nothing."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.scripts import COMMANDS, FIXTURES, need, paste, rules, state, variant


def _redactions() -> list[tuple[str, str]]:
    lines = (FIXTURES / "redactions.txt").read_text(encoding="utf-8").splitlines()
    cases = [line for line in lines if line and not line.startswith("#")]
    return [
        (before, after if arrow else before) for before, arrow, after in (c.partition(" => ") for c in cases)
    ]


REDACTIONS = _redactions()
RAW = "".join(f"{before}\n" for before, _ in REDACTIONS)
CLEAN = "".join(f"{after}\n" for _, after in REDACTIONS)


@pytest.fixture(scope="module")
def redacted(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """All the notes of the fixture, redacted in one run."""
    need("perl")
    folder = tmp_path_factory.mktemp("redacted")
    (folder / "redact.sh").write_text(variant("redact-evidence", "linux").run)
    (folder / "raw-notes.txt").write_text(RAW, encoding="utf-8")
    subprocess.run(["sh", "redact.sh"], cwd=folder, check=True, capture_output=True, timeout=60)
    return (folder / "redacted-notes.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("index", range(len(REDACTIONS)), ids=[before for before, _ in REDACTIONS])
def test_a_line_is_redacted(redacted: list[str], index: int) -> None:
    """What must not be shared is replaced as a whole, and ordinary words stay."""
    assert redacted[index] == REDACTIONS[index][1]


def test_redacting_twice_changes_nothing_more(run: Run, folder: Path) -> None:
    """What the command writes is clean to the command."""
    need("perl")
    (folder / "raw-notes.txt").write_text(CLEAN, encoding="utf-8")
    run("redact-evidence")
    assert (folder / "redacted-notes.txt").read_text(encoding="utf-8") == CLEAN


def test_notes_go_from_file_to_file(run: Run, folder: Path, shell: list[str]) -> None:
    """Line ends and the last line's lack of one are kept; the new file is for its owner only."""
    need("perl")
    raw, clean = folder / "-raw é.txt", folder / "it's clean.txt"
    raw.write_bytes("Zoë: o'neil@example.com\r\n\r\nkept".encode())
    before = state(raw)
    result = run("redact-evidence", raw.name, clean.name, words=shell)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"Created {clean.name}. Read it before you share it.\n"
    assert clean.read_bytes() == "Zoë: [address]\r\n\r\nkept".encode()
    assert stat.S_IMODE(clean.stat().st_mode) == 0o600
    assert state(raw) == before


def test_notes_can_be_piped_in(run: Run, folder: Path, shell: list[str]) -> None:
    """A dash as the first name reads standard input."""
    need("perl")
    result = run("redact-evidence", "-", "clean.txt", words=shell, input="from 203.0.113.7\n")
    assert (result.returncode, (folder / "clean.txt").read_text()) == (0, "from [ip]\n")


@pytest.mark.parametrize("target", ["clean.txt", "raw-notes.txt", "link.txt"])
def test_no_file_is_overwritten(run: Run, folder: Path, shell: list[str], target: str) -> None:
    """Neither another file, nor the notes themselves, nor what a link points to."""
    need("perl")
    (folder / "raw-notes.txt").write_text("pm@example.com\n")
    (folder / "clean.txt").write_text("of yesterday\n")
    (folder / "link.txt").symlink_to("clean.txt")
    before = [state(path) for path in sorted(folder.iterdir())]
    result = run("redact-evidence", "raw-notes.txt", target, words=shell)
    assert result.returncode != 0
    assert result.stderr == f"{target} cannot be created: File exists. Nothing was written.\n"
    assert [state(path) for path in sorted(folder.iterdir())] == before


@pytest.mark.parametrize(
    "content", ["pm@example.com".encode("utf-16"), b"jos\xe9@example.com", b"a\x00b", None], ids=str
)
def test_what_cannot_be_read_is_not_half_redacted(run: Run, folder: Path, content: bytes | None) -> None:
    """Text in another encoding hides its addresses from every pattern, so nothing is written for it."""
    need("perl")
    if content is None:
        (folder / "raw-notes.txt").mkdir()
    else:
        (folder / "raw-notes.txt").write_bytes(content)
    result = run("redact-evidence", env={**os.environ, "LC_ALL": "C"})
    assert result.returncode != 0
    assert "raw-notes.txt " in result.stderr
    assert not (folder / "redacted-notes.txt").exists()


@pytest.mark.parametrize(
    "part", ["sk-", "a@", "1.1.", "a:", "token=", "eyJaaaaaaaaaa.", "'", "%40", "+1 ", "A"]
)
def test_long_lines_take_no_longer_for_their_length(run: Run, folder: Path, part: str) -> None:
    """A hostile line of 300,000 characters is read in about a second, not in hours."""
    need("perl")
    (folder / "raw-notes.txt").write_text(part * (300_000 // len(part)) + "\n")
    assert run("redact-evidence").returncode == 0


def test_windows_has_the_same_rules() -> None:
    """Both variants read one table, letter for letter, so that what is shown for Perl is meant for both."""
    tables = [rules(one.run) for one in COMMANDS["redact-evidence"].variants]
    assert tables[0] == tables[1]
    assert tables[0].count("\n") > 10


def test_the_redactor_can_be_pasted(interactive: list[str], folder: Path) -> None:
    """No sign of its patterns means anything to the shell; a second run refuses and leaves the shell open."""
    need("perl")
    text = variant("redact-evidence", "macos").run
    (folder / "raw-notes.txt").write_text(RAW, encoding="utf-8")
    assert paste(interactive, text, folder) == "0"
    assert (folder / "redacted-notes.txt").read_text(encoding="utf-8") == CLEAN
    assert paste(interactive, text, folder) not in ("0", "")

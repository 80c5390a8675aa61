"""A shell and the lines that somebody types in it go in; what it completes each to, and shows, comes out."""

from __future__ import annotations

import fcntl
import os
import re
import struct
import subprocess
import sys
import termios
import threading
from dataclasses import dataclass
from pathlib import Path

RUNBOOK = Path(sys.executable).with_name("runbook")
_TELL = "\x18\x14"
"""Two keys that no shell uses, by which it tells what its line is now, and empties it."""
_SETUPS = {
    "zsh": """
        PS1= LISTMAX=1000; unsetopt promptcr promptsp beep; unset zle_bracketed_paste
        autoload -U compinit && compinit -D -u
        source <(runbook completion zsh)
        tell() { zle -I; print -r -- "<<<$BUFFER>>>"; BUFFER= }
        zle -N tell; bindkey '^X^T' tell; bindkey '^I' complete-word
        print READY
        """,
    "bash": """
        PS1=
        source <(runbook completion bash)
        tell() { printf '<<<%s>>>\\n' "$READLINE_LINE"; READLINE_LINE=; }
        bind 'set bell-style none'; bind 'set enable-bracketed-paste off'; bind -x '"\\C-x\\C-t": tell'
        echo READY
        """,
}
_SECONDS = 60


@dataclass(frozen=True)
class Completed:
    """A line after the tab key."""

    line: str
    shown: str
    """What the shell has written meanwhile, the list of what fits included; blanks are one."""


def with_runbook(folder: Path) -> dict[str, str]:
    """The environment of somebody with nothing but `runbook` set up, who is at home in `folder`."""
    path = f"{RUNBOOK.parent}{os.pathsep}{os.environ['PATH']}"
    return {
        **os.environ,
        "PATH": path,
        "HOME": str(folder),
        "ZDOTDIR": str(folder),
        "TERM": "dumb",
        "HISTFILE": "",
    }


def typed(shell: str, lines: list[str], folder: Path, home: Path) -> dict[str, Completed]:
    """Type each line into the shell in `folder`, and press the tab key after it."""
    words = {"zsh": ["zsh", "-d", "-i"], "bash": ["bash", "--rcfile", str(home / ".zshrc"), "-i"]}[shell]
    (home / ".zshrc").write_text(_SETUPS[shell], encoding="utf-8")
    keys, screen = os.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 100, 160, 0, 0))
    process = subprocess.Popen(
        words,
        cwd=folder,
        env=with_runbook(home),
        stdin=screen,
        stdout=screen,
        stderr=screen,
        start_new_session=True,
    )
    os.close(screen)
    written: list[bytes] = []
    ready = threading.Event()
    reader = threading.Thread(target=_read, args=(keys, written, ready), daemon=True)
    reader.start()
    try:
        assert ready.wait(_SECONDS), b"".join(written)
        os.write(keys, "".join(f"{line}\t{_TELL}" for line in lines).encode() + b"exit\n")
        process.wait(_SECONDS)
    finally:
        process.kill()
        process.wait()
        reader.join(5)
        os.close(keys)
    said = b"".join(written).decode().partition("READY")[2]
    found = re.findall(r"(.*?)<<<(.*?)>>>", said, re.DOTALL)
    assert len(found) == len(lines), said
    return {
        line: Completed(became, " ".join(shown.split()))
        for line, (shown, became) in zip(lines, found, strict=True)
    }


def _read(keys: int, written: list[bytes], ready: threading.Event) -> None:
    try:
        while some := os.read(keys, 65536):
            written.append(some)
            if b"READY" in b"".join(written):
                ready.set()
    except OSError:
        return

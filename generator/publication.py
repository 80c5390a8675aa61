"""A finished build goes in; the site that readers have is replaced by it as a whole, or stays as it was."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path


class Staging:
    """A folder beside the site in which a build is made, to be published or thrown away.

    It lies on the same file system as the site, so that publishing is a rename.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(target)
        prefix = f".{target.name}-{os.getpid()}-"
        self.folder = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
        atexit.register(self.discard)

    def publish(self) -> None:
        """Put the build in the place of the site; the old site goes only when the new one stands."""
        self.folder.chmod(0o755)
        old = self.folder.with_name(self.folder.name + "-old")
        if self.target.exists():
            self.target.rename(old)
        try:
            self.folder.rename(self.target)
        except OSError:
            if old.exists():
                old.rename(self.target)
            raise
        shutil.rmtree(old, ignore_errors=True)
        atexit.unregister(self.discard)

    def discard(self) -> None:
        """Throw the build away; the site stays as it was."""
        shutil.rmtree(self.folder, ignore_errors=True)
        atexit.unregister(self.discard)


def _remove_abandoned(target: Path) -> None:
    """Remove what builds left behind that were killed: their process, named in the folder, is gone."""
    for folder in target.parent.glob(f".{target.name}-*-*"):
        process = folder.name.removeprefix(f".{target.name}-").partition("-")[0]
        if process.isdigit() and not _is_running(int(process)):
            if folder.name.endswith("-old") and not target.exists():
                folder.rename(target)
            else:
                shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

"""What the tests need of a machine: Chromium, web servers, the Nu validator, and jq, which a command calls.

`python -m tests.machine_setup` gets what is missing. A browser: Playwright's own build first, then the
system's package. jq: the system's package. Packages are installed only where this user may do so. Servers:
Debian's packages; those that would start a server where they are installed are only unpacked, into .cache.
The Nu validator: its package from npm, by its hash.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from audits.markup import validator

NAMES = (
    "chromium-headless-shell",  # the same engine without windows and menus, which tests would wait for
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
BROWSER_FLAGS = (
    "--no-sandbox",  # Chromium refuses its sandbox to root, whom containers run as
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing outside this machine answers
)
PLAYWRIGHT_INSTALL = (sys.executable, "-m", "playwright", "install", "chromium")
PLAYWRIGHT_SECONDS = 240
BROWSER_PACKAGES = ("chromium-headless-shell", "chromium")
APT_UPDATE = ("apt-get", "update", "--quiet")
APT_INSTALL = ("apt-get", "install", "--quiet", "--yes", "--no-install-recommends")
APT_SECONDS = 300
ROOT = Path(__file__).parents[1]
SERVERS = ("nginx", "caddy", "apache2")
SERVER_FOLDERS = (os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin")
UNPACKED = ROOT / ".cache" / "servers"


def find_browser() -> str | None:
    """The first Chromium that runs: the one that $CHROMIUM names and no other, else one that is installed."""
    named = os.environ.get("CHROMIUM")
    candidates = iter([named]) if named else _installed()
    return next((path for path in candidates if _answers([path, "--version"])), None)


def _installed() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    if (path := _playwrights_own()).exists():
        yield str(path)


def _playwrights_own() -> Path:
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _answers(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _run(command: tuple[str, ...], seconds: int, folder: Path | None = None) -> None:
    """Run one step of an installation; whether it helped is seen from what `find_browser` finds after it."""
    print("+", *command, flush=True)
    try:
        subprocess.run(command, timeout=seconds, check=False, stdin=subprocess.DEVNULL, cwd=folder)
    except subprocess.TimeoutExpired:
        print(f"  not done within {seconds} seconds, given up", flush=True)


def _install_with_apt(package: str) -> None:
    _run_as_root(APT_UPDATE, (*APT_INSTALL, package))


def _run_as_root(*commands: tuple[str, ...]) -> None:
    if shutil.which("apt-get") is None:
        return
    sudo: tuple[str, ...] = ()
    if os.geteuid() != 0:
        sudo = ("sudo", "-n")
        if not _answers([*sudo, "true"]):
            print("  apt-get is left out: this user may not install packages", flush=True)
            return
    for command in commands:
        _run((*sudo, "env", "DEBIAN_FRONTEND=noninteractive", *command), APT_SECONDS)


def get_browser() -> str | None:
    """The path of a Chromium that runs, installed first where there is none."""
    found = find_browser()
    if found is None and "CHROMIUM" not in os.environ:
        _run(PLAYWRIGHT_INSTALL, PLAYWRIGHT_SECONDS)
        found = find_browser()
    for package in BROWSER_PACKAGES:
        if found is None and "CHROMIUM" not in os.environ:
            _install_with_apt(package)
            found = find_browser()
    return found


def get_jq() -> str | None:
    """The path of jq, installed first where there is none."""
    if shutil.which("jq") is None:
        _install_with_apt("jq")
    return shutil.which("jq")


def find_server(name: str) -> str | None:
    """The path of a web server that runs: the machine's own, else one that was unpacked."""
    folders = (*SERVER_FOLDERS, *(str(UNPACKED / folder) for folder in ("usr/sbin", "usr/bin")))
    found = shutil.which(name, path=os.pathsep.join(folders))
    asked = "version" if name == "caddy" else "-v"
    return found if found and _answers([found, asked]) else None


def get_server(name: str) -> str | None:
    """The path of a web server, with Debian's package where there is none."""
    if find_server(name) is None and name == "apache2":
        _install_with_apt("apache2-bin")  # the program alone, which nothing starts
    elif find_server(name) is None and shutil.which("dpkg-deb"):
        _unpack(name)
        if find_server(name) is None:  # perhaps nobody has asked yet which packages there are
            _run_as_root(APT_UPDATE)
            _unpack(name)
    return find_server(name)


def _unpack(package: str) -> None:
    UNPACKED.mkdir(parents=True, exist_ok=True)
    _run(("apt-get", "download", "--quiet", package), APT_SECONDS, UNPACKED)
    for file in UNPACKED.glob("*.deb"):
        _run(("dpkg-deb", "--extract", str(file), str(UNPACKED)), APT_SECONDS)
        file.unlink()


def main() -> None:
    """Print what there is, or say what is missing and end with status 1."""
    if get_jq() is None:
        sys.exit("jq was not found, and could not be installed; install jq, which a published command calls")
    for name in SERVERS:
        print(f"Server of the tests: {get_server(name) or f'no {name}; what needs it is left out'}")
    found = get_browser()
    if found is not None:
        print(f"Browser of the tests: {found}")
    elif "CHROMIUM" in os.environ:
        sys.exit(f"$CHROMIUM is {os.environ['CHROMIUM']!r}, which does not run; expected a Chromium")
    else:
        sys.exit(
            "No Chromium was found, and none could be installed (see above); install Chromium or Google "
            "Chrome, or set CHROMIUM to the path of its executable"
        )
    print(f"Validator of the tests: {validator()}")


if __name__ == "__main__":
    main()

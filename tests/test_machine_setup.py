"""How the tests come by a browser and jq: which one is taken, and what is said when there is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests import machine_setup


def _program(folder: Path, name: str, status: int = 0) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {status}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder with programs, on a machine where Playwright has no browser either."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(machine_setup, "NAMES", ("chromium", "google-chrome"))
    _program(tmp_path, "jq")
    monkeypatch.setattr(machine_setup, "_playwrights_own", lambda: tmp_path / "nothing")
    monkeypatch.setattr(machine_setup, "SERVERS", ())
    return tmp_path


def test_a_browser_that_does_not_run_is_passed_over(path: Path) -> None:
    """A chromium that is only a stub does not count: the next browser on the PATH is taken."""
    _program(path, "chromium", status=1)
    chrome = _program(path, "google-chrome")
    assert machine_setup.find_browser() == chrome


def test_named_browser_is_the_only_candidate(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where $CHROMIUM names a browser, that one is used or none: no other is put in its place silently."""
    _program(path, "chromium")
    monkeypatch.setenv("CHROMIUM", _program(path, "mine"))
    assert machine_setup.find_browser() == str(path / "mine")
    monkeypatch.setenv("CHROMIUM", str(path / "missing"))
    with pytest.raises(SystemExit, match=r"\$CHROMIUM is '.*missing', which does not run"):
        machine_setup.main()


def test_playwright_is_asked_before_the_package_manager(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Installing ends with the first step that brings a browser; Playwright's own download is tried first."""
    asked: list[str] = []

    def install(command: tuple[str, ...], _seconds: int) -> None:
        asked.append(command[2])
        _program(path, "chromium")

    monkeypatch.setattr(machine_setup, "_run", install)
    assert machine_setup.get_browser() == str(path / "chromium")
    assert asked == ["playwright"]


def test_a_browser_without_windows_is_the_package_of_choice(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The packages are tried in their order, until one of them brings a browser."""
    asked: list[str] = []

    def install(package: str) -> None:
        asked.append(package)
        if package == "chromium":
            _program(path, "chromium")

    monkeypatch.setattr(machine_setup, "_run", lambda _command, _seconds: None)
    monkeypatch.setattr(machine_setup, "_install_with_apt", install)
    assert machine_setup.get_browser() == str(path / "chromium")
    assert asked == ["chromium-headless-shell", "chromium"]


@pytest.mark.usefixtures("path")
def test_without_any_browser_the_message_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing helps, each step that was tried is printed and the last line names the ways out."""
    failing = (sys.executable, "-c", "raise SystemExit(1)")
    monkeypatch.setattr(machine_setup, "PLAYWRIGHT_INSTALL", failing)
    with pytest.raises(SystemExit, match="or set CHROMIUM to the path of its executable"):
        machine_setup.main()
    assert "raise SystemExit(1)" in capsys.readouterr().out


@pytest.mark.usefixtures("path")
def test_a_step_that_hangs_is_given_up(capsys: pytest.CaptureFixture[str]) -> None:
    """A download that gets no answer does not hold up the tests for ever."""
    machine_setup._run((sys.executable, "-c", "import time; time.sleep(60)"), 0)
    assert "given up" in capsys.readouterr().out


def test_missing_jq_is_installed_or_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing jq comes from the system's packages; where that fails, the message names it."""
    (path / "jq").unlink()
    asked: list[str] = []
    monkeypatch.setattr(machine_setup, "_install_with_apt", asked.append)
    with pytest.raises(SystemExit, match="jq was not found"):
        machine_setup.main()
    assert asked == ["jq"]


def test_missing_server_is_unpacked_and_not_installed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server comes out of its package without being installed, and the list of packages is renewed."""
    asked: list[str] = []
    monkeypatch.setattr(machine_setup, "SERVER_FOLDERS", (str(path),))
    monkeypatch.setattr(machine_setup, "UNPACKED", path / "unpacked")
    monkeypatch.setattr(
        machine_setup, "_run_as_root", lambda *commands: asked.extend(one[1] for one in commands)
    )
    _program(path, "dpkg-deb")

    def run(command: tuple[str, ...], _seconds: int, _folder: Path | None = None) -> None:
        asked.append(command[1])
        if asked.count("download") == 2:
            (path / "unpacked" / "usr" / "sbin").mkdir(parents=True, exist_ok=True)
            _program(path / "unpacked" / "usr" / "sbin", "nginx")

    monkeypatch.setattr(machine_setup, "_run", run)
    assert machine_setup.get_server("nginx") == str(path / "unpacked" / "usr" / "sbin" / "nginx")
    assert asked == ["download", "update", "download"]

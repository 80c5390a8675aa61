"""A folder goes in; a made-up site, orders to pack it, and zips of any kind come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

from generator.packing.builders import Builder
from generator.packing.packing import Order, pack
from generator.packing.sources import Sources

DAY = "2026-11-23"
FOLDER = f"runbook-{DAY}"
FILES = {
    "index.html": "<p>Home</p>\n",
    "404.html": "<p>Nothing</p>\n",
    "api/index.json": f'{{"built_on": "{DAY}"}}\n',
    "teams/alpha.html": "<p>Alpha</p>\n",
}


def made_site(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """A site with these files."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return folder


def order_in(folder: Path, **changes: Any) -> Order:
    """An order to pack a made-up site in a folder into a zip beside it."""
    order = Order(made_site(folder / "site"), folder / "runbook.zip", Sources(), Builder())
    return replace(order, **changes)


def packed(folder: Path, **changes: Any) -> Path:
    """The zip of such an order."""
    order = order_in(folder, **changes)
    pack(order)
    return order.out


def unpacked(file: Path, folder: Path) -> Path:
    """The folder of a zip, unpacked."""
    with ZipFile(file) as opened:
        opened.extractall(folder)
    return folder / FOLDER


def names_in(file: Path) -> list[str]:
    """The names of the files of a zip, without their folder."""
    with ZipFile(file) as opened:
        return [name.removeprefix(f"{FOLDER}/") for name in opened.namelist()]


def rewritten(file: Path, more: Mapping[str | ZipInfo, bytes], without: str = "") -> None:
    """Write a zip once more, with files in the place of others, or beside them."""
    with ZipFile(file) as opened:
        members = {one.filename: opened.read(one) for one in opened.infolist()}
    with ZipFile(file, "w") as opened:
        for name, data in members.items():
            if name not in more and name != without:
                opened.writestr(name, data)
        for about, data in more.items():
            opened.writestr(about, data)

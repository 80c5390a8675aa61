"""The built calculator goes in; how long a change in its form takes to be seen comes out.

The floor is the same wait for two animation frames after a change of one word: what no page can be below.
"""

from __future__ import annotations

import statistics
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.portals import PROJECT
from tests.machine_setup import BROWSER_FLAGS, find_browser

CHANGES = 300

_MEASURE = """async (count) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const boxes = [...document.querySelectorAll("score-calculator input")];
  const probe = document.body.appendChild(document.createElement("span"));
  const found = { script: [], painted: [], floor: [] };
  for (let at = 0; at < count; at++) {
    const box = boxes[(at * 7) % boxes.length];
    await frame();
    let start = performance.now();
    box.click();
    found.script.push(performance.now() - start);
    await frame();
    await frame();
    found.painted.push(performance.now() - start);
    start = performance.now();
    probe.textContent = String(at);
    await frame();
    await frame();
    found.floor.push(performance.now() - start);
  }
  return found;
}"""


def print_calculator(command: tuple[str, ...]) -> None:
    """Print what a change costs: the script's own time, and the time until it is seen, beside the floor."""
    browser = find_browser()
    if browser is None:
        print("No Chromium runs here: `python -m tests.machine_setup` gets one.")
        return
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run((*command, "build", "--out", str(site)), cwd=PROJECT, check=True, capture_output=True)
        found = _measured(site / "tools" / "scoring-calculator.html", browser)
    print(f"| {CHANGES} changes in the form | median ms | 95 % below ms |")
    print("| --- | ---: | ---: |")
    names = {"script": "script", "painted": "change to painted", "floor": "floor: one word to painted"}
    for key, name in names.items():
        values = found[key]
        high = statistics.quantiles(values, n=20)[-1]
        print(f"| {name} | {statistics.median(values):.1f} | {high:.1f} |")


def _measured(page: Path, browser: str) -> dict[str, list[float]]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser, args=list(BROWSER_FLAGS))
        opened = running.new_page()
        opened.goto(page.as_uri())
        opened.wait_for_selector("score-calculator .rb-verdict")
        found: dict[str, list[float]] = opened.evaluate(_MEASURE, CHANGES)
        running.close()
    return found

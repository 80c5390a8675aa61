"""A page goes in; whatever a hostile text has brought about on it, besides text, comes out."""

from __future__ import annotations

from playwright.sync_api import Page, Request

# What an element or an attribute has that a hostile text made; texts and plain attributes may be anything.
FOREIGN = r"""(root) => {
  const canary = /qz[a-z]{4}zq|pwned/;
  const address = new Set(["href", "src", "srcset", "action", "formaction", "data", "xlink:href", "poster"]);
  const wrong = [];
  for (const one of root.querySelectorAll("*")) {
    if (canary.test(one.localName)) wrong.push(one.localName);
    const runs = ["script", "style"].includes(one.localName) && canary.test(one.textContent);
    if (runs) wrong.push(one.outerHTML);
    if (["base", "iframe", "object", "embed", "frame"].includes(one.localName)) wrong.push(one.outerHTML);
    if (one.localName === "meta" && /refresh/i.test(one.httpEquiv)) wrong.push(one.outerHTML);
    for (const { name, value } of one.attributes) {
      if (canary.test(name) || /^on/.test(name) || name === "srcdoc") wrong.push(`${name}="${value}"`);
      if (!canary.test(value)) continue;
      if (name === "style" || name === "id" && /\s/.test(value)) wrong.push(`${name}="${value}"`);
      if (address.has(name) && !value.startsWith("https://example.com/?")) wrong.push(`${name}="${value}"`);
    }
  }
  const comments = document.createNodeIterator(root, NodeFilter.SHOW_COMMENT);
  for (let one = comments.nextNode(); one; one = comments.nextNode()) {
    if (canary.test(one.data)) wrong.push(one.data);
  }
  return wrong;
}"""
PARSED = f"""(pages) => Object.fromEntries(Object.entries(pages).map(([name, html]) => {{
  const page = new DOMParser().parseFromString(html, "text/html");
  return [name, ({FOREIGN})(page)];
}}))"""


# Unfolds, writes into fields, chooses, ticks and begins whatever a page has to be used.
USE = """async (text) => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  const fields = "input:not([type]), input[type=search], input[type=text], textarea";
  for (const one of document.querySelector("article").querySelectorAll(fields)) {
    one.value = text;
    for (const type of ["input", "change"]) one.dispatchEvent(new Event(type, { bubbles: true }));
    one.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  }
  for (const one of document.querySelectorAll("article select")) {
    one.selectedIndex = one.options.length - 1;
    one.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const ticks = "input[type=radio], input[type=checkbox]";
  for (const one of document.querySelector("article").querySelectorAll(ticks)) one.click();
  for (const one of document.querySelectorAll("article button")) {
    if (/start|begin|points|show/i.test(one.textContent)) one.click();
  }
  await new Promise((done) => setTimeout(done, 50));
}"""
TEXTS = """() => {
  const blocks = "p, li, td, th, dt, dd, h1, h2, h3, h4, summary, label, button, option, pre, legend";
  return [...document.querySelectorAll(blocks)].filter((one) => !one.querySelector(blocks))
    .map((one) => one.textContent);
}"""


def watch(page: Page, home: str, wrong: list[str]) -> None:
    """Write down whatever a hostile text could bring about on a page."""

    def on_request(request: Request) -> None:
        if not request.url.startswith((home, "blob:", "data:")) or "pwned" in request.url:
            wrong.append(f"the page asks for {request.url}")

    page.on("request", on_request)
    page.on("console", lambda one: wrong.extend([one.text] if one.type == "error" else []))
    page.on("pageerror", lambda one: wrong.append(f"script error: {one}"))
    page.on("dialog", lambda one: wrong.append(f"dialog: {one.message}"))

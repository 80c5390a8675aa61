/** Holds what a link says of a table, and that it is read as it was written. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { readLink, viewLink } from "../../overrides/widgets/logic/filter-link.js";

/** @typedef {import("../../overrides/widgets/logic/filter-link.js").View} View */

/** @type {View} */
const NOTHING = { query: "", chosen: new Map(), sorts: [] };
/** @type {View} */
const MUCH = {
  query: 'Zürich "a b" & x=1 #?+% -score:2..5',
  chosen: new Map([["app", new Set(["API Platform", "a&b=c"])], ["team", new Set(["Ä"])]]),
  sorts: [{ key: "score", direction: "descending" }, { key: "signed_in", direction: "ascending" }],
};

Deno.test("a link is read as it was written", () => {
  for (const view of [NOTHING, MUCH]) {
    deepEqual(readLink(viewLink("Rows & more", view), "Rows & more"), view);
  }
});

Deno.test("a link goes through the address bar unharmed", () => {
  const { hash } = new URL(`https://portal.example/page.html${viewLink("All rows", MUCH)}`);
  deepEqual(readLink(hash, "All rows"), MUCH);
});

Deno.test("a link names the table, what is typed and chosen, and the order with a dash for down", () => {
  const chosen = new Map([["app", new Set(["Codex"])]]);
  equal(
    viewLink("rows", { ...MUCH, query: "mac", chosen }),
    "#filter=rows&q=mac&is.app=Codex&sort=-score&sort=signed_in",
  );
});

Deno.test("a link to another table, or to anything else of the page, says nothing", () => {
  equal(readLink(viewLink("rows", MUCH), "controls"), null);
  for (const fragment of ["", "#", "#rows", "#q=mac", "#x&filter=rows"]) {
    equal(readLink(fragment, "rows"), null);
  }
});

Deno.test("a link of more than two thousand characters is not read", () => {
  ok(readLink(`#filter=rows&q=${"x".repeat(1900)}`, "rows"));
  equal(readLink(`#filter=rows&q=${"x".repeat(2000)}`, "rows"), null);
});

Deno.test("a link that somebody has spoilt is read as far as it goes", () => {
  deepEqual(readLink("#filter=rows&is.=x&sort=&q=%zz&q=other&unknown=1", "rows"), {
    query: "%zz",
    chosen: new Map([["", new Set(["x"])]]),
    sorts: [{ key: "", direction: "ascending" }],
  });
});

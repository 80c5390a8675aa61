/** Holds which field a raw column holds, over the shared vectors. */

import { deepEqual, equal } from "node:assert/strict";
import { columnsOf, headerReader } from "../../overrides/widgets/logic/headers.js";
import vectors from "../vectors/headers.json" with { type: "json" };

const read = headerReader(vectors.fields);

for (const { header, field } of vectors.headers) {
  Deno.test(`shared vector: ${JSON.stringify(header)} is ${field}`, () => {
    equal(read(header), field);
  });
}

Deno.test("the names of published rows are known without data", () => {
  equal(headerReader([])("trusted_device"), "trusted-device");
  equal(headerReader([])("Signed in"), "signed-in");
});

Deno.test("fields that only the importer has are known as well, and take no name from others", () => {
  const more = [...vectors.fields, { id: "team", label: "Team", aliases: ["user", "group"] }];
  const known = headerReader(more);
  deepEqual(["TEAM", "Group", "user"].map(known), ["team", "team", "owner"]);
});

Deno.test("each field has one column; a second one is told, and what nobody knows is dropped", () => {
  const columns = columnsOf(["Colour", "E-Mail", "device", "user", "", "Device"].map(read));
  deepEqual(columns.mapping, [null, "owner", "device", null, null, null]);
  deepEqual(columns.dropped, [0, 4]);
  deepEqual(columns.twice, [{ index: 3, field: "owner" }, { index: 5, field: "device" }]);
});

Deno.test("headers that name parts of every object are names like others", () => {
  deepEqual(["__proto__", "constructor", "toString"].map(read), [null, null, null]);
});

Deno.test("a header of any length is answered at once", () => {
  equal(read("a\u0301\u0323".repeat(300_000)), null);
  equal(read("owner".padEnd(2_000)), null, "no name is as long");
});

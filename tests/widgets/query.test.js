/** Holds what somebody can type into the search of a table, and what is said where it cannot be read. */

import { deepEqual, equal, match, ok } from "node:assert/strict";
import { parseQuery, plainName } from "../../overrides/widgets/logic/query.js";
import { table } from "../../overrides/widgets/logic/texts/index.js";

/** @typedef {import("../../overrides/widgets/logic/query.js").Problem} Problem */
/** @typedef {import("../../overrides/widgets/logic/store.js").Heading} Heading */

/** @param {Partial<Heading> & { key: string }} heading @returns {Heading} */
const heading = (heading) => ({
  label: heading.key,
  type: "text",
  facet: false,
  vocabulary: null,
  ...heading,
});
const DECISIONS = ["Keep", "Review", "Revoke", "Revoke and escalate", "Rotate credentials"];
const HEADINGS = [
  heading({ key: "decision", label: "Decision", vocabulary: DECISIONS }),
  heading({ key: "location", label: "Location" }),
  heading({ key: "signed_in", label: "Last sign-in", type: "date" }),
  heading({ key: "score", label: "Score", type: "number" }),
];

/** @param {string} text */
function terms(text) {
  const { terms, problems } = parseQuery(text, HEADINGS);
  deepEqual(problems, [], text);
  return terms;
}

/** @param {string} text */
const problems = (text) => parseQuery(text, HEADINGS).problems;

/** What is said of the first problem. @param {string} text @param {Problem["problem"]} kind */
function said(text, kind) {
  const [first] = problems(text);
  equal(first?.problem, kind, text);
  return table.problem(first);
}

/** @param {string} text */
const word = (text, not = false) => ({ kind: "text", text, not });

/** @param {string} key @param {string[]} values */
const among = (key, values, not = false) => ({ kind: "values", key, values, not });

/** @param {string} key @param {[operator: string, value: string | number][]} bounds */
const range = (key, bounds, not = false) => ({
  kind: "range",
  key,
  bounds: bounds.map(([operator, value]) => ({ operator, value })),
  not,
});

Deno.test("quotes and dashes are those of any keyboard, or of a text they are copied from", () => {
  for (const quoted of ["\u201con macos\u201d", "\u201eon macos\u201c", "\u00abon macos\u00bb"]) {
    deepEqual(terms(quoted), [word("on macos")]);
    deepEqual(terms(`location:${quoted}`), [among("location", ["on macos"])]);
  }
  deepEqual(terms('\u201con macos"'), [word("on macos")]);
  for (const dash of ["\u2212", "\u2013", "\u2014", "\u2010", "\u2011"]) {
    deepEqual(terms(`${dash}chrome`), [word("chrome", true)]);
    deepEqual(terms(`${dash}\u201con macos\u201d`), [word("on macos", true)]);
    equal(terms(`chrome${dash}os`)[0]?.not, false);
  }
  deepEqual(terms("\u2212 \u22121"), [word("\u2212"), word("\u22121")]);
  deepEqual(terms("score>=\u22121"), [range("score", [[">=", -1]])]);
  equal(problems("\u201con macos")[0]?.problem, "quote");
});

Deno.test("a query without words has no terms", () => {
  for (const text of ["", "  \t\n", '""', "\u0301"]) deepEqual(terms(text), []);
});

Deno.test("words are folded and kept apart by any white space", () => {
  deepEqual(terms("  Chrome\tZÜRICH\u00a0mac\n"), [word("chrome"), word("zurich"), word("mac")]);
});

Deno.test("a phrase in quotes keeps its blanks, and a backslash keeps a quote in it", () => {
  deepEqual(terms('"On  macOS" x'), [word("on  macos"), word("x")]);
  deepEqual(terms(String.raw`"say \"hi\"" "a\\b" "c\d"`), [
    word('say "hi"'),
    word(String.raw`a\b`),
    word(String.raw`c\d`),
  ]);
});

Deno.test("a dash before a word, a phrase or a column turns it round", () => {
  deepEqual(terms('-Trusted -"no one" -location:peru'), [
    word("trusted", true),
    word("no one", true),
    among("location", ["peru"], true),
  ]);
});

Deno.test("a dash alone is no term, and a dash within a word belongs to it", () => {
  deepEqual(terms("-"), []);
  deepEqual(terms("chrome - mac"), [word("chrome"), word("mac")]);
  deepEqual(terms("sign-in o-k7"), [word("sign-in"), word("o-k7")]);
});

Deno.test("a column is named by its key or its label, without case, blanks and dashes", () => {
  for (const name of ["signed_in", "SIGNED-IN", "signedin", "last-sign-in", "Last_Signin"]) {
    deepEqual(terms(`${name}>=2026`), [range("signed_in", [[">=", "2026"]])], name);
  }
  equal(plainName("Lást sign-in!"), "lastsignin");
});

Deno.test("a column of free text takes parts of texts, several of them as alternatives", () => {
  deepEqual(terms('location:"Lisbon, PT",peru,'), [among("location", ["lisbon, pt", "peru"])]);
  deepEqual(terms("location=peru"), [among("location", ["peru"])]);
});

Deno.test("a value of a closed list is meant where it is named whole, without case and blanks", () => {
  deepEqual(terms("decision:revoke"), [among("decision", ["Revoke"])]);
  deepEqual(terms("decision:rotate-credentials,KEEP"), [
    among("decision", ["Rotate credentials", "Keep"]),
  ]);
});

Deno.test("all values of a closed list are meant that begin with what is typed", () => {
  deepEqual(terms("-decision:rev"), [
    among("decision", ["Review", "Revoke", "Revoke and escalate"], true),
  ]);
});

Deno.test("numbers are compared, with a minus and with or without the colon", () => {
  for (const operator of ["<", "<=", ">", ">="]) {
    deepEqual(terms(`score${operator}-5`), [range("score", [[operator, -5]])]);
    deepEqual(terms(`score:${operator}2.5`), [range("score", [[operator, 2.5]])]);
  }
  deepEqual(terms("score:\u22123 -score=3"), [
    range("score", [["=", -3]]),
    range("score", [["=", 3]], true),
  ]);
});

Deno.test("a range has two ends, either of which may be open", () => {
  deepEqual(terms("score:2..5"), [range("score", [[">=", 2], ["<=", 5]])]);
  for (const open of ["*..5", "..5"]) {
    deepEqual(terms(`score:${open}`), [range("score", [["<=", 5]])]);
  }
  for (const open of ["2..*", "2.."]) {
    deepEqual(terms(`score:${open}`), [range("score", [[">=", 2]])]);
  }
  deepEqual(terms("score:*..*"), [range("score", [])]);
});

Deno.test("days are compared with a day, a month or a year, and one of several may be named", () => {
  deepEqual(terms("signed_in<2026-06-01"), [range("signed_in", [["<", "2026-06-01"]])]);
  deepEqual(terms("signed_in>2026-06"), [range("signed_in", [[">", "2026-06"]])]);
  deepEqual(terms("signed_in:2025..2026-03"), [
    range("signed_in", [[">=", "2025"], ["<=", "2026-03"]]),
  ]);
  deepEqual(terms("signed_in:2026-06,2026-07"), [among("signed_in", ["2026-06", "2026-07"])]);
});

Deno.test("whether a column shows anything is asked with no and has", () => {
  deepEqual(terms("no:location has:score -no:decision -HAS:Location"), [
    { kind: "shown", key: "location", not: true },
    { kind: "shown", key: "score", not: false },
    { kind: "shown", key: "decision", not: false },
    { kind: "shown", key: "location", not: true },
  ]);
  deepEqual(terms("no:location,score").map(({ not }) => not), [true, true]);
});

Deno.test("addresses, times and signs without a column before them are words", () => {
  const words = ["https://example.com/a?b=c", "12:30", "a=b", "(x)", ":", ">=5", "5\u2033", "it's"];
  for (const text of words) deepEqual(terms(text), [word(text.normalize("NFKD"))], text);
});

Deno.test("a quotation mark that is not closed is said once, with its place", () => {
  for (const [text, place] of /** @type {const} */ ([['chrome "on mac', 8], ['location:"x', 10]])) {
    equal(problems(text).length, 1, text);
    match(said(text, "quote"), new RegExp(`at character ${place} is not closed: add " at the end`));
  }
  for (const text of ['-"x', 'no:"x', 'colour:"x', 'location:a,"x']) said(text, "quote");
});

Deno.test("a column that does not exist is named, and how to search for it as a word", () => {
  match(said("colour:red", "field"), /No column is called “colour”.*in quotation marks/);
  match(said("no:colour", "field"), /“colour”/);
  said("x>y", "field");
});

Deno.test("the end of a shown name with a blank in it is answered with how that column is written", () => {
  for (const text of ["last sign-in<2026-12-01", "SIGN-IN:2026", "no:sign-in"]) {
    match(
      said(text, "field"),
      /“sign-in”\. For “Last sign-in”, write signed_in>=2026-06-01\. To search/i,
    );
  }
  const two = [
    heading({ key: "next", label: "Next day" }),
    heading({ key: "last", label: "Last day" }),
  ];
  const [{ heading: meant }] = parseQuery("last day:x", two).problems;
  equal(meant?.key, "last", "the column whose whole name stands there");
  for (const text of ["in:x", "last:x", "n:x"]) {
    ok(!said(text, "field").includes("For "), text);
  }
});

Deno.test("a column without a value is named with an example of one", () => {
  match(said("chrome decision:", "value"), /“decision:” says no value, such as decision:keep\./);
  match(said("location:\u0301", "value"), /such as location:lisbon/);
  match(said('score:""', "value"), /such as score>=5/);
  match(said("has:", "value"), /“has:” says no column; write its name after it/);
});

Deno.test("a value that a closed list does not have is answered with those that it has", () => {
  const text = said("decision:keep,burn", "unknown");
  match(text, /Decision has no value “burn”. It has: Keep, Review, Revoke,/);
  const many = Array.from({ length: 9 }, (_, at) => `Value ${at}`);
  const long = parseQuery("app:x", [heading({ key: "app", label: "App", vocabulary: many })]);
  match(table.problem(long.problems[0]), /Value 7, \u2026\./);
});

Deno.test("what is no number is answered with an example of one", () => {
  for (const value of ["many", "2..x", "..", "1..2..3", "*", "2,3"]) {
    const text = said(`score:${value}`, "number");
    match(text, /Score takes a number, such as score>=5, not “/);
    ok(text.includes(`“${value}”`), text);
  }
  said("score>2..5", "number");
});

Deno.test("what is no day, month or year is answered with an example of one", () => {
  for (const value of [">soon", "<26-06-01", "=2026..x", ":..", ">2026-6-1", ":2026..2027,2028"]) {
    match(
      said(`signed_in${value}`, "day"),
      /Last sign-in takes a day.*signed_in>=2026-06-01, not “/,
    );
  }
  said("signed_in:2028,2026..2027", "day");
});

Deno.test("a column of text has no order, and is answered with what it takes", () => {
  match(
    said("decision>=keep", "order"),
    /Decision has no order to compare by; write decision:keep\./,
  );
  match(said("-location<x", "order"), /Location has no order.*location:lisbon/);
});

Deno.test("terms before and after a problem are still read, and every problem keeps its place", () => {
  const { terms, problems } = parseQuery("chrome colour:red score>x mac", HEADINGS);
  deepEqual(terms, [word("chrome"), word("mac")]);
  deepEqual(problems.map(({ at, written }) => [at, written]), [[7, "colour"], [18, "x"]]);
});

Deno.test("every example of the help can be read, for any columns", () => {
  const quotes = heading({ key: "note", vocabulary: ['Say "hi", now', String.raw`a\ b`, "c,d"] });
  const levels = heading({ key: "level", type: "number", vocabulary: ["1", "2"] });
  const one = heading({ key: "selected", vocabulary: ["yes"] });
  const [decision, location, day, score] = HEADINGS;
  const sets = [HEADINGS, [], [location], [decision], [day, score], [quotes], [levels], [one, day]];
  for (const headings of sets) {
    const examples = table.examples(headings);
    ok(examples.length >= 3);
    for (const [query, meaning] of examples) {
      const { terms, problems } = parseQuery(query, headings);
      deepEqual(problems, [], query);
      ok(terms.length > 0 && meaning !== "", query);
    }
  }
});

Deno.test("an example of a value with blanks and quotes means that value", () => {
  const note = heading({ key: "note", vocabulary: ['Say "hi", now', "Other"] });
  const [query] = table.examples([note])[3];
  deepEqual(parseQuery(query, [note]).terms, [among("note", ['Say "hi", now'])]);
});

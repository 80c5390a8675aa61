/** Holds that the six tones can be read, and told apart, in both schemes. */

import { equal, ok } from "node:assert/strict";

const CSS = Deno.readTextFileSync(
  new URL("../../overrides/assets/stylesheets/widgets.css", import.meta.url),
);
const TONES = ["keep", "review", "revoke", "rotate", "escalate", "blocked"];
/** The pages behind the tones: white, and hsl(190 15% 14%) as Material makes it of the portal's hue. */
const PAGES = { light: "#ffffff", dark: "#1e2729" };

/** @typedef {[number, number, number]} Colour linear light, each part from 0 to 1 */
/** @typedef {(colour: Colour) => Colour} Eye */

/** @param {string} hex @returns {Colour} */
function srgb(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  return [red, green, blue];
}

/** @param {Colour} colour @returns {Colour} */
function linear(colour) {
  const [red, green, blue] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  );
  return [red, green, blue];
}

/** @param {Colour} colour */
const luminance = ([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** @param {Colour} one @param {Colour} other */
function contrast(one, other) {
  const [dark, light] = [luminance(linear(one)), luminance(linear(other))].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** @param {Colour} tone @param {Colour} page @param {number} share @returns {Colour} */
function mixed(tone, page, share) {
  const [red, green, blue] = tone.map((part, at) => part * share + page[at] * (1 - share));
  return [red, green, blue];
}

/** Machado and others, 2009: how dichromats see, in linear light. */
const EYES = Object.entries({
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanope: [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
  deuteranope: [[0.367, 0.861, -0.228], [0.28, 0.673, 0.047], [-0.012, 0.043, 0.969]],
  tritanope: [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
});

/** @param {number[][]} matrix @returns {Eye} */
const eye = (matrix) => (colour) => {
  const [red, green, blue] = matrix.map((row) =>
    Math.min(1, Math.max(0, row.reduce((sum, part, at) => sum + part * colour[at], 0)))
  );
  return [red, green, blue];
};

/** Oklab, where a distance is about as large as it looks. */
/** @param {Colour} colour */
function oklab([red, green, blue]) {
  const l = Math.cbrt(0.41222 * red + 0.53633 * green + 0.05145 * blue);
  const m = Math.cbrt(0.2119 * red + 0.6807 * green + 0.1074 * blue);
  const s = Math.cbrt(0.0883 * red + 0.28172 * green + 0.62998 * blue);
  return [
    0.21045 * l + 0.79362 * m - 0.00407 * s,
    1.978 * l - 2.42859 * m + 0.45059 * s,
    0.0259 * l + 0.78277 * m - 0.80868 * s,
  ];
}

/** @param {"light" | "dark"} scheme */
function tokensOf(scheme) {
  const dark = CSS.indexOf('[data-md-color-scheme="slate"]');
  const part = scheme === "light" ? CSS.slice(0, dark) : CSS.slice(dark);
  /** @param {string} name */
  const token = (name) => new RegExp(`--rb-${name}:\\s*([^;]+);`).exec(part)?.[1] ?? "";
  return {
    tones: TONES.map((tone) => ({ tone, colour: srgb(token(`tone-${tone}`)) })),
    tint: parseFloat(token("tint")) / 100,
    page: srgb(PAGES[scheme]),
  };
}

for (const scheme of /** @type {("light" | "dark")[]} */ (["light", "dark"])) {
  const { tones, tint, page } = tokensOf(scheme);

  Deno.test(`${scheme}: every tone reads on the page and on its own tint`, () => {
    for (const { tone, colour } of tones) {
      const [plain, tinted] = [page, mixed(colour, page, tint)].map((on) => contrast(colour, on));
      ok(plain >= 4.5 && tinted >= 4.5, `${tone}: ${plain}, ${tinted}`);
    }
  });

  Deno.test(`${scheme}: no two tones look alike, to colour-blind readers either`, () => {
    // The gravest tone is the only filled one, so it is told apart without its colour.
    const tinted = tones.filter(({ tone }) => tone !== "escalate");
    for (const [name, matrix] of EYES) {
      const seen = tinted.map(({ tone, colour }) => ({
        tone,
        lab: oklab(eye(matrix)(linear(colour))),
      }));
      for (const [at, one] of seen.entries()) {
        for (const other of seen.slice(at + 1)) {
          const distance = Math.hypot(...one.lab.map((part, axis) => part - other.lab[axis]));
          ok(distance > 0.05, `${name}: ${one.tone} and ${other.tone}, ${distance}`);
        }
      }
    }
  });
}

Deno.test("every tone has a shape of its own, which screen readers leave out", () => {
  const shapes = TONES.map((tone) =>
    new RegExp(`rb-decision--${tone}::before \\{[^}]*content: "(.)" / ""`, "u").exec(CSS)?.[1]
  );
  ok(shapes.every((shape) => shape !== undefined));
  equal(new Set(shapes).size, TONES.length);
});

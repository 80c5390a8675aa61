/** Texts that tear a table apart, and rows of them: what tests of exports share. */

const PARTS = [
  "=1+1",
  "+",
  "-",
  "@",
  "\t",
  "\r\n",
  "\n",
  '"',
  '""',
  ",",
  ";",
  "'",
  "|",
  "\\",
  "\\|",
  "`",
  "*",
  "_",
  "~~",
  "[a](b)",
  "<b>",
  "&lt;",
  "&",
  "#1",
  "a",
  "word",
  "\u00e9",
  "\u{1f512}",
  "\ufeff",
  " ",
];

/** Numbers that look random and are the same in every run. @param {number} seed */
function numbers(seed) {
  let state = seed;
  /** @param {number} below */
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Rows of the same width, each cell made of up to five of the parts.
 * @param {number} seed
 * @returns {string[][]}
 */
export function hostileRows(seed) {
  const next = numbers(seed);
  const width = 1 + next(5);
  const cell = () => Array.from({ length: next(6) }, () => PARTS[next(PARTS.length)]).join("");
  return Array.from({ length: 1 + next(6) }, () => Array.from({ length: width }, cell));
}

/** The bytes of a file go in; its text comes out, or nothing where it is no text. */

/**
 * Editors write UTF-8, or UTF-16 with a mark at its beginning. Bytes that are neither would show as
 * other letters than were meant, and what is not read right is not redacted right.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {string | null}
 */
export function textOf(bytes) {
  const [first, second] = bytes;
  const littleEndian = first === 0xff && second === 0xfe;
  const bigEndian = first === 0xfe && second === 0xff;
  const encoding = littleEndian ? "utf-16le" : bigEndian ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

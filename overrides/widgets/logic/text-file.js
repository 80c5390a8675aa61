/** The bytes of a file go in; its text comes out, or nothing where it is no text. */

/**
 * Editors write UTF-8, or UTF-16 with a mark at its beginning; without one, it is told by every other byte, which is zero
 * in a text of ASCII. Bytes that are neither would show as other letters than were meant, and what is not read right is
 * not redacted right.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {string | null}
 */
export function textOf(bytes) {
  const [first, second] = bytes;
  const littleEndian = (first === 0xff && second === 0xfe) || isAscii(bytes, 0);
  const bigEndian = (first === 0xfe && second === 0xff) || isAscii(bytes, 1);
  const encoding = littleEndian ? "utf-16le" : bigEndian ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

/**
 * Whether bytes are ASCII in UTF-16: letters at every other place, and zeros between them.
 * @param {Uint8Array} bytes
 * @param {0 | 1} from where the first letter is
 */
function isAscii(bytes, from) {
  if (bytes.length === 0 || bytes.length % 2 !== 0) return false;
  return bytes.every((byte, at) => at % 2 === from ? byte > 0 && byte < 0x80 : byte === 0);
}

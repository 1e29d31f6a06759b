import { fail } from "../../../core/base/errors.js";

/** How much of a file is looked at for the zeros of UTF-16. */
const PEEK = 4096;

/**
 * The text of a roster's bytes, without byte order mark: UTF-8, or UTF-16 in either order, with the mark or told by its
 * zeros. Throws FILE_UNREADABLE for anything else.
 */
export function decodeRoster(bytes: Uint8Array, file: string): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw fail(
      "FILE_UNREADABLE",
      `not a text in ${encoding.toUpperCase()}; save it as "CSV UTF-8" in the spreadsheet`,
      { file },
    );
  }
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // Separators and line ends are below 256 in any language: half of their bytes are zero, always on the same side.
  const zeros = [0, 0];
  bytes.subarray(0, PEEK).forEach((byte, k) => {
    if (byte === 0) zeros[k % 2] = (zeros[k % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0) return "utf-8";
  return odd > even ? "utf-16le" : "utf-16be";
}

import { createHash } from "node:crypto";

/** Figures and capital letters without those that look alike (0 O, 1 I L, 5 S, U V). */
const LETTERS = "2346789ABCDEFGHJKMNPQRTWXYZ";
const LENGTH = 8;

/** The code that names a sheet on paper, `7KQF-2M9X`: the same for the same seed, copy and quiz. */
export function sheetCode(...parts: readonly string[]): string {
  let left = BigInt(`0x${createHash("sha256").update(JSON.stringify(parts)).digest("hex")}`);
  const base = BigInt(LETTERS.length);
  let code = "";
  for (let k = 0; k < LENGTH; k++) {
    code += LETTERS.charAt(Number(left % base));
    left /= base;
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** A code as somebody typed it: small letters, spaces and a missing dash do not matter. */
export const normaliseCode = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, "");

import { sha256 } from "../../core/base/hash.js";

/** Figures and capital letters without those that look alike (0 O, 1 I L, 5 S, U V). */
const LETTERS = "2346789ABCDEFGHJKMNPQRTWXYZ";

/** Letters in each group: 38 bits are enough to tell practice sheets apart; an exam's 61 cannot be guessed. */
const GROUPS = { practice: [4, 4], exam: [4, 4, 5] } as const;

/** The code that names a sheet on paper, `7KQF-2M9X`: the same for the same parts (numbers, copy, quiz), and no way back to them. */
export function sheetCode(kind: keyof typeof GROUPS, ...parts: readonly string[]): string {
  let left = BigInt(`0x${sha256(JSON.stringify(parts))}`);
  const base = BigInt(LETTERS.length);
  const groups = GROUPS[kind].map((length) => {
    let group = "";
    for (let k = 0; k < length; k++) {
      group += LETTERS.charAt(Number(left % base));
      left /= base;
    }
    return group;
  });
  return groups.join("-");
}

const PIN_DIGITS = 6;

/** The PIN that is printed on a sheet beside its code, six digits: the same for the same parts, and the code does not say it. */
export const sheetPin = (...parts: readonly string[]): string =>
  String(BigInt(`0x${sha256(JSON.stringify(["pin", ...parts]))}`)).slice(-PIN_DIGITS);

/** A code as somebody typed it: small letters, spaces and a missing dash do not matter. */
export const normaliseCode = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, "");

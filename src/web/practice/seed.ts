/** Letters and figures that are not taken for each other. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const LENGTH = 7;

/** A seed that nobody has met: of 27 thousand million. */
export const freshSeed = (): string =>
  [...crypto.getRandomValues(new Uint8Array(LENGTH))]
    .map((byte) => LETTERS.charAt(byte % LETTERS.length))
    .join("");

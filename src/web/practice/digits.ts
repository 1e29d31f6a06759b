import { loadScript } from "./loadScript.js";

declare global {
  /** The digits and their network, as `digits.js` brings them. */
  var gradsheetDigits: string | undefined;
}

/** Loads the file of digits and goes on; false where it is there already, and something else is wrong. */
export function loadDigits(then: () => void): boolean {
  if (globalThis.gradsheetDigits !== undefined) return false;
  loadScript("digits.js", then);
  return true;
}

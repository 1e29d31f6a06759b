declare global {
  /** The digits and their network, as `digits.js` brings them. */
  var gradsheetDigits: string | undefined;
}

/** Loads the file of digits and goes on; false where it is there already, and something else is wrong. */
export function loadDigits(then: () => void): boolean {
  if (globalThis.gradsheetDigits !== undefined) return false;
  const script = document.createElement("script");
  script.src = "digits.js";
  script.addEventListener("load", then);
  document.head.append(script);
  return true;
}

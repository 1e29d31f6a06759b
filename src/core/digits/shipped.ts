import type { DigitFile } from "./digitFile.js";
import { DIGITS_JSON } from "./digitsData.js";
import { type Digits, openDigits } from "./openDigits.js";

let opened: Digits | undefined;

/** The file of digits that comes with gradsheet. */
export const shippedFile = (): DigitFile => JSON.parse(DIGITS_JSON) as DigitFile;

/** The digits that come with gradsheet, and the network that answers them; unpacked when first asked for. */
export function shippedDigits(): Digits {
  opened ??= openDigits(shippedFile());
  return opened;
}

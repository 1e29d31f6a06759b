import { widthOf } from "../../../document/diagram/metrics.js";

/** How much paper something takes, in em: across, above the baseline, below it. */
export interface Size {
  readonly width: number;
  readonly above: number;
  readonly below: number;
}

/** Widths of signs with the space around them, where the table of letters has others. */
const SIGNS: Readonly<Record<string, number>> = {
  "=": 1.25,
  "≤": 1.25,
  ">": 1.25,
  "+": 1.16,
  "−": 1.16,
  "·": 0.75,
  "⋅": 0.75,
  "×": 1.1,
  "∑": 1.35,
  "(": 0.37,
  ")": 0.37,
  "∂": 0.55,
  "\u2061": 0,
  ",": 0.45,
};
/** A sign of a number has no space beside it. */
const SIGN = 0.72;
const SUM: Size = { width: 1.35, above: 1, below: 0.5 };
export const isSum = (size: Size): boolean => size === SUM;

/** Of letters and signs, how far their ink reaches from the baseline, in em. */
const HIGH = 0.7;
const LOW = 0.5;
const DEEP = 0.26;
const BRACKET = { above: 0.77, below: 0.22 };
const SMALL_LETTERS = /^[acegmnopqrsuvwxyzηγεμνρστυφχωικ.,−+=·⋅…×∘\s\u2061]*$/;
const DESCENDING = /[gjpqyQηγμρφχβ,;]/;

type Attributes = Readonly<Record<string, string>>;

/** The size of a number, a letter, a word or a sign, from its text and its element with its attributes. */
export function tokenSize(plain: string, element: string, attributes: Attributes): Size {
  if (plain === "∑") return SUM;
  if (plain === "f") return { width: 0.6, above: 0.76, below: 0 };
  const width =
    element === "mo" ? signWidth(plain, attributes) : widthOf(plain, element === "mi" && plain.length === 1);
  if (/[()[\]|{}]/.test(plain))
    return attributes["minsize"] !== undefined
      ? { width: width + 0.1, above: 0.88, below: 0.36 }
      : { width, ...BRACKET };
  return {
    width,
    above: SMALL_LETTERS.test(plain) ? LOW : HIGH,
    below: DESCENDING.test(plain) ? DEEP : 0,
  };
}

const signWidth = (sign: string, { form }: Attributes): number =>
  /^[−+]$/.test(sign) && form === "prefix" ? SIGN : (SIGNS[sign] ?? widthOf(sign));

/**
 * Advance widths of STIX Two Text in thousandths of an em, for the characters from "!" to "~".
 * Source: the hmtx tables of @fontsource/stix-two-text 5.3.0; the test reads them again from the font.
 */
const UPRIGHT = [
  283, 334, 573, 495, 692, 736, 187, 343, 343, 410, 720, 245, 315, 245, 387, 495, 495, 495, 495, 495, 495,
  495, 495, 495, 495, 245, 245, 701, 720, 701, 411, 905, 718, 618, 670, 730, 626, 588, 720, 777, 357, 396,
  702, 585, 895, 742, 737, 569, 737, 659, 504, 603, 752, 680, 944, 664, 647, 594, 347, 385, 347, 480, 512,
  222, 480, 522, 446, 539, 464, 307, 484, 577, 285, 263, 542, 283, 852, 576, 514, 537, 521, 380, 395, 315,
  570, 481, 749, 479, 483, 458, 312, 267, 312, 557,
] as const;

const ITALIC = [
  273, 334, 573, 495, 685, 720, 187, 340, 339, 391, 720, 242, 315, 242, 386, 495, 495, 495, 495, 495, 495,
  494, 495, 495, 495, 242, 242, 701, 720, 701, 400, 916, 681, 593, 656, 702, 614, 583, 697, 757, 343, 398,
  655, 569, 869, 714, 707, 569, 707, 620, 534, 610, 731, 640, 913, 637, 607, 606, 347, 415, 347, 480, 512,
  222, 534, 495, 408, 541, 412, 291, 451, 549, 279, 272, 499, 273, 825, 564, 485, 521, 518, 383, 367, 298,
  557, 429, 694, 453, 446, 425, 310, 267, 310, 554,
] as const;

const OTHERS: Readonly<Record<string, number>> = { " ": 235, "·": 282, "×": 655, "′": 296, "−": 720 };

const FIRST = "!".charCodeAt(0);
/** Greek and other alphabets: as wide as a wide small letter. */
const LETTER = 640;
/** Hangul and other full-width characters of the second font. */
const SQUARE = 1000;
const FIRST_SQUARE = 0x1100;

function advance(character: string, italic: boolean): number {
  const other = OTHERS[character];
  if (other !== undefined) return other;
  const code = character.codePointAt(0) ?? 0;
  const known = (italic ? ITALIC : UPRIGHT)[code - FIRST];
  if (known !== undefined) return known;
  return code >= FIRST_SQUARE && !(code >= 0x2000 && code < 0x2e80) ? SQUARE : LETTER;
}

/** The width of a text in em. Characters outside the table are taken as wide, so that texts never touch. */
export function widthOf(text: string, italic = false): number {
  let sum = 0;
  for (const character of text) sum += advance(character, italic);
  return sum / 1000;
}

/** How far the text reaches above its baseline, in em. */
export function ascentOf(text: string): number {
  return /[^0-9A-Za-z+\-=.,−·×\s]/.test(text) ? 0.78 : 0.69;
}

/** How far the text reaches below its baseline, in em. */
export function descentOf(text: string): number {
  return /[^0-9A-Za-fhik-or-xzL+=.−·×\s-]|Q/.test(text) ? 0.24 : 0.02;
}

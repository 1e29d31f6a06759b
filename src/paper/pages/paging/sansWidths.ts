/**
 * Advance widths of Noto Sans KR in thousandths of an em, for the characters from "!" to "~".
 * Source: the hmtx tables of @fontsource/noto-sans-kr 5.3.0; the test reads them again from the font.
 */
const WIDTHS = [
  323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555,
  555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535,
  646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559,
  606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468, 377,
  607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
] as const;

const HANGUL = 920;
const OTHERS: Readonly<Record<string, number>> = { "·": 279, "−": 555, "\u2060": 0 };
/** Signs and letters that the font takes from others. */
const OTHER = 1000;
const FIRST = "!".charCodeAt(0);

/** The width of a text of Korean pages in em. */
export function sansWidthOf(text: string): number {
  let sum = 0;
  for (const character of text) {
    const known = OTHERS[character] ?? WIDTHS[character.charCodeAt(0) - FIRST];
    sum += known ?? (/\p{Script=Hangul}/u.test(character) ? HANGUL : OTHER);
  }
  return sum / 1000;
}

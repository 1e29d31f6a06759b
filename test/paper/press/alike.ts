import { describe, expect } from "@jest/globals";
import { areThere } from "../../support/judge.js";
import { farthest, judged, unlike } from "./judges.js";

/** `describe` where the judges are installed. */
export const withJudges = areThere("pdftotext", "pdftoppm", "qpdf") ? describe : describe.skip;

/** Words by their letters: how far apart they stand hangs on hundredths of a point. */
const spaced = (text: string): string => text.replace(/\s+/g, " ");

/** Holds a pressed document to the one that Chrome has printed whole. */
export async function expectAlike(pressed: Uint8Array, whole: Uint8Array): Promise<void> {
  const [ours, chromes] = [await judged(pressed), await judged(whole)];
  expect(ours.faults).toBe("");
  expect(spaced(ours.text)).toBe(spaced(chromes.text));
  expect(farthest(ours.words, chromes.words)).toBeLessThan(0.1);
  expect(ours.tags).toEqual(chromes.tags);
  expect(ours.outline.map(({ title }) => title)).toEqual(chromes.outline.map(({ title }) => title));
  const away = ours.outline.map(({ y }, k) => Math.abs(y - Number(chromes.outline[k]?.y)));
  expect(Math.max(0, ...away)).toBeLessThan(0.1);
  expect(unlike(ours.pictures, chromes.pictures)).toBeLessThan(20);
}

import { drawerOf } from "../src/classroom/set/make/drawCopies.js";
import { numberedCopies } from "../src/classroom/set/students/copy.js";
import type { Sheet } from "../src/core/sheet/sheet.js";
import type { FontPurpose } from "../src/paper/fonts/fonts.js";
import { renderSheet } from "../src/paper/pages/documents.js";
import { presetQuiz } from "./makeWarm.js";

/** The documents of a copy that are counted as one pair. */
export const PAIR = ["worksheet", "key"] as const;

/** The pairs of a set, as `generate` renders them: by its place, those of each copy. */
export function pairsOf(
  preset: string,
  copies: number,
  purpose: FontPurpose = "print",
): (k: number) => readonly string[] {
  const drawer = drawerOf(presetQuiz(preset), { kind: "seed", seed: "bench" }, () => {});
  const sheets = numberedCopies(copies).map((copy): Sheet => {
    const drawn = drawer.draw(copy);
    if ("error" in drawn) throw drawn.error;
    return drawn.sheet;
  });
  return (k) => {
    const sheet = sheets[k];
    if (sheet === undefined) return [];
    return PAIR.map((document) => renderSheet(sheet, document, purpose, undefined, drawer.common().said));
  };
}

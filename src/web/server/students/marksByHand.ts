import type { Answers } from "../../../core/marking/marked.js";
import type { Sheet } from "../../../core/sheet/sheet.js";
import { marksIdsOf } from "./boxes.js";

/** The marks that somebody gave for what is written, of all that is saved. */
export const marksByHand = (sheet: Sheet, saved: Answers): Answers =>
  Object.fromEntries(
    marksIdsOf(sheet).flatMap((id) => {
      const marks = saved[id];
      return marks === undefined || marks.trim() === "" ? [] : [[id, marks] as const];
    }),
  );

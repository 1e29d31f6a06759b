import { mark } from "../../src/core/marking/mark.js";
import type { Answers, MarkedSheet } from "../../src/core/marking/marked.js";
import { SHARES, type Sheet } from "../../src/core/sheet/sheet.js";

/** Marks as exports do that carry follow-through: each box by itself, no slip charged once for several. */
export const markAsExported = (sheet: Sheet, answers: Answers): MarkedSheet =>
  mark({ ...sheet, marking: { ...SHARES, ...sheet.marking, inferred: false } }, answers);

import type { Level } from "../base/settings.js";
import type { Definition } from "../graph/definition.js";
import { operationsOf } from "../graph/operations.js";

/** Millimetres of paper for one line of work. */
const LINE = 6.5;
const SHARE: Readonly<Record<Level, number>> = { guided: 0.5, standard: 1, exam: 1.5 };
const LEAST = 12;
/** Many lines of one kind are worked out alike: beyond this more paper is of no use. */
const MOST: Readonly<Record<Level, number>> = { guided: 45, standard: 72, exam: 115 };
/** The first part stands on one page with all that the question gives. */
const MOST_AT_FIRST = 85;

/** Room to work in, by the lines that a student writes: what is copied or read off is no line; none where nothing is calculated. */
export function roomFor(lines: readonly Definition[], level: Level, first: boolean): string {
  const written = lines.filter(
    ({ role, expression }) => role !== "class" && operationsOf(expression) > 0,
  ).length;
  if (written === 0) return "";
  const most = first ? Math.min(MOST[level], MOST_AT_FIRST) : MOST[level];
  return `${Math.round(Math.min(most, Math.max(LEAST, written * LINE * SHARE[level])))}mm`;
}

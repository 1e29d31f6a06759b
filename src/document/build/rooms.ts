import type { Level } from "../../core/base/settings.js";
import type { Definition } from "../../core/graph/definition.js";
import { operationsOf } from "../../core/graph/operations.js";

/** Room to work in, in mm: the least that will do, and what is right; it is never stretched to fill a page. */
export interface Room {
  readonly least: number;
  readonly best: number;
}

/** Height of a line of work. Numbers put in and a result take less than half the page across: two stand side by side. */
const LINE = 6.5;
/** Guided, the formula stands there already; in an exam some lines are written that no box asks for. */
const SHARE: Readonly<Record<Level, number>> = { guided: 0.4, standard: 0.65, exam: 0.8 };
const LEAST = 10;
/** Where pages would be more otherwise: so much of it, or so many mm. */
const [TIGHT, TIGHTEST] = [0.55, 24];
const MOST = 100;
/** Beside its boxes, room has two thirds of the page across. */
const BESIDE = 1.4;

/**
 * By the lines that a student writes: what is copied or read off is no line; null where nothing is calculated. `beside`:
 * the room stands beside its boxes, not under them.
 */
export function roomFor(lines: readonly Definition[], level: Level, beside: boolean): Room | null {
  const written = lines.filter(({ role, expression }) => role !== "class" && operationsOf(expression) > 0);
  if (written.length === 0) return null;
  const needed = written.length * LINE * SHARE[level] * (beside ? BESIDE : 1);
  const best = Math.min(MOST, Math.max(LEAST, needed));
  return { least: Math.max(LEAST, Math.min(TIGHTEST, best * TIGHT)), best };
}

/** For notes on numbers of one's own choosing. */
const [NOTES, NOTE] = [8, 6] as const;

export function roomForNotes(numbers: number): Room {
  return { least: NOTES, best: NOTES + NOTE * numbers };
}

import type { Level } from "../../core/base/settings.js";
import type { Definition } from "../../core/graph/definition.js";
import { operationsOf } from "../../core/graph/operations.js";

/** Room to work in, in mm: the least that will do, what is right, and beyond what more paper is of no use. */
export interface Room {
  readonly least: number;
  readonly best: number;
  readonly most: number;
}

/** Height of a line of work. Numbers put in and a result take less than half the page across: two stand side by side. */
const LINE = 6.5;
/** Guided, the formula stands there already; in an exam some lines are written that no box asks for. */
const SHARE: Readonly<Record<Level, number>> = { guided: 0.4, standard: 0.65, exam: 0.8 };
const LEAST = 10;
const TIGHT = 0.55;
const WIDE = 3;
const MOST = 130;
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
  const best = Math.min(MOST / WIDE, Math.max(LEAST, needed));
  return { least: Math.max(LEAST, best * TIGHT), best, most: best * WIDE };
}

/** For notes on what is chosen without a number: a formula, a weight, a verdict. */
const [NOTES, NOTE] = [8, 6] as const;

export function roomForNotes(choices: number): Room {
  const best = NOTES + NOTE * choices;
  return { least: NOTES, best, most: best * WIDE };
}

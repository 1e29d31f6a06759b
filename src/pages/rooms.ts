import type { Level } from "../base/settings.js";
import type { Definition } from "../graph/definition.js";
import { operationsOf } from "../graph/operations.js";

/** Room to work in, in mm: the least that will do, what is right, and beyond what more paper is of no use. */
export interface Room {
  readonly least: number;
  readonly best: number;
  readonly most: number;
}

/** Millimetres of paper for one line of work. */
const LINE = 6.5;
/** Guided, the formula stands there already; in an exam some lines are written that no box asks for. */
const SHARE: Readonly<Record<Level, number>> = { guided: 0.5, standard: 0.9, exam: 1.1 };
const LEAST = 10;
/** Short lines stand two beside one another. */
const TIGHT = 0.55;
const WIDE = 1.8;
const MOST = 120;

/** By the lines that a student writes: what is copied or read off is no line; null where nothing is calculated. */
export function roomFor(lines: readonly Definition[], level: Level): Room | null {
  const written = lines.filter(({ role, expression }) => role !== "class" && operationsOf(expression) > 0);
  if (written.length === 0) return null;
  const best = Math.min(MOST / WIDE, Math.max(LEAST, written.length * LINE * SHARE[level]));
  return { least: Math.max(LEAST, best * TIGHT), best, most: best * WIDE };
}

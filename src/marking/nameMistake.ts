import type { Interval } from "../network/interval.js";
import type { Mistake, NumberAnswer } from "../sheet/sheet.js";
import { holds, intervalFrom, type OwnValues, type Way, wayTo } from "./carry.js";
import { isWide } from "./cheapCredit.js";
import type { Scheme } from "./scheme.js";

/** A wrong method that leads to a student's number; `own`: from the student's own earlier numbers, not the right ones. */
export interface NamedMistake {
  readonly id: string;
  readonly own: boolean;
}

const NO_VALUES: OwnValues = new Map();

/**
 * The misconception that leads to a number nearest by, from the right values or from the student's own; null where none
 * does. Lines left blank may have been gone wrong in too: their mistakes are tried on the way to this answer.
 */
export function nameMistake(
  scheme: Scheme,
  answer: NumberAnswer,
  value: number,
  own: OwnValues,
  wrong: readonly string[],
): NamedMistake | null {
  const { question, place, asked } = scheme;
  let best: NamedMistake | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  const offer = (mistake: Mistake, interval: Interval, middle: number, isOwn: boolean) => {
    if (isWide(answer, interval) || !holds(interval, value)) return;
    const distance = Math.abs(value - middle);
    // What differs by the noise of the arithmetic is as near: the mistake that is listed first is named.
    if (distance >= nearest - 1e-9 * Math.abs(value)) return;
    best = { id: mistake.id, own: isOwn };
    nearest = distance;
  };
  const before = [...asked.keys()].slice(0, place.get(answer.quantity));
  const full = wayTo(scheme, answer, before);
  for (const { mistake: index, value: middle } of answer.misconceptions) {
    const mistake = question.mistakes[index];
    if (mistake === undefined) continue;
    offer(mistake, intervalFrom(scheme, full, NO_VALUES, mistake.replace), middle, false);
  }
  const way = wayTo(scheme, answer, own.keys());
  const blanks = way.cone.some(({ id }) => id !== answer.quantity && asked.has(id));
  if (wrong.length === 0 && !blanks) return best;
  const right = intervalFrom(scheme, way, own);
  for (const mistake of mistakesOn(scheme, answer, way)) {
    const interval = intervalFrom(scheme, way, own, mistake.replace);
    const changes = interval[0] !== right[0] || interval[1] !== right[1];
    if (changes) offer(mistake, interval, (interval[0] + interval[1]) / 2, wrong.length > 0);
  }
  return best;
}

/** The mistakes of an answer and of the blank lines that its way passes. */
function mistakesOn({ question, asked }: Scheme, answer: NumberAnswer, { cone }: Way): Mistake[] {
  const answers = [
    answer,
    ...cone.flatMap(({ id }) => (id === answer.quantity ? [] : (asked.get(id) ?? []))),
  ];
  const indices = new Set(
    answers.flatMap(({ misconceptions }) => misconceptions.map(({ mistake }) => mistake)),
  );
  return [...indices].flatMap((index) => question.mistakes[index] ?? []);
}

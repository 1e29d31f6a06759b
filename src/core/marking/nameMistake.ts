import { LIMITS } from "../graph/limits.js";
import type { WrittenNumber } from "../graph/written.js";
import type { Interval } from "../network/interval.js";
import type { Mistake, NumberAnswer } from "../sheet/sheet.js";
import { intervalHolding, intervalOf } from "./carry.js";
import { isWide } from "./cheapCredit.js";
import type { Before } from "./follows.js";
import type { PreparedQuestion } from "./preparedQuestion.js";
import type { Way } from "./ways.js";

/** A wrong method that leads to a student's number; `own`: from the student's own earlier numbers, not the right ones. */
export interface NamedMistake {
  readonly id: string;
  readonly own: boolean;
}

/**
 * The misconception that leads to a number nearest by, from the right values or from the student's own; null where none
 * does. Lines left blank may have been gone wrong in too: their mistakes are tried on the way to this answer.
 */
export function nameMistake(
  scheme: PreparedQuestion,
  answer: NumberAnswer,
  written: WrittenNumber,
  { way, wrong, own }: Before,
): NamedMistake | null {
  const { question, asked, right } = scheme;
  const { value } = written;
  let best: NamedMistake | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  const offer = (mistake: Mistake, interval: Interval, middle: number, isOwn: boolean) => {
    if (isWide(answer, interval, LIMITS.timesNamed)) return;
    const distance = Math.abs(value - middle);
    // What differs by the noise of the arithmetic is as near: the mistake that is listed first is named.
    if (distance >= nearest - LIMITS.asNear * Math.abs(value)) return;
    best = { id: mistake.id, own: isOwn };
    nearest = distance;
  };
  const full = scheme.wayInOrder(answer.quantity);
  for (const { mistake: index, value: middle } of answer.misconceptions) {
    const mistake = question.mistakes[index];
    if (mistake === undefined) continue;
    const interval = intervalHolding(scheme, full, { from: right, replace: mistake.replace }, written);
    if (interval !== null) offer(mistake, interval, middle, false);
  }
  const blanks = way.cone.some(({ id }) => id !== answer.quantity && asked.has(id));
  if (wrong.length === 0 && !blanks) return best;
  let unspoilt: Interval | undefined;
  for (const mistake of mistakesOn(scheme, answer, way)) {
    const start = { from: own.carried, replace: mistake.replace };
    const interval = intervalHolding(scheme, way, start, written);
    if (interval === null) continue;
    unspoilt ??= intervalOf(scheme, way, { from: own.carried });
    const changes = interval[0] !== unspoilt[0] || interval[1] !== unspoilt[1];
    if (changes) offer(mistake, interval, (interval[0] + interval[1]) / 2, wrong.length > 0);
  }
  return best;
}

/** The mistakes of an answer and of the blank lines that its way passes. */
function mistakesOn({ question, asked }: PreparedQuestion, answer: NumberAnswer, { cone }: Way): Mistake[] {
  const answers = [
    answer,
    ...cone.flatMap(({ id }) => (id === answer.quantity ? [] : (asked.get(id) ?? []))),
  ];
  const indices = new Set(
    answers.flatMap(({ misconceptions }) => misconceptions.map(({ mistake }) => mistake)),
  );
  return [...indices].flatMap((index) => question.mistakes[index] ?? []);
}

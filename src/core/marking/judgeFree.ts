import { known } from "../base/known.js";
import { failing, freeAnswers, runCheck } from "../sheet/runCheck.js";
import type { Check, FreeAnswer, Question } from "../sheet/sheet.js";
import { completedNeurons } from "./completedNeurons.js";
import { type Judged, NOTHING, RIGHT_CHOICE, UNANSWERED, unreadable, WRONG_CHOICE } from "./judged.js";
import { nameSeparation } from "./nameSeparation.js";
import { readNumber, type Written } from "./readNumber.js";

/**
 * Marks the numbers that a student chose: those of a check together, by working its cases out with them. All of them are
 * right, or none is, but for neurons that are marked apart; while one of them is missing nothing is said of the others.
 */
export function judgeFree(
  question: Question,
  written: ReadonlyMap<string, string>,
  thousands: boolean,
): ReadonlyMap<string, Judged> {
  const judged = new Map<string, Judged>();
  const { checks = [] } = question;
  if (checks.length === 0) return judged;
  const all = freeAnswers(question);
  const read = new Map(all.map(({ id }) => [id, readNumber(known(written, id), thousands)]));
  const own = ownValues(all, read);
  for (const check of checks) {
    const boxes = all.filter(({ quantity }) => check.judges.includes(quantity));
    const whole = boxes.every(({ quantity }) => own.has(quantity));
    const found = whole ? judgeCheck(question, check, own) : unreadable("with-others");
    const right: ReadonlySet<string> =
      found === RIGHT_CHOICE ? new Set() : completedNeurons(question, check, own);
    for (const { id, quantity } of boxes) {
      const one = known(read, id);
      const value = own.get(quantity) ?? null;
      judged.set(
        id,
        one.kind === "blank"
          ? UNANSWERED
          : one.kind === "unreadable"
            ? unreadable(one.reason)
            : { ...(right.has(quantity) ? RIGHT_CHOICE : found), value },
      );
    }
  }
  return judged;
}

/** The numbers that were read, by quantity. */
const ownValues = (
  all: readonly FreeAnswer[],
  read: ReadonlyMap<string, Written>,
): ReadonlyMap<string, number> =>
  new Map(
    all.flatMap(({ id, quantity }) => {
      const one = known(read, id);
      return one.kind === "number" ? [[quantity, one.value] as const] : [];
    }),
  );

function judgeCheck(question: Question, check: Check, own: ReadonlyMap<string, number>): Judged {
  if (failing(runCheck(question, check, own)) === undefined) return RIGHT_CHOICE;
  const misconception = nameSeparation(question, check, own);
  return misconception === null ? WRONG_CHOICE : { ...NOTHING, verdict: "misconception", misconception };
}

import { marksId, type WrittenAnswer } from "../sheet/sheet.js";
import { type Judged, NOTHING, unreadable } from "./judged.js";
import type { Answers } from "./marked.js";
import { readNumber } from "./readNumber.js";

/** What is said of an answer that no program marks, and the points that somebody gave it. */
export interface JudgedByHand extends Judged {
  readonly points: number;
}

const WAITING: JudgedByHand = { ...NOTHING, verdict: "unmarked", points: 0 };

/** Marks that stand under the answer's id and `.marks`; without them it waits to be marked. */
export function judgeWritten(answer: WrittenAnswer, answers: Answers): JudgedByHand {
  const id = marksId(answer);
  const given = Object.hasOwn(answers, id) ? answers[id] : undefined;
  if (given === undefined) return WAITING;
  const marks = readNumber(given);
  if (marks.kind === "blank") return WAITING;
  if (marks.kind === "unreadable" || marks.value < 0 || marks.value > answer.points)
    return { ...unreadable("no-marks"), points: 0 };
  return { ...NOTHING, verdict: "marked", value: marks.value, points: marks.value };
}

/** The points of a sheet that still wait for somebody to give them. */
export const waitingPoints = (
  answers: readonly { readonly verdict: string; readonly maxPoints: number; readonly ruling?: unknown }[],
): number =>
  answers.reduce(
    (sum, { verdict, maxPoints, ruling }) =>
      verdict === "unmarked" && ruling === undefined ? sum + maxPoints : sum,
    0,
  );

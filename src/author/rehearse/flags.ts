import type { Question } from "../../core/sheet/sheet.js";
import type { RehearsedQuestion } from "./rehearsedQuestion.js";
import { workedLines } from "./workedLines.js";

/** What a teacher would want to know before a quiz is printed. */
export const FLAGS = [
  /** The key's own way does not earn all points: a fault of this program. */
  "key-loses",
  /** Whoever guesses earns too much. */
  "guessed",
  /** One slip costs too much, carried rightly. */
  "slip-costs",
  /** One number alone earns a large part of the paper, and many lines lead to it. */
  "heavy-box",
  /** The same question has another split of points on another copy. */
  "unequal-points",
  /** The same question takes much longer on another copy. */
  "unequal-minutes",
  /** Good and weak students do alike. */
  "flat",
] as const;

/** Something to mend in a question before it is printed. */
export interface Flag {
  readonly flag: (typeof FLAGS)[number];
  readonly question: string;
  /** The box on the first copy that has it. */
  readonly answer?: string;
  /** What was measured, in the flag's own unit: a share, points, minutes, a correlation. */
  readonly measured: number;
}

/** Where a flag is raised. */
const LIMITS = {
  /** What is left of the share less 1.5 standard errors; of four options a quarter is right by chance. */
  guessed: 0.3,
  slipCosts: 0.25,
  /** Of the paper's points, and of how many lines nobody sees. */
  box: 0.1,
  lines: 4,
  minutes: 1.5,
  discrimination: 0.2,
} as const;

/** The flags of a question; `total` are the paper's points. */
export function flagsOf(figures: RehearsedQuestion, drawn: readonly Question[], total: number): Flag[] {
  const { id: question, earned, guessed, guessedSurely, slipCosts, minutes, discrimination } = figures;
  const flag = (name: Flag["flag"], measured: number, answer?: string): Flag => ({
    ...{ flag: name, question, measured },
    ...(answer === undefined ? {} : { answer }),
  });
  const heavy = drawn.flatMap((one) => heavyBoxes(one, total)).slice(0, 1);
  const boxes = Math.max(
    ...drawn.map(({ answers }) => answers.filter(({ kind }) => kind === "number").length),
  );
  return [
    ...(earned.careful.mean < 1 - 1e-9 ? [flag("key-loses", 1 - earned.careful.mean)] : []),
    ...(guessedSurely > LIMITS.guessed ? [flag("guessed", guessed)] : []),
    // Of one box or two there is nothing to carry on in.
    ...(boxes > 2 && slipCosts !== null && slipCosts > LIMITS.slipCosts
      ? [flag("slip-costs", slipCosts)]
      : []),
    ...heavy.map(({ id, points }) => flag("heavy-box", points, id)),
    ...(new Set(drawn.map(splitOf)).size > 1 ? [flag("unequal-points", differing(drawn))] : []),
    ...(minutes[1] > LIMITS.minutes * minutes[0] ? [flag("unequal-minutes", minutes[1] - minutes[0])] : []),
    ...(discrimination !== null && discrimination < LIMITS.discrimination
      ? [flag("flat", discrimination)]
      : []),
  ];
}

/** The points of a question's boxes, in order. */
const splitOf = ({ answers }: Question): string => answers.map(({ points }) => points).join(" ");

/** By how many points boxes in the same place differ at most. */
function differing(drawn: readonly Question[]): number {
  const places = Math.max(...drawn.map(({ answers }) => answers.length));
  return Math.max(
    ...Array.from({ length: places }, (_none, k) => {
      const points = drawn.map(({ answers }) => answers[k]?.points ?? 0);
      return Math.max(...points) - Math.min(...points);
    }),
  );
}

/** Numbers of more than a tenth of the paper to which lines lead that no other box asks for. */
function heavyBoxes(question: Question, total: number): readonly { id: string; points: number }[] {
  const asked = new Set(question.answers.map(({ quantity }) => quantity));
  return question.answers.filter((answer) => {
    if (answer.kind !== "number" || answer.points <= LIMITS.box * total) return false;
    const lines = workedLines({ ...question, answers: [answer] }).filter((line) => !asked.has(line));
    return lines.length >= LIMITS.lines;
  });
}

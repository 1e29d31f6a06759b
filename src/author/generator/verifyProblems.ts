import { known } from "../../core/base/known.js";
import { type Algebra, numbers } from "../../core/graph/algebra.js";
import { evaluateExpression } from "../../core/graph/evaluate.js";
import { roundingOf } from "../../core/graph/precision.js";
import { roundNumber } from "../../core/graph/rounding.js";
import { printedLines } from "../../core/sheet/printedLines.js";
import {
  graphOfQuestion,
  numberAnswers,
  type Option,
  type Question,
  type Sheet,
} from "../../core/sheet/sheet.js";
import { minutesFor, workOf } from "../../core/sheet/work.js";
import type { Quiz } from "../quiz/quiz.js";
import { fingerprint } from "./draw/fingerprint.js";
import { linesOfKey } from "./linesOfKey.js";
import { makeSheet } from "./makeSheet.js";
import { kindOf } from "./reference.js";

/** Of one topic: how often a draw was refused and by which check, what was asked, and how hard it was. */
export interface TopicFigures {
  readonly topic: string;
  readonly questions: number;
  readonly draws: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly answers: number;
  readonly operations: readonly [least: number, mean: number, most: number];
  /** Significant figures of the numbers asked, as they are printed; null where all is chosen. */
  readonly digits: readonly [least: number, mean: number, most: number] | null;
  readonly minutes: number;
}

/** A promise that a sheet does not keep. */
export interface BrokenPromise {
  readonly seed: number;
  readonly promise:
    | "options-alike"
    | "prints-as-zero"
    | "mistake-in-bounds"
    | "line-not-reproduced"
    | "line-does-not-recompute"
    | "answer-is-printed"
    | "points-differ"
    | "sheet-twice";
  readonly where: string;
}

/** What many sheets of a quiz are like, topic by topic, and the promises that were broken. */
export interface ProblemReport {
  readonly seeds: number;
  readonly topics: readonly TopicFigures[];
  readonly broken: readonly BrokenPromise[];
}

/**
 * Draws a quiz's sheet for seeds 1 to `seeds`, and looks at each as a strict reader would. Questions about fixed networks
 * are not redrawn, so that nothing but the reproduction of their lines is promised. Throws CANNOT_DRAW as `makeSheet` does.
 */
export function verifyProblems(quiz: Quiz, seeds: number, seed: string): ProblemReport {
  const refusals = new Map<string, Map<string, number>>();
  const questions = new Map<string, Measured[]>();
  const broken: BrokenPromise[] = [];
  const seen = new Map<string, number>();
  const splits = new Map<string, string>();
  // How many sheets there can be of a teacher's own questions is the teacher's to say.
  const fixed = quiz.questions.every(({ network, own }) => own !== undefined || network?.kind === "fixed");
  for (let k = 1; k <= seeds; k++) {
    // All kinds of problem are looked at, also of a quiz whose sets have one.
    const sheet = makeSheet(
      { ...quiz, alike: false },
      {
        id: String(k).padStart(3, "0"),
        seed,
        refused: (topic, check) => {
          const counts = refusals.get(topic) ?? new Map<string, number>();
          refusals.set(topic, counts.set(check, (counts.get(check) ?? 0) + 1));
        },
      },
    );
    for (const question of sheet.questions) {
      const label = labelOf(question);
      const made = questions.get(label) ?? [];
      made.push(measured(question));
      questions.set(label, made);
      broken.push(...faultsOf(question, sheet).map((fault) => ({ seed: k, ...fault })));
      // Texts of one's own without a name are not told apart.
      if (question.topic === "own" && question.own?.name === undefined) continue;
      const kind = `${question.id} ${label} ${kindOf(question)}`;
      const split = question.answers.map(({ points }) => points).join(" + ");
      if (split !== (splits.get(kind) ?? split))
        broken.push({ seed: k, promise: "points-differ", where: `${question.id} (${split})` });
      splits.set(kind, splits.get(kind) ?? split);
    }
    const print = JSON.stringify(sheet.questions.map(fingerprint));
    const twin = seen.get(print);
    if (twin !== undefined && !fixed) {
      broken.push({ seed: k, promise: "sheet-twice", where: `the sheet of seed ${twin}` });
    }
    seen.set(print, k);
  }
  return {
    seeds,
    topics: [...questions].map(([topic, made]) => figuresOf(topic, made, refusals.get(topic) ?? new Map())),
    broken,
  };
}

/** What a question is reported under: its topic, or what a teacher's own is called. */
const labelOf = ({ topic, own }: Question): string => own?.name ?? topic;

type Fault = Omit<BrokenPromise, "seed">;

function faultsOf(question: Question, sheet: Sheet): Fault[] {
  const again = workedByHand(question);
  const printed = printedLines(question, sheet);
  const lines = linesOfKey(question).flatMap((id): Fault[] =>
    again.get(id) === printed.get(id)
      ? []
      : [{ promise: "line-does-not-recompute", where: `${question.id}.${id}` }],
  );
  const alike = question.answers.filter((answer) => answer.kind === "choice" && hasTwins(answer.options));
  const twins = alike.map(({ id }): Fault => ({ promise: "options-alike", where: id }));
  const ofNumbers = numberAnswers(question.answers).flatMap(
    ({ id, quantity, value, display, lower, upper, misconceptions }): Fault[] => {
      const worked = known(again, quantity);
      const faults: Fault[] = [];
      if (!(worked >= lower && worked <= upper)) faults.push({ promise: "line-not-reproduced", where: id });
      if (Number(display) !== worked) faults.push({ promise: "line-does-not-recompute", where: id });
      if (copiesShown(question, quantity)) faults.push({ promise: "answer-is-printed", where: id });
      if (Number(display) === 0 && value !== 0) faults.push({ promise: "prints-as-zero", where: id });
      for (const wrong of misconceptions) {
        const inside = [wrong.value, Number(wrong.display)].some((one) => one >= lower && one <= upper);
        if (inside && wrong.told) faults.push({ promise: "mistake-in-bounds", where: `${id} (${wrong.id})` });
      }
      return faults;
    },
  );
  return [...twins, ...lines, ...ofNumbers];
}

/** Whether an asked gradient is a mere copy of what the question prints. */
function copiesShown({ definitions, shown, parts }: Question, quantity: string): boolean {
  const line = definitions.find(({ id }) => id === quantity);
  const alone = parts.reduce((sum, { answers }) => sum + answers.length, 0) === 1;
  return (
    !alone &&
    line?.role === "gradient" &&
    typeof line.expression === "string" &&
    shown.includes(line.expression)
  );
}

/** Whether two options read alike. */
function hasTwins(options: readonly Option[]): boolean {
  const texts = options.map((option) => (option.kind === "value" ? option.display : JSON.stringify(option)));
  return new Set(texts).size < texts.length;
}

/** As a person works: nothing times anything is nothing, also where the other factor, ln 0, has no value. */
const byHand: Algebra<number> = {
  ...numbers,
  apply: (operator, operands) =>
    operator === "*" && operands.includes(0) ? 0 : numbers.apply(operator, operands),
};

/** Every line worked out from the printed numbers before it, and printed in turn. */
function workedByHand(question: Question): Map<string, number> {
  const graph = graphOfQuestion(question);
  const values = new Map(Object.entries(question.givens));
  for (const { id, expression } of graph.definitions) {
    const value = evaluateExpression(expression, values, byHand);
    values.set(
      id,
      Number.isFinite(value) ? roundNumber(value, roundingOf(graph, id, question.precision)) : value,
    );
  }
  return values;
}

interface Measured {
  readonly operations: number;
  readonly minutes: number;
  readonly digits: readonly number[];
  readonly answers: number;
}

const measured = (question: Question): Measured => ({
  operations: workOf(question),
  minutes: minutesFor(question),
  answers: question.answers.length,
  digits: numberAnswers(question.answers).map(({ display }) => digitsOf(display)),
});

function figuresOf(
  topic: string,
  made: readonly Measured[],
  refused: ReadonlyMap<string, number>,
): TopicFigures {
  const digits = made.flatMap((one) => one.digits);
  const count = [...refused.values()].reduce((sum, times) => sum + times, 0);
  return {
    topic,
    questions: made.length,
    draws: made.length + count,
    refused: Object.fromEntries([...refused].sort(([, a], [, b]) => b - a)),
    answers: made.reduce((sum, { answers }) => sum + answers, 0),
    operations: spreadOf(made.map(({ operations }) => operations)),
    digits: digits.length === 0 ? null : spreadOf(digits),
    minutes: spreadOf(made.map(({ minutes }) => minutes))[1],
  };
}

const digitsOf = (display: string): number =>
  display
    .replace(/e.*$/, "")
    .replace(/^-?[0.]*/, "")
    .replace(".", "").length;

function spreadOf(values: readonly number[]): [number, number, number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return [Math.min(...values), mean, Math.max(...values)];
}

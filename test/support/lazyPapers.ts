import type { Random } from "../../src/core/base/random.js";
import { symbolsOf } from "../../src/core/graph/expressionTree.js";
import { displayNumber } from "../../src/core/graph/rounding.js";
import type { Answers } from "../../src/core/marking/marked.js";
import { preparedQuestion } from "../../src/core/marking/preparedQuestion.js";
import { printedLines } from "../../src/core/sheet/printedLines.js";
import { numberAnswers, type Sheet } from "../../src/core/sheet/sheet.js";

/** Numbers that somebody may put in every box who has not read the questions. */
export const CONSTANTS = ["0", "0.5", "0.1", "0.01", "1e-9", "1", "-1", "2", "0.25", "100", "0.6", "-0.05"];

const numbersOf = (sheet: Sheet) =>
  sheet.questions.flatMap((question) =>
    numberAnswers(question.answers).map((answer) => ({ question, answer })),
  );

/** One text in every box for a number. */
export const everywhere = (sheet: Sheet, text: string): Answers =>
  Object.fromEntries(numbersOf(sheet).map(({ answer }) => [answer.id, text]));

/** In every box the k-th number that its own question prints. */
export function givenEverywhere(sheet: Sheet, k: number): Answers {
  return Object.fromEntries(
    numbersOf(sheet).map(({ question, answer }) => {
      const givens = Object.values(question.givens);
      return [answer.id, String(givens[k % givens.length])];
    }),
  );
}

/** In every box a number that its line is made of, where the question prints it; else what stands in the box before. */
export function ownFactor(sheet: Sheet, place: number): Answers {
  const written = new Map<string, string>();
  let last = "0.5";
  for (const { question, answer } of numbersOf(sheet)) {
    const line = question.definitions.find(({ id }) => id === answer.quantity);
    const printed = printedLines(question, sheet);
    const seen = new Set([...Object.keys(question.givens), ...question.shown]);
    const used = (line === undefined ? [] : symbolsOf(line.expression)).filter((id) => seen.has(id));
    const one = used[place % Math.max(1, used.length)];
    last = one === undefined ? last : String(printed.get(one));
    written.set(answer.id, last);
  }
  return Object.fromEntries(written);
}

/** A number that is made up for a box, alone or times one that is printed in its line: the first, or the second. */
export interface MadeUp {
  readonly number: number;
  readonly place: 0 | 1 | null;
}

/** In every box a number that is made up, the same for all or one for each role of a line, times a printed one. */
export function madeUp(sheet: Sheet, all: MadeUp, byRole: Readonly<Record<string, MadeUp>> = {}): Answers {
  return Object.fromEntries(
    numbersOf(sheet).map(({ question, answer }) => {
      const { graph, asked, right, roundingFor } = preparedQuestion(question);
      const line = graph.byId.get(answer.quantity);
      const printedIn = (used: string): number[] => {
        const bounds = right(used);
        const copied = asked.has(used) ? undefined : graph.byId.get(used)?.expression;
        if ((used in question.givens || question.shown.includes(used)) && bounds !== undefined)
          return [(bounds[0] + bounds[1]) / 2];
        return typeof copied === "string" ? printedIn(copied) : [];
      };
      const { number, place } = byRole[line?.role ?? ""] ?? all;
      const factors = line === undefined ? [] : symbolsOf(line.expression).flatMap(printedIn);
      const value = number * (place === null ? 1 : (factors[place] ?? 1));
      const rounding = roundingFor(answer.quantity);
      return [answer.id, displayNumber(value, rounding === "exact" ? { decimals: 0 } : rounding)];
    }),
  );
}

/** Plausible wrong numbers: up to three times too large or too small, one in five with the other sign. */
export const plausible = (sheet: Sheet, random: Random): Answers =>
  Object.fromEntries(
    numbersOf(sheet).map(({ question, answer: { id, value, quantity } }) => {
      const own = value * 3 ** (2 * random.uniform() - 1) * (random.uniform() < 0.2 ? -1 : 1);
      return [id, displayNumber(own, preparedQuestion(question).roundingFor(quantity))] as const;
    }),
  );

/** The first box of each question right, and every other a copy of the one before it. */
export function lineBefore(sheet: Sheet): Answers {
  return Object.fromEntries(
    sheet.questions.flatMap((question) => {
      const [first, ...rest] = numberAnswers(question.answers);
      return first === undefined ? [] : [first, ...rest].map(({ id }) => [id, first.display] as const);
    }),
  );
}

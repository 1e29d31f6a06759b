import { symbolsOf } from "../../src/core/graph/expressionTree.js";
import type { Answers } from "../../src/core/marking/marked.js";
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

/** The first box of each question right, and every other a copy of the one before it. */
export function lineBefore(sheet: Sheet): Answers {
  return Object.fromEntries(
    sheet.questions.flatMap((question) => {
      const [first, ...rest] = numberAnswers(question.answers);
      return first === undefined ? [] : [first, ...rest].map(({ id }) => [id, first.display] as const);
    }),
  );
}

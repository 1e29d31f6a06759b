import { memoize } from "../base/memoize.js";
import { linesSeen, seenWith, workOfLine } from "../graph/copies.js";
import type { Graph } from "../graph/definition.js";
import { operationsOf } from "../graph/operations.js";
import { isSymbolic } from "./optionKinds.js";
import { type Answer, graphOfQuestion, type Question, rightOption } from "./sheet.js";

/**
 * Seconds that a student takes by hand with a calculator: to read a question and see what it wants, to write a line with its
 * numbers put in, to key an operation in and read it off, to copy an answer into its box, to write a line of words. A
 * judgement, not a measurement: by it a whole backward pass of 2-2-1 is 10 minutes.
 */
const SECONDS = { question: 60, line: 20, operation: 10, answer: 10, ruled: 25 } as const;

/**
 * The operations of each line that is worked out for all answers of a question, each line once, those of a worked
 * solution too; what the question prints as known is none, nor is a mere copy.
 */
function worksOf(question: Question, graph: Graph): number[] {
  const seen = seenWith(graph, new Map(Object.entries(question.givens)));
  const printed = question.worked?.lines ?? [];
  const known = new Set(question.shown.filter((id) => !printed.includes(id)));
  const worked = question.answers.filter((answer) => !isSymbolic(answer));
  const works = [...printed, ...worked.map(({ quantity }) => quantity)].flatMap((quantity) => {
    const lines = linesSeen(graph, seen, quantity, known);
    for (const { id } of lines) known.add(id);
    return lines.map(({ id }) => workOfLine(seen, id));
  });
  const read = question.answers.filter(isSymbolic).map(workOfReading);
  return [...works, ...read].filter((work) => work > 0);
}

/** A formula that is found is worked out in signs, as many as it has; a program is read with care, as long as a few operations take. */
const PROGRAM = 4;
function workOfReading(answer: Answer): number {
  if (answer.kind === "formula") return operationsOf(answer.expression);
  const right = rightOption(answer);
  return right?.kind === "formula" ? operationsOf(right.expression) : PROGRAM;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** Operations for all answers of a question. */
export const workOf = (question: Question, graph: Graph = graphOfQuestion(question)): number =>
  sumOf(worksOf(question, graph));

/** Estimated minutes for a question, in halves, from its lines and the number and kind of their operations. */
export const minutesFor = memoize((question: Question): number => {
  const works = worksOf(question, graphOfQuestion(question));
  const ruled = question.answers.reduce((sum, one) => sum + (one.kind === "written" ? one.room : 0), 0);
  const seconds =
    SECONDS.question +
    SECONDS.line * works.length +
    SECONDS.operation * sumOf(works) +
    SECONDS.answer * question.answers.length +
    SECONDS.ruled * ruled;
  return Math.ceil(seconds / 30) / 2;
});

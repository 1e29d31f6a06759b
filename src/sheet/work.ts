import { coneOf } from "../graph/cone.js";
import type { Graph } from "../graph/definition.js";
import { operationsOf } from "../graph/operations.js";
import { graphOfQuestion, type Question } from "./sheet.js";

/** Seconds that one operation takes by hand with a calculator, writing included, and that an answer takes to be read and copied. */
const SECONDS = { operation: 10, answer: 20, question: 60 } as const;

/**
 * Operations for all answers of a question, each line worked out once, those of a worked solution too; what the
 * question prints as known costs none.
 */
export function workOf(question: Question, graph: Graph = graphOfQuestion(question)): number {
  const lines = question.worked?.lines ?? [];
  const known = new Set(question.shown.filter((id) => !lines.includes(id)));
  let work = 0;
  for (const quantity of [...lines, ...question.answers.map((answer) => answer.quantity)]) {
    for (const { id, expression } of coneOf(graph, quantity, known)) {
      work += operationsOf(expression);
      known.add(id);
    }
  }
  return work;
}

/** Estimated minutes for a question, in halves, from the number and kind of its operations. */
export function minutesFor(question: Question): number {
  const seconds =
    SECONDS.question + SECONDS.operation * workOf(question) + SECONDS.answer * question.answers.length;
  return Math.ceil(seconds / 30) / 2;
}

import { linesSeen, seenWith } from "../../core/graph/copies.js";
import { graphOfQuestion, type Question } from "../../core/sheet/sheet.js";

/** Lines that have to be worked out for the numbers that are asked: what is printed and what leads nowhere are none. */
export function workedLines(question: Question): string[] {
  const graph = graphOfQuestion(question);
  const seen = seenWith(graph, new Map(Object.entries(question.givens)));
  const known = new Set(question.shown);
  return question.answers.flatMap(({ kind, quantity }) => {
    if (kind !== "number") return [];
    const lines = linesSeen(graph, seen, quantity, known).map(({ id }) => id);
    for (const id of lines) known.add(id);
    return lines;
  });
}

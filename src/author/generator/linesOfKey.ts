import { coneOf } from "../../core/graph/cone.js";
import type { Graph } from "../../core/graph/definition.js";
import { graphOfQuestion, type Question } from "../../core/sheet/sheet.js";

/** The lines that a key prints: those of each answer, back to what is asked before it or printed as known. */
export function linesOfKey(question: Question, graph: Graph = graphOfQuestion(question)): string[] {
  const known = new Set(question.shown);
  const lines = new Set(known);
  for (const { quantity } of question.answers) {
    for (const { id } of coneOf(graph, quantity, known)) lines.add(id);
    known.add(quantity);
  }
  return [...lines].filter((id) => graph.byId.has(id));
}

import { symbolsOf } from "../../src/core/graph/expressionTree.js";
import { graphOfQuestion, numberAnswers, type Question } from "../../src/core/sheet/sheet.js";

/** The numbers that are asked which rest on a quantity by lines that are not asked, and not printed. */
export function movedAnswers(question: Question, quantity: string): string[] {
  const asked = new Set(numberAnswers(question.answers).map((answer) => answer.quantity));
  const moving = new Set([quantity]);
  return graphOfQuestion(question).definitions.flatMap(({ id, expression }) => {
    if (!symbolsOf(expression).some((used) => moving.has(used))) return [];
    if (asked.has(id)) return [id];
    if (!question.shown.includes(id)) moving.add(id);
    return [];
  });
}

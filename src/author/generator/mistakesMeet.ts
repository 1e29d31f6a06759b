import { known } from "../../core/base/known.js";
import { coneOf, evaluateCone } from "../../core/graph/cone.js";
import type { NumberAnswer, WrongAnswer } from "../../core/sheet/sheet.js";
import type { Problem } from "./makeQuestion.js";
import { moved } from "./moved.js";

/**
 * An answer in which two different misconceptions lead by chance to one printed value, or to two within one bound's
 * width, or null. Those that lead there with any numbers are one deed with two names, and cannot be drawn apart.
 */
export function mistakesMeet(problem: Problem): string | null {
  const known = new Set(problem.question.shown);
  for (const answer of problem.numbers) {
    const { lower, upper, misconceptions } = answer;
    const sorted = [...misconceptions].sort((a, b) => a.value - b.value);
    const meets = sorted.some((one, k) => {
      const next = sorted[k + 1];
      if (next === undefined || next.id === one.id) return false;
      const close = next.display === one.display || next.value - one.value <= upper - lower;
      return close && !areOneDeed(problem, answer, known, [one, next]);
    });
    if (meets) return answer.id;
    known.add(answer.quantity);
  }
  return null;
}

/** Whether two wrong methods agree with other numbers too. */
function areOneDeed(
  { graph, question, values }: Problem,
  { quantity }: NumberAnswer,
  before: ReadonlySet<string>,
  mistakes: readonly WrongAnswer[],
): boolean {
  const cone = coneOf(graph, quantity, before);
  const ids = [...graph.givens.keys(), ...graph.definitions.map(({ id }) => id)];
  const others = moved(new Map(ids.map((id) => [id, known(values, id)])));
  const [a = Number.NaN, b = Number.NaN] = mistakes.map(({ mistake }) =>
    evaluateCone(cone, others, question.mistakes[mistake]?.replace),
  );
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

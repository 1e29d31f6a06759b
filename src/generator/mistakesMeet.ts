import { known } from "../base/known.js";
import { coneOf, evaluateCone } from "../graph/cone.js";
import type { Graph } from "../graph/definition.js";
import type { NumberAnswer, WrongAnswer } from "../sheet/sheet.js";
import type { Problem } from "./makeQuestion.js";

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
  known: ReadonlySet<string>,
  mistakes: readonly WrongAnswer[],
): boolean {
  const cone = coneOf(graph, quantity, known);
  const others = moved(graph, values);
  const [a = Number.NaN, b = Number.NaN] = mistakes.map(({ mistake }) =>
    evaluateCone(cone, others, question.mistakes[mistake]?.replace),
  );
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** Every value moved by a part of its own, between 1 and 20 %: what agreed by chance does so no more. */
const moved = ({ givens, definitions }: Graph, values: ReadonlyMap<string, number>): Map<string, number> =>
  new Map(
    [...givens.keys(), ...definitions.map(({ id }) => id)].map((id, k) => [
      id,
      known(values, id) * (1.01 + 0.19 * ((k * 0.618034) % 1)),
    ]),
  );

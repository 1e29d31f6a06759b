import { failing, runCheck } from "../sheet/runCheck.js";
import type { Check, Question } from "../sheet/sheet.js";

/** Weights and biases of which every function of two bits is made that one neuron can compute. */
const WEIGHTS = [-1, 0, 1];
const BIASES = [-1.5, -0.5, 0.5, 1.5];

/**
 * The numbers of those neurons with which the check would be met if the other were chosen well: a neuron that separates what it
 * should is right although the other is not, or is not there yet.
 */
export function completedNeurons(
  question: Question,
  check: Check,
  own: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const [first, second] = check.apart ?? [];
  if (first === undefined || second === undefined) return new Set();
  const holds = (numbers: readonly string[], [w1, w2, b]: readonly [string, string, string]): boolean =>
    numbers.every((id) => own.has(id)) &&
    WEIGHTS.some((one) =>
      WEIGHTS.some((two) =>
        BIASES.some((bias) => {
          const other = new Map([...own, [w1, one], [w2, two], [b, bias]]);
          return failing(runCheck(question, check, other)) === undefined;
        }),
      ),
    );
  return new Set([...(holds(first, second) ? first : []), ...(holds(second, first) ? second : [])]);
}

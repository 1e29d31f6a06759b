import { known } from "../base/known.js";
import { type CheckedNeuron, failing, neuronOf, type RunCase, runCheck } from "../sheet/runCheck.js";
import type { Check, Question } from "../sheet/sheet.js";

/** What goes wrong with numbers that are to separate, in the order in which it is looked for. */
export const SEPARATION_MISTAKES = [
  /** All signs turned: 1 on the wrong side. */
  "turned-side",
  /** The bias with the sign of the threshold: w·x ≥ θ, and b = θ in place of −θ. */
  "turned-threshold",
  /** A bias of 0 where the weights would separate with another. */
  "no-threshold",
  /** The weights would separate with another bias. */
  "threshold-off",
  /** What the network says is what one of its hidden neurons says, or always the same: XOR with one line. */
  "one-line",
] as const;
export type SeparationMistake = (typeof SEPARATION_MISTAKES)[number];

/** What went wrong with numbers that do not do what their check wants; null where none of these did. */
export function nameSeparation(
  question: Question,
  check: Check,
  own: ReadonlyMap<string, number>,
): SeparationMistake | null {
  const neuron = neuronOf(question, check);
  if (neuron === null) return null;
  const run = runCheck(question, check, own);
  const separates = (ids: readonly string[]): boolean => {
    const turned = new Map([...own].map(([id, value]) => [id, ids.includes(id) ? -value : value]));
    return failing(runCheck(question, check, turned)) === undefined;
  };
  const { bias, weights } = neuron;
  if (separates([...weights, bias])) return "turned-side";
  if (separates([bias])) return "turned-threshold";
  if (leavesRoom(run, neuron, own)) return own.get(bias) === 0 ? "no-threshold" : "threshold-off";
  return saysOneLine(run, neuron) ? "one-line" : null;
}

/** Whether there is a bias with which the weights separate: whatever is to be 1 lies above all that is to be 0. */
function leavesRoom(
  run: readonly RunCase[],
  { sum, bias }: CheckedNeuron,
  own: ReadonlyMap<string, number>,
): boolean {
  const sums = (side: 0 | 1) =>
    run.flatMap(({ wanted, values }) => (wanted === side ? [known(values, sum) - known(own, bias)] : []));
  return Math.min(...sums(1)) > Math.max(...sums(0));
}

/** Whether the outputs are those of one hidden neuron, their opposites, or all the same. */
function saysOneLine(run: readonly RunCase[], { hidden }: CheckedNeuron): boolean {
  if (hidden.length === 0) return false;
  const [first] = run;
  const isLike = (of: (one: RunCase) => number): boolean =>
    run.every((one) => one.came === of(one)) || run.every((one) => one.came === 1 - of(one));
  return (
    isLike(() => first?.came ?? Number.NaN) || hidden.some((id) => isLike(({ values }) => known(values, id)))
  );
}

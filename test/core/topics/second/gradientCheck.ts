import type { Question } from "../../../../src/core/sheet/sheet.js";
import { forward } from "./forwardPass.js";
import type { Values } from "./values.js";

/** The weight that the question moves: its formula is printed. */
export const movedWeight = ({ stated = [] }: Question): string =>
  stated.flatMap((id) => /^(w.+)_plus$/.exec(id)?.[1] ?? [])[0] ?? "";

/** The loss with that weight moved by ε, the central difference, and how far the claimed gradient lies from it. */
export function addDifference(question: Question, values: Values): void {
  const { network } = question;
  const weight = movedWeight(question);
  const [layer = 0, neuron = 0, input = 0] = weight.slice(1).split("_").map(Number);
  if (network === undefined) return;
  const epsilon = values.get("epsilon") ?? Number.NaN;
  const shifted = (by: number, end: string) => {
    const layers = network.layers.map((one, l) => ({
      ...one,
      weights: one.weights.map((row, j) =>
        row.map((w, i) => (l + 1 === layer && j + 1 === neuron && i + 1 === input ? w + by : w)),
      ),
    }));
    const { a, loss } = forward({ ...network, layers }, 0);
    a.slice(1).forEach((row, l) => {
      row.forEach((value, j) => {
        values.set(`a${l + 1}_${j + 1}${end}`, value);
      });
    });
    values.set(`C${end}`, loss);
    return loss;
  };
  const difference = (shifted(epsilon, "_plus") - shifted(-epsilon, "_minus")) / (2 * epsilon);
  const claimed = values.get("g") ?? Number.NaN;
  values.set("ghat", difference);
  values.set("r", Math.abs(difference - claimed) / Math.max(Math.abs(difference), Math.abs(claimed)));
}

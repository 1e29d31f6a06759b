import type { Question } from "../../../src/sheet/sheet.js";
import { forward } from "./forwardPass.js";
import type { Values } from "./values.js";

/** The loss with the asked weight moved by ε, the central difference, and its relative error. */
export function addDifference({ network, answers }: Question, values: Values): void {
  const weight = answers.flatMap(({ quantity }) => /^dC_d(w.+)$/.exec(quantity)?.[1] ?? [])[0] ?? "";
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
  const gradient = values.get(`dC_d${weight}`) ?? Number.NaN;
  values.set("ghat", difference);
  values.set("r", Math.abs(difference - gradient) / Math.max(Math.abs(difference), Math.abs(gradient)));
}

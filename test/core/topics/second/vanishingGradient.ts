import type { Question } from "../../../../src/core/sheet/sheet.js";
import { functionOf } from "./functions.js";
import { at, type Values } from "./values.js";

export function addChain({ network }: Question, values: Values): void {
  if (network === undefined) return;
  const depth = network.layers.length;
  let slopes = 1;
  let all = 1;
  network.layers.forEach(({ weights }, l) => {
    slopes *= values.get(`da${l + 1}_1_dz${l + 1}_1`) ?? Number.NaN;
    all *= at(weights[0], 0);
  });
  const other = network.layers[0]?.activation === "tanh" ? "sigmoid" : "tanh";
  let compared = 1;
  network.layers.forEach((_layer, l) => {
    const slope = functionOf(other).d(values.get(`z${l + 1}_1`) ?? Number.NaN);
    values.set(`s${l + 1}`, slope);
    compared *= slope;
  });
  values.set("Q", compared).set("R", compared / slopes);
  values.set("P", slopes);
  values.set("B", 2 ** (-2 * depth));
  values.set(`da${depth}_1_dx1`, slopes * all);
}

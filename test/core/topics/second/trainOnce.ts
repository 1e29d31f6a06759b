import type { Question } from "../../../../src/core/sheet/sheet.js";
import { forward } from "./forwardPass.js";
import { functionOf } from "./functions.js";
import { at, type Values } from "./values.js";

/** One step of gradient descent over all examples, with every number on the way. */
export function trainOnce({ network }: Question, given: Values): Values {
  const values: Values = new Map();
  if (network === undefined) return values;
  const count = network.examples.length;
  const share = network.reduction === "mean" ? 1 / count : 1;
  const add = (id: string, value: number) => values.set(id, (values.get(id) ?? 0) + value);
  network.examples.forEach((_example, k) => {
    const prefix = count > 1 ? `e${k + 1}_` : "";
    const put = (id: string, value: number) => values.set(prefix + id, value);
    const { z, a, loss, outputSlopes } = forward(network, k);
    if (count > 1) {
      put("C", loss);
      add("C", loss * share);
    } else put("C", loss);
    let back = [...outputSlopes];
    for (let l = network.layers.length; l >= 1; l--) {
      const layer = network.layers[l - 1];
      if (layer === undefined) break;
      const out = a[l] ?? [];
      const deltas = out.map((own, j) =>
        layer.activation === "softmax"
          ? out.reduce((all, other, m) => all + at(back, m) * other * ((m === j ? 1 : 0) - own), 0)
          : at(back, j) * functionOf(layer.activation).d(at(z[l - 1], j)),
      );
      out.forEach((own, j) => {
        put(`z${l}_${j + 1}`, at(z[l - 1], j));
        put(`a${l}_${j + 1}`, own);
        put(`dC_da${l}_${j + 1}`, at(back, j));
        put(`dC_dz${l}_${j + 1}`, at(deltas, j));
        if (layer.activation !== "softmax")
          put(`da${l}_${j + 1}_dz${l}_${j + 1}`, functionOf(layer.activation).d(at(z[l - 1], j)));
        layer.weights[j]?.forEach((_w, i) => {
          const gradient = at(deltas, j) * at(a[l - 1], i);
          put(`dC_dw${l}_${j + 1}_${i + 1}`, gradient);
          if (count > 1) add(`dC_dw${l}_${j + 1}_${i + 1}`, gradient * share);
        });
        if (layer.biases !== null) {
          put(`dC_db${l}_${j + 1}`, at(deltas, j));
          if (count > 1) add(`dC_db${l}_${j + 1}`, at(deltas, j) * share);
        }
      });
      back = (layer.weights[0] ?? []).map((_w, i) =>
        layer.weights.reduce((all, row, j) => all + at(row, i) * at(deltas, j), 0),
      );
    }
  });
  const rate = given.get("eta") ?? network.learningRate;
  const stepped = (id: string, old: number) => {
    const renewed = old - rate * (values.get(`dC_d${id}`) ?? Number.NaN);
    values.set(`${id}_new`, renewed);
    return renewed;
  };
  const after = {
    ...network,
    layers: network.layers.map(({ weights, biases, activation }, l) => ({
      activation,
      weights: weights.map((row, j) => row.map((w, i) => stepped(`w${l + 1}_${j + 1}_${i + 1}`, w))),
      biases: biases?.map((b, j) => stepped(`b${l + 1}_${j + 1}`, b)) ?? null,
    })),
  };
  const second = forward(after, 0);
  second.a.slice(1).forEach((row, l) => {
    row.forEach((value, j) => {
      values.set(`a${l + 1}_${j + 1}_new`, value);
    });
  });
  values.set("C_new", second.loss);
  return values;
}

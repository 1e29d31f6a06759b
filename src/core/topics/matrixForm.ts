import { nth } from "../base/known.js";
import { upTo } from "../graph/forward.js";
import { names } from "../graph/quantity.js";
import { sizeOf } from "../network/network.js";
import type { AskedShape } from "./asked.js";
import { knownActivations, knownSums } from "./known.js";
import { filled, solutionTopic } from "./topic.js";

const shape = (quantity: string, rows: number, columns: number): AskedShape => ({
  kind: "shape",
  name: `shape_${quantity}`,
  quantity,
  rows,
  columns,
});

/** The backward pass by vectors and matrices: δ of the last layer, Wᵀδ, δ of the layer before, and its matrix δxᵀ; and their shapes. */
export const matrixForm = solutionTopic({
  name: "matrix-form",
  shows: { matrices: true },
  until: "backward",
  needs: ({ layers }) =>
    layers !== undefined && layers.length > 2 && nth(layers, -1) > 1 ? {} : { layers: [3, 2, 2] },
  refuses: ({ examples, layers }) => {
    if (examples > 1) return "it asks about one example; give one example";
    if (layers.length < 2) return "it needs a hidden layer; give the network two layers or more";
    return nth(layers, -1).size < 2 ? "it needs two output neurons or more, to have a matrix" : null;
  },
  plan: (topology, exam) => {
    const last = topology.layers.length;
    const l = last - 1;
    const vector = (name: (j: number) => string, layer: number) => upTo(sizeOf(topology, layer)).map(name);
    const matrix = upTo(sizeOf(topology, l)).flatMap((j) =>
      upTo(sizeOf(topology, l - 1)).map((i) => names.gradient(names.weight(l, j, i))),
    );
    return {
      shown: [...knownSums(topology), ...knownActivations(topology)],
      parts: filled([
        {
          id: exam ? "shape" : "shapes",
          quantities: [],
          others: [
            ...(exam ? [] : [shape(names.turnedMatrix(last), sizeOf(topology, l), sizeOf(topology, last))]),
            ...(exam
              ? []
              : [
                  shape(names.delta(last), sizeOf(topology, last), 1),
                  shape(names.delta(l), sizeOf(topology, l), 1),
                ]),
            shape(names.gradient(names.matrix(l)), sizeOf(topology, l), sizeOf(topology, l - 1)),
          ],
        },
        { id: "delta-output", quantities: exam ? [] : vector((j) => names.bySum(last, j), last) },
        { id: "transposed", quantities: exam ? [] : vector((j) => names.byActivation(l, j), l) },
        { id: exam ? "delta-at-once" : "delta-hidden", quantities: vector((j) => names.bySum(l, j), l) },
        { id: "outer-product", quantities: matrix },
      ]),
    };
  },
});

import { describe, expect, test } from "@jest/globals";
import { derivative, parse } from "mathjs";
import { solveNumbers } from "../../../src/core/graph/compile.js";
import type { Graph } from "../../../src/core/graph/definition.js";
import type { Expression } from "../../../src/core/graph/expression.js";
import { problemOf } from "../../../src/core/graph/solutionGraph.js";
import { parseNetwork } from "../../../src/core/network/networkFile.js";

/** What each operation is in elementary functions that mathjs differentiates by its own rules. */
const ELEMENTARY: Readonly<Record<string, (x: readonly string[]) => string>> = {
  sigmoid: ([z]) => `(1 / (1 + exp(-(${z}))))`,
  tanh: ([z]) => `tanh(${z})`,
  softplus: ([z]) => `log(1 + exp(${z}))`,
  ln: ([x]) => `log(${x})`,
  softmax: ([own, ...z]) => `(exp(${own}) / (${z.map((one) => `exp(${one})`).join(" + ")}))`,
};

/** C as one expression in the givens: every line put into the next, the forward pass and the loss alone. */
function lossText(graph: Graph, expression: Expression = "C"): string {
  if (typeof expression === "number") return String(expression);
  if (typeof expression === "string") {
    const line = graph.byId.get(expression);
    return line === undefined ? expression : `(${lossText(graph, line.expression)})`;
  }
  const [operator, operands] = expression;
  const parts = operands.map((operand) => lossText(graph, operand));
  const [a = "", b = ""] = parts;
  if (operator === "neg") return `(-(${a}))`;
  const written = ELEMENTARY[operator];
  return written === undefined ? `((${a}) ${operator} (${b}))` : written(parts);
}

const CASES = [
  ["sigmoid", "sigmoid", "mse", "[1]", "[[0.55, -0.45]]"],
  ["tanh", "sigmoid", "bce", "[0.3]", "[[0.55, -0.45]]"],
  ["softplus", "identity", "half-sse", "[0.3]", "[[0.55, -0.45]]"],
  ["tanh", "softmax", "cross-entropy", "[0, 1]", "[[0.55, -0.45], [0.2, 0.9]]"],
] as const;

describe("every gradient is mathjs's symbolic derivative of C", () => {
  for (const [hidden, last, loss, targets, weights] of CASES) {
    test(`2-2-${last === "softmax" ? 2 : 1}, ${hidden}, ${last}, ${loss}`, () => {
      const network = parseNetwork(
        `inputs: [0.5, -0.3]
targets: ${targets}
layers:
  - {weights: [[0.7, 0.4], [0.3, -0.6]], biases: [0.1, -0.2], activation: ${hidden}}
  - {weights: ${weights}, activation: ${last}}
loss: ${loss}
l2: 0.01`,
        "network.yaml",
      );
      const { graph, givens } = problemOf(network, "backward");
      const values = solveNumbers(graph, givens);
      const C = parse(lossText(graph));
      const scope = Object.fromEntries(givens);
      expect(C.evaluate(scope)).toBeCloseTo(values.get("C") ?? Number.NaN, 13);
      const parameters = [...givens.keys()].filter((id) => /^[wb]\d/.test(id));
      for (const parameter of parameters) {
        const slope = derivative(C, parameter, { simplify: false }).evaluate(scope);
        expect(slope).toBeCloseTo(values.get(`dC_d${parameter}`) ?? Number.NaN, 13);
      }
    });
  }
});

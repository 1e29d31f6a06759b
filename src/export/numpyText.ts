import { symbolsOf } from "../core/graph/expressionTree.js";
import type { Question } from "../core/sheet/sheet.js";

/** Names of quantities that Python has for itself. */
const KEYWORDS: ReadonlySet<string> = new Set(["lambda", "in", "is", "as", "if", "or"]);

/** A question's numbers in Python: inputs, targets, weights and biases as arrays, one row a neuron; other numbers by name. */
export function numpyText({ network, givens, definitions }: Question): string {
  if (network === undefined) {
    const named = Object.entries(givens).map(
      ([id, value]) => `${KEYWORDS.has(id) ? `${id}_` : id} = ${value}\n`,
    );
    return named.join("");
  }
  const array = (rows: unknown) => `np.array(${JSON.stringify(rows).replaceAll(",", ", ")})`;
  const one = network.examples.length === 1;
  const inputs = network.examples.map((example) => example.inputs);
  const targets = network.examples.map((example) => example.targets);
  const layers = network.layers.flatMap(({ weights, biases, activation }, l) => [
    `W${l + 1} = ${array(weights)}  # ${activation}`,
    ...(biases === null ? [] : [`b${l + 1} = ${array(biases)}`]),
  ]);
  // A rate that the question does not state is none of its numbers.
  const takesStep = definitions.some(({ expression }) => symbolsOf(expression).includes("eta"));
  return [
    "import numpy as np\n",
    `x = ${array(one ? inputs[0] : inputs)}`,
    `y = ${array(one ? targets[0] : targets)}`,
    ...layers,
    ...(takesStep ? [`eta = ${network.learningRate}`] : []),
    `# loss: ${network.loss}`,
    "",
  ].join("\n");
}

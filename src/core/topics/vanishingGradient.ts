import { graphOf } from "../graph/definition.js";
import { symbolsOf } from "../graph/expression.js";
import { upTo } from "../graph/forward.js";
import { type OwnLine, ownDefinitions } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import { problemOf } from "../graph/solutionGraph.js";
import { canDie } from "../network/activations/activation.js";
import {
  ACTIVATIONS,
  type ActivationName,
  activationNamed,
  DEFAULT_ACTIVATION,
} from "../network/activations/index.js";
import { topologyOf } from "../network/network.js";
import { knownActivations, knownSums } from "./known.js";
import { filled, type NetworkSettings, type NetworkTopic } from "./topic.js";

/** A chain of units that can die (ReLU) is dead from the first negative sum on: of 4 neurons, 15 draws of 16 would be. */
const DEPTH = 4;
const DEPTH_OF_MORTALS = 3;

/** Figures of a product, where the quiz rounds gradients to fewer decimals. */
const LEAST_FIGURES = 3;

/** The activations whose slope has a bound worth comparing with. */
const COMPARABLE = (Object.keys(ACTIVATIONS) as ActivationName[]).filter(
  (name) => activationNamed(name).steepest !== undefined,
);

const valueAt = (l: number) => names.numbered("p", l);
const slopeAt = (l: number) => names.numbered("s", l);

/** tanh in place of the sigmoid at the same sums: its values p, its slopes s, their product Q, and how many times P that is. */
function comparison(layers: readonly number[]): OwnLine[] {
  return [
    ...layers.flatMap((l): OwnLine[] => [
      { id: valueAt(l), expression: `tanh(${names.sum(l, 1)})`, role: "node", reason: "activation-tanh" },
      {
        id: slopeAt(l),
        expression: `tanhSlope(${valueAt(l)})`,
        derivative: { of: valueAt(l), by: names.sum(l, 1) },
        role: "slope",
        reason: "slope-tanh",
      },
    ]),
    {
      id: "Q",
      expression: layers.map(slopeAt).join(" * "),
      role: "product",
      reason: "product-slopes",
    },
    { id: "R", expression: "Q / P", role: "product", reason: "product-ratio" },
  ];
}

/** One activation all along the chain. */
const chain = ({ activation = DEFAULT_ACTIVATION }: NetworkSettings): NetworkSettings => ({
  layers: [1, ...upTo(canDie(activationNamed(activation)) ? DEPTH_OF_MORTALS : DEPTH).map(() => 1)],
  activation: COMPARABLE.includes(activation) ? activation : DEFAULT_ACTIVATION,
  loss: "output",
  // Without biases a function that leaves 0 at 0 shrinks the values along the chain: soon tanh(z) and z cannot be told
  // apart. And a short chain of ReLU soon comes out twice.
  ...(activationNamed(activation).value?.(0) === 0 && COMPARABLE.includes(activation) ? { bias: true } : {}),
});

/**
 * A deep chain of one neuron a layer: the product of its slopes, what it can be at most, the
 * output's derivative by the input, and for the sigmoid what tanh would make of it.
 */
export const vanishingGradient: NetworkTopic = {
  kind: "network",
  name: "vanishing-gradient",
  needs: chain,
  refuses: ({ inputs, layers, examples }) => {
    if (examples > 1) return "it asks about one example; give one example";
    if (inputs !== 1 || layers.some(({ size }) => size !== 1))
      return "it asks about a chain of one neuron a layer; give layers such as [1, 1, 1, 1]";
    const [first] = layers;
    return first !== undefined &&
      COMPARABLE.includes(first.activation) &&
      layers.every(({ activation }) => activation === first.activation)
      ? null
      : `it needs the same activation in every layer, one of ${COMPARABLE.join(", ")}`;
  },
  build: (network, { exam }) => {
    const topology = topologyOf(network);
    const { graph, givens } = problemOf(network, "backward");
    const last = topology.layers.length;
    const layers = upTo(last);
    const slopes = layers.map((l) => names.slope(l, 1, 1));
    const weights = layers.map((l) => names.weight(l, 1, 1));
    const through = names.derivative(names.activation(last, 1), names.input(1));
    const compared = topology.layers[0]?.activation === "sigmoid";
    const steepest =
      topology.layers.map(({ activation }) => activationNamed(activation).steepest?.slope)[0] ?? "1";
    const lines: OwnLine[] = [
      { id: "P", expression: slopes.join(" * "), role: "product", reason: "product-slopes" },
      { id: "B", expression: `(${steepest})^${last}`, role: "product", reason: "product-bound" },
      {
        id: through,
        expression: ["P", ...weights].join(" * "),
        derivative: { of: names.activation(last, 1), by: names.input(1) },
        role: "product",
        reason: "product-chain",
      },
      ...(compared ? comparison(layers) : []),
    ];
    return {
      network,
      givens,
      // Four slopes of the sigmoid come to 0.0039 at most: of so little, decimals show nothing.
      precision: ({ gradients }) =>
        gradients !== "exact" && "decimals" in gradients
          ? { gradients: { significant: Math.max(LEAST_FIGURES, gradients.decimals) } }
          : {},
      graph: graphOf(
        graph.givens.keys(),
        [...graph.definitions, ...ownDefinitions(lines, "backward")],
        symbolsOf,
      ),
      plan: {
        // The other activation is compared at the same sums: they are all printed then.
        shown: [
          ...(compared ? layers.map((l) => names.sum(l, 1)) : knownSums(topology)),
          ...knownActivations(topology),
        ],
        parts: filled([
          { id: "chain-slopes", quantities: exam ? [] : slopes },
          steepest === "1"
            ? { id: "chain-product-alone", quantities: ["P"] }
            : { id: "chain-product", quantities: ["P", "B"] },
          { id: "chain-gradient", quantities: [through] },
          {
            id: "chain-compare",
            quantities: compared ? [...(exam ? [] : layers.map(slopeAt)), "Q", "R"] : [],
          },
        ]),
      },
    };
  },
};

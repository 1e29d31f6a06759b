import { known } from "../base/known.js";
import type { Random } from "../base/random.js";
import { solveNumbers } from "../graph/compile.js";
import { biasesOf, weightsOf } from "../graph/forward.js";
import { names, positionOf } from "../graph/quantity.js";
import { problemOf } from "../graph/solutionGraph.js";
import { topologyOf } from "../network/network.js";
import type { AskedOption } from "./asked.js";
import { knownActivations, knownSums } from "./known.js";
import { networkCurves } from "./networkCurves.js";
import { filled, type NetworkTopic, type PlannedPart } from "./topic.js";

const OPTIONS = 4;
/** By so much one change is larger than the others that it is asked among. */
const PLAINLY = 1.5;

type Values = ReadonlyMap<string, number>;

/** What the next update does, read off signs and sizes: which weight grows, which changes most or which neuron learns fastest, which gradient an input of 0 takes away; and which losses a learning rate leads to. */
export const whatHappens: NetworkTopic = {
  kind: "network",
  name: "what-happens",
  asks: { choice: false },
  refuses: ({ examples, layers, penalised, optimizer, inputs }) => {
    if (examples > 1) return "it asks about one example; give one example";
    if (penalised || optimizer !== "sgd")
      return "it asks about plain gradient descent; leave l2 and optimizer out";
    if (inputs < 2) return "it asks which input matters; give two inputs or more";
    return layers.length < 2 ? "it needs a hidden layer; give the network two layers or more" : null;
  },
  build: (network, { exam, random }) => {
    const topology = topologyOf(network);
    const { graph, givens } = problemOf(network, "backward");
    const values = solveNumbers(graph, givens);
    const weights = weightsOf(topology);
    const input = random.integer(1, topology.inputs);
    const asked = [
      grows(weights, values, random),
      learnsFastest(biasesOf(topology), values, random) ?? changesMost(weights, values, random),
      vanishes(input, weights, random),
    ];
    const parts = asked.map((one, k): PlannedPart | null =>
      one === null || (exam && k === 1) ? null : { id: `happens-${k + 1}`, quantities: [], others: [one] },
    );
    const isPlotted = !exam && topology.loss !== "output" && !asked.includes(null);
    const curves = isPlotted ? networkCurves(network, random) : null;
    const unfit = asked.includes(null)
      ? "one weight that stands out"
      : isPlotted && curves === null
        ? "learning rates whose losses can be told apart"
        : null;
    return {
      network,
      graph,
      givens,
      ...(curves === null ? {} : { figure: curves.figure }),
      ...(unfit === null ? {} : { unfit }),
      plan: {
        shown: [...knownSums(topology), ...knownActivations(topology)],
        parts: filled([
          ...parts.flatMap((part) => part ?? []),
          { id: "happens-curves", quantities: [], others: curves?.asked ?? [] },
        ]),
      },
    };
  },
};

/** The right one among others, in an order that is drawn. */
function choiceOf(
  right: string,
  others: readonly string[],
  asks: AskedOption["asks"],
  quantity: string,
  random: Random,
  place: number,
  least = OPTIONS,
): AskedOption | null {
  const options = random.shuffle([right, ...random.shuffle(others).slice(0, OPTIONS - 1)]);
  if (options.length < least || asks === undefined) return null;
  return {
    kind: "choice",
    name: `happens${place}`,
    quantity,
    asks,
    options: options.map((one) => ({ kind: "quantity", quantity: one })),
    right: options.indexOf(right) + 1,
    why: { words: asks.words },
  };
}

/** Of four weights the one whose gradient has the other sign. */
function grows(weights: readonly string[], values: Values, random: Random): AskedOption | null {
  const slope = (weight: string): number => known(values, names.gradient(weight));
  const [up, down] = [weights.filter((one) => slope(one) < 0), weights.filter((one) => slope(one) > 0)];
  const rises =
    up.length > 0 && down.length >= OPTIONS - 1 && (down.length < up.length + 3 || random.uniform() < 0.9);
  const [alone, others] = rises ? [up, down] : [down, up];
  if (alone.length === 0) return null;
  const right = random.pick(alone);
  const asks = { words: rises ? "weight-grows" : "weight-shrinks" };
  return choiceOf(right, others, asks, names.gradient(right), random, 1);
}

/** The weight whose gradient is plainly the largest of four. */
function changesMost(weights: readonly string[], values: Values, random: Random): AskedOption | null {
  const size = (weight: string): number => Math.abs(known(values, names.gradient(weight)));
  const right = random.pick(weights);
  const smaller = weights.filter((one) => one !== right && size(one) * PLAINLY < size(right));
  return choiceOf(right, smaller, { words: "changes-most" }, names.gradient(right), random, 2);
}

/** Of three or four neurons the one whose bias changes plainly most; null where there are others, where none does, and half the time. */
function learnsFastest(biases: readonly string[], values: Values, random: Random): AskedOption | null {
  const size = (bias: string): number => Math.abs(known(values, names.gradient(bias)));
  const [fastest, ...others] = [...biases].sort((one, other) => size(other) - size(one));
  const isAsked = random.uniform() < 0.5;
  if (!isAsked || fastest === undefined || others.length < 2 || others.length >= OPTIONS) return null;
  if (others.some((one) => size(one) * PLAINLY >= size(fastest))) return null;
  const asks = { words: "learns-fastest" };
  return choiceOf(fastest, others, asks, names.gradient(fastest), random, 2, 3);
}

/** The gradient of a weight from one input among those that the input does not enter as a factor. */
function vanishes(input: number, weights: readonly string[], random: Random): AskedOption | null {
  const isFrom = (weight: string): boolean => {
    const at = positionOf(weight);
    return at.layer === 1 && at.input === input;
  };
  const right = names.gradient(random.pick(weights.filter(isFrom)));
  const others = weights.filter((one) => !isFrom(one)).map((one) => names.gradient(one));
  const asks = { words: "input-zero", symbols: { x: names.input(input) } };
  return choiceOf(right, others, asks, right, random, 3);
}

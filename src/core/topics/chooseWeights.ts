import { nth } from "../base/known.js";
import type { Random } from "../base/random.js";
import { ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import { roundNumber } from "../graph/rounding.js";
import type { AskedOther, Check, NeuronIds } from "./asked.js";
import { drawNumber } from "./draw.js";
import type { PlaneFigure } from "./figure.js";
import { valueLine } from "./lines.js";
import { whereItCuts, whichSeparate } from "./separating/choice.js";
import { drawXor, gateNumbers, tableOf, XOR_TABLE } from "./separating/gates.js";
import {
  changed,
  checkOf,
  freeBlanks,
  type Neuron,
  type Numbers,
  neuronLines,
  numbersOf,
  type Pair,
  says,
  type Wanted,
} from "./separating/neuron.js";
import { drawPoints, needsAll, REACH } from "./separating/points.js";
import { filled, type OwnTopic, type Setup, type TopicWish } from "./topic.js";

const INPUTS = [names.input(1), names.input(2)] as const;
const hiddenOf = (k: number) => names.numbered("h", k);
const weight = (k: number) => names.numbered("w", k);

/** The only neuron of a question. */
const ONE: Neuron = { inputs: INPUTS, weights: [weight(1), weight(2)], bias: "b", sum: "z", output: "y" };

/** Two hidden neurons and the one that takes in what they say. */
const neuronAt = (k: 1 | 2 | 3): Neuron => ({
  inputs: k === 3 ? [hiddenOf(1), hiddenOf(2)] : INPUTS,
  weights: [weight(2 * k - 1), weight(2 * k)],
  bias: names.numbered("b", k),
  sum: names.numbered("z", k),
  output: k === 3 ? "y" : hiddenOf(k),
});
const NETWORK = [neuronAt(1), neuronAt(2), neuronAt(3)] as const;

const idsOf = ({ weights: [w1, w2], bias }: Neuron): NeuronIds => [w1, w2, bias];

/** Inputs of a sheet's own lines, where every case of a check has its own and none is printed. */
const UNPRINTED: Pair = [2, 3];

/** By so much a line that is read off may be beside the drawn one where it cuts an axis. */
const READING = 0.3;

/** Weights and biases that separate: any are right that do, and marked by working the network through with them. */
export const chooseWeights: OwnTopic = {
  kind: "own",
  name: "choose-weights",
  asks: { choice: "own" },
  variants: ["boundary", "line", "and", "or", "nand", "xor", "half-plane"],
  build: (variant, wish) => {
    switch (variant) {
      case "and":
      case "or":
      case "nand":
        return gate(variant, wish);
      case "xor":
        return xor(wish);
      case "half-plane":
        return halfPlane(wish);
      case "line":
        return line(wish);
      default:
        return boundary(wish);
    }
  },
};

/** A setup whose one neuron is judged by what it says at these points; of its numbers those in `given` are printed. */
function oneNeuron(
  part: string,
  key: Numbers,
  wanted: readonly Wanted[],
  { random }: TopicWish,
  { given = [], figure }: { readonly given?: readonly string[]; readonly figure?: PlaneFigure } = {},
): Setup {
  const numbers = numbersOf(ONE, key);
  const open = numbers.filter(([id]) => !given.includes(id));
  const choice = whichSeparate(ONE, key, wanted, random);
  const setup: Setup = {
    ...withInputs(numbers),
    ...(figure === undefined ? {} : { figure }),
    plan: { shown: [], parts: [{ id: part, quantities: [], others: freeBlanks(open) }] },
    checks: [
      checkOf(
        ONE,
        wanted,
        open.map(([id]) => id),
      ),
    ],
  };
  return { ...setup, asChoice: asChoice(setup, part, choice, checkOf(ONE, wanted, [])) };
}

/** Givens and lines of the one neuron; every case has inputs of its own. */
const withInputs = (numbers: readonly (readonly [string, number])[], [x1, x2]: Pair = UNPRINTED) => {
  const givens = new Map<string, number>([...numbers, [INPUTS[0], x1], [INPUTS[1], x2]]);
  return { givens, graph: ownGraph([...givens.keys()], neuronLines(ONE)), stated: [ONE.sum, ONE.output] };
};

/** The same as a choice; the check that is left prints the table of what is wanted. */
function asChoice(setup: Setup, part: string, choice: AskedOther | null, check: Check): Setup {
  return {
    ...setup,
    checks: [check],
    ...(choice === null ? { unfit: "numbers that do not separate" } : {}),
    plan: {
      shown: [],
      parts: filled([{ id: `${part}-choice`, quantities: [], others: choice === null ? [] : [choice] }]),
    },
  };
}

function gate(name: "and" | "or" | "nand", wish: TopicWish): Setup {
  const key = gateNumbers(name, wish.random);
  return oneNeuron("separate-table", key, tableOf(name), wish, { given: [weight(1)] });
}

function halfPlane(wish: TopicWish): Setup {
  const { random } = wish;
  const slope = () => random.pick([-3, -2, -1, 1, 2, 3]);
  const key: Numbers = [slope(), slope(), random.integer(-5, 4) + 0.5];
  const points = drawPoints(key, random);
  const figure: PlaneFigure = { kind: "plane", reach: REACH, points: points ?? [] };
  const setup = oneNeuron("separate-points", key, points ?? [], wish, { figure });
  return points !== null && needsAll(points)
    ? setup
    : { ...setup, unfit: "points that need both weights and the bias" };
}

function line(wish: TopicWish): Setup {
  const { random } = wish;
  const [p, q] = drawCuts(random);
  const turn = random.pick([1, -1]);
  const key: Numbers = [turn * q, turn * p, -turn * p * q];
  const beside: readonly Pair[] = [
    [p - READING, 0],
    [p + READING, 0],
    [0, q - READING],
    [0, q + READING],
  ];
  const wanted = beside.map((at) => ({ at, one: says(key, at) }));
  const cuts = { cuts: [p, q], origin: says(key, [0, 0]) ? 1 : 0 } as const;
  const figure: PlaneFigure = { kind: "plane", reach: REACH, points: [], line: cuts };
  return oneNeuron("separate-line", key, wanted, wish, { figure });
}

/** Where a line cuts the two axes: not in equal distance from the origin. */
function drawCuts(random: Random): Pair {
  const p = drawNumber(random, -4, 4, 0);
  return [p, drawNumber(random, -4, 4, 0, [p, -p])];
}

/** Cuts in halves, but 1: of whole numbers a guess finds too many. */
function drawHalfCuts(random: Random): Pair {
  const half = (without: readonly number[]) => drawNumber(random, -9, 9, 0, [2, -2, ...without]) / 2;
  const p = half([]);
  return [p, half([2 * p, -2 * p])];
}

function boundary({ random }: TopicWish): Setup {
  const [p, q] = drawHalfCuts(random);
  const size = random.pick([-2, -0.4, 0.4, 2]);
  const key = changed([size * q, size * p, -size * p * q], (one) => roundNumber(one, { decimals: 1 }));
  const at: Pair = [drawNumber(random, -4, 4, 0, [1, -1]), drawNumber(random, -4, 4, 0, [1, -1])];
  const [first, second] = [names.numbered("p", 1), names.numbered("p", 2)];
  const base = withInputs(numbersOf(ONE, key), at);
  const cut = (id: string, by: string) => valueLine(id, `-${ONE.bias} / ${by}`, "boundary-cut");
  const cuts = [cut(first, ONE.weights[0]), cut(second, ONE.weights[1])];
  const setup: Setup = {
    ...base,
    graph: ownGraph([...base.givens.keys()], [...cuts, ...neuronLines(ONE)]),
    zeros: [ONE.output],
    figure: { kind: "plane", reach: REACH, points: [] },
    plan: {
      shown: [],
      parts: [
        { id: "boundary-side", quantities: [ONE.sum, ONE.output] },
        { id: "boundary-cuts", quantities: [first, second] },
      ],
    },
  };
  const choice = whereItCuts(ONE, [first, second], [p, q], random);
  return {
    ...setup,
    asChoice: {
      ...setup,
      plan: { shown: [], parts: [{ id: "boundary-cuts-choice", quantities: [], others: [choice] }] },
    },
  };
}

/**
 * XOR with two hidden neurons. Guided, each neuron has a table and a weight that is given; else the network is judged
 * whole, its first neuron given, and in an exam the second too: where two are open, one is right that the other could complete.
 */
function xor(wish: TopicWish): Setup {
  const { exam, guided, random } = wish;
  const gates = drawXor(random);
  const keys = gates.map((name) => gateNumbers(name, random));
  const numbers = NETWORK.map((neuron, k) => numbersOf(neuron, nth(keys, k)));
  const givens = new Map<string, number>([
    ...numbers.flat(),
    [INPUTS[0], UNPRINTED[0]],
    [INPUTS[1], UNPRINTED[1]],
  ]);
  const base = {
    givens,
    graph: ownGraph([...givens.keys()], NETWORK.flatMap(neuronLines)),
    stated: NETWORK.flatMap(({ sum, output }) => [sum, output]),
  };
  const [first, second] = [tableOf(gates[0]), tableOf(gates[1])];
  const bit = (table: readonly Wanted[], k: number): 0 | 1 => (nth(table, k).one ? 1 : 0);
  /** What the last neuron takes in and is to say. */
  const last = XOR_TABLE.map(({ one }, k): Wanted => ({ at: [bit(first, k), bit(second, k)], one }));
  const whole = (judges: readonly string[]): Check => ({
    ...checkOf(NETWORK[0], XOR_TABLE, judges),
    output: NETWORK[2].output,
  });
  const choice = whichSeparate(NETWORK[2], nth(keys, 2), last, random);
  const open = numbers.slice(exam ? 2 : 1).flat();
  const part = exam ? "separate-last" : "separate-network";
  const setup: Setup = {
    ...base,
    plan: { shown: [], parts: [{ id: part, quantities: [], others: freeBlanks(open) }] },
    checks: [
      {
        ...whole(open.map(([id]) => id)),
        ...(exam ? {} : { apart: [idsOf(NETWORK[1]), idsOf(NETWORK[2])] as const }),
      },
    ],
    ...(guided ? eachAlone(numbers, [first, second, last]) : {}),
  };
  return { ...setup, asChoice: asChoice(setup, "separate-last", choice, whole([])) };
}

/** Each neuron with its own table, its first weight given. */
function eachAlone(
  numbers: readonly (readonly [string, number][])[],
  tables: readonly (readonly Wanted[])[],
): Pick<Setup, "plan" | "checks"> {
  const open = numbers.map((one) => one.slice(1));
  const parts = ["separate-first", "separate-second", "separate-output"];
  return {
    plan: {
      shown: [],
      parts: parts.map((id, k) => ({ id, quantities: [], others: freeBlanks(nth(open, k)) })),
    },
    checks: NETWORK.map((neuron, k) =>
      checkOf(
        neuron,
        nth(tables, k),
        nth(open, k).map(([id]) => id),
      ),
    ),
  };
}

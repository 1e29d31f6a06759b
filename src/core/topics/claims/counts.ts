import { names } from "../../graph/quantity.js";
import { sizeOf } from "../../network/network.js";
import { type Claim, crossed, type Fact, type Given, listed, type Pattern, said } from "./claim.js";
import type { Situation } from "./situation.js";

/** Weights and biases of a network with these sizes. */
function countOf([inputs = 0, hidden = 0, outputs = 0]: readonly number[], s: Situation) {
  const weights = inputs * hidden + hidden * outputs;
  const biases = (s.isBiased(1) ? hidden : 0) + (s.isBiased(2) ? outputs : 0);
  return { weights, biases, all: weights + biases };
}

const sizesOf = (s: Situation): number[] => [s.inputs.length, s.hidden.length, s.outputs.length];

const inAll = (weights: number, biases: number) =>
  said("since-counted", {}, { n: String(weights), m: String(biases) });

/** How many parameters there are: with the biases, and without them. */
function parameters(s: Situation): Claim[] {
  const { weights, biases, all } = countOf(sizesOf(s), s);
  if (biases === 0) return [];
  const entry = (n: number, m: number): Given => [inAll(n, m), n === weights && m === biases];
  const forgotten: Given = [inAll(weights, 0), false, "forgotten-biases-in-count"];
  const says = (n: number) => said("claim-count", {}, { n: String(n) });
  const why = { about: null, why: "claim-count" };
  const more = biases + s.inputs.length;
  return [
    {
      says: says(all),
      holds: true,
      reasons: listed(
        [entry(weights, biases), entry(weights - 1, biases + 1)],
        [forgotten, entry(weights, more)],
      ),
      ...why,
    },
    {
      says: says(weights),
      holds: weights === all,
      reasons: listed(
        [forgotten, entry(weights - biases, biases)],
        [entry(weights, biases), entry(weights, more)],
      ),
      ...why,
    },
  ];
}

/** How many parameters come with one more input, or one more hidden neuron: the right number, and that of `wrong`. */
function further(words: string, sizes: readonly number[], wrong: number, s: Situation): Claim[] {
  const added = countOf(sizes, s).all - countOf(sizesOf(s), s).all;
  if (added === wrong) return [];
  const fact: Fact = {
    says: said(`since-${words}-adds`),
    opposite: said(`since-${words}-adds-wrong`),
    holds: true,
  };
  return [added, wrong].map((n) => ({
    says: said(`claim-${words}-adds`, {}, { n: String(n) }),
    holds: n === added,
    reasons: crossed(fact, n === added),
    ...{ about: null, why: "claim-count" },
  }));
}

/** The shape of a layer's gradient: that of its weights, and that turned over. */
function shape(l: number, { topology }: Situation): Claim[] {
  const [rows, columns] = [sizeOf(topology, l), sizeOf(topology, l - 1)];
  if (rows === columns) return [];
  const fact: Fact = { says: said("since-same-shape"), opposite: said("since-turned-shape"), holds: true };
  return [
    [rows, columns],
    [columns, rows],
  ].map(([r = 0, c = 0]) => {
    const holds = r === rows;
    return {
      says: said(
        "claim-shape",
        { q: names.derivative("C", names.matrix(l)), p: names.matrix(l) },
        { n: String(r), m: String(c) },
      ),
      holds,
      reasons: crossed(fact, holds).map((one) =>
        one.says === fact.opposite && one.verdict !== holds ? { ...one, misconception: "shape-turned" } : one,
      ),
      ...{ about: null, why: "claim-shape" },
    };
  });
}

const of = (name: string, claims: Pattern["claims"]): Pattern => ({ name, family: "count", claims });

/** How many numbers there are, and how they are laid out. */
export const COUNT_CLAIMS: readonly Pattern[] = [
  of("parameters", parameters),
  of("further-input", (s) => {
    const [inputs = 0, hidden = 0, outputs = 0] = sizesOf(s);
    return further("input", [inputs + 1, hidden, outputs], 2 * hidden, s);
  }),
  of("further-neuron", (s) => {
    const [inputs = 0, hidden = 0, outputs = 0] = sizesOf(s);
    return s.isBiased(1) ? further("neuron", [inputs, hidden + 1, outputs], inputs + 1, s) : [];
  }),
  of("output-gradient-shape", (s) => shape(2, s)),
  of("hidden-gradient-shape", (s) => shape(1, s)),
];

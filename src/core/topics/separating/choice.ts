import { nth } from "../../base/known.js";
import type { Random } from "../../base/random.js";
import { displayNumber, roundNumber } from "../../graph/rounding.js";
import type { AskedOption, Option } from "../asked.js";
import { changed, type Neuron, type Numbers, type Pair, separates, type Wanted } from "./neuron.js";

const OPTIONS = 4;

/** Which numbers separate: the key's among such as a known mistake leads to, none of which does; null where there are too few. */
export function whichSeparate(
  neuron: Neuron,
  right: Numbers,
  wanted: readonly Wanted[],
  random: Random,
): AskedOption | null {
  const [w1, w2, b] = right;
  const wrong: readonly (readonly [misconception: string | null, numbers: Numbers])[] = [
    ["turned-side", [-w1, -w2, -b]],
    ["turned-threshold", [w1, w2, -b]],
    ["no-threshold", [w1, w2, 0]],
    ["threshold-off", [w1, w2, 3 * b]],
    ["threshold-off", [w1, w2, b / 3]],
    [null, [-w1, w2, b]],
    [null, [w1, -w2, b]],
  ];
  const written = (numbers: Numbers): Numbers => changed(numbers, (one) => roundNumber(one, { decimals: 2 }));
  const all = wrong
    .map(([misconception, numbers]) => ({ misconception, numbers: written(numbers) }))
    .filter(({ numbers }) => !separates(numbers, wanted));
  const others = random.shuffle(all).slice(0, OPTIONS - 1);
  if (others.length < OPTIONS - 1 || !separates(right, wanted)) return null;
  const shown = random.shuffle([{ misconception: null, numbers: right }, ...others]);
  return {
    kind: "choice",
    name: "weights",
    quantity: neuron.bias,
    options: shown.map(({ misconception, numbers }) => optionOf(neuron, numbers, misconception)),
    right: 1 + shown.findIndex(({ numbers }) => numbers === right),
    asks: { words: "weights" },
    why: { words: "weights" },
  };
}

type Cuts = readonly [misconception: string | null, cuts: Pair];

/** Where the boundary cuts the axes, among the axes and the signs mixed up. */
export function whereItCuts(
  { bias }: Neuron,
  names: readonly [string, string],
  [p, q]: Pair,
  random: Random,
): AskedOption {
  const right: Cuts = [null, [p, q]];
  const all: readonly Cuts[] = [
    right,
    ["axes-swapped", [q, p]],
    ["turned-threshold", [-p, -q]],
    [null, [-q, -p]],
  ];
  const shown = random.shuffle(all);
  return {
    kind: "choice",
    name: "cuts",
    quantity: bias,
    options: shown.map(([misconception, [first, second]]) => ({
      kind: "words",
      words: "cuts",
      symbols: { p1: names[0], p2: names[1] },
      numbers: { v1: String(first), v2: String(second) },
      ...(misconception === null ? {} : { misconception }),
    })),
    right: 1 + shown.indexOf(right),
    asks: { words: "cuts" },
    why: { words: "cuts" },
  };
}

function optionOf({ weights, bias }: Neuron, numbers: Numbers, misconception: string | null): Option {
  const plain = (k: number): string => displayNumber(nth(numbers, k), { decimals: 2 }).replace(/\.?0+$/, "");
  return {
    kind: "words",
    words: "weights",
    symbols: { w1: weights[0], w2: weights[1], b: bias },
    numbers: { v1: plain(0), v2: plain(1), v3: plain(2) },
    ...(misconception === null ? {} : { misconception }),
  };
}

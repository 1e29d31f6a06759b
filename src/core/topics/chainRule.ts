import type { Random } from "../base/random.js";
import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { CHAIN_SETTINGS } from "./chainSettings.js";
import { drawNumber } from "./draw.js";
import { filled, type OwnTopic, type Setup } from "./topic.js";

/** Composite functions of x: u₁ = p x + q, a power of it, and a function of that. */
const COMPOSITES = {
  "root-of-square": { power: 2, outer: "sqrt(u2 + 1)", slope: "1 / (2 * u3)" },
  "logarithm-of-square": { power: 2, outer: "ln(u2)", slope: "1 / u2" },
  "reciprocal-of-cube": { power: 3, outer: "1 / u2", slope: "-(u3^2)" },
} as const;

/** Warm-ups: rates multiplied along an everyday chain, a factor found from the product, and composite functions. */
export const chainRule: OwnTopic = {
  kind: "own",
  name: "chain-rule",
  asks: { blanks: true },
  variants: [...Object.keys(CHAIN_SETTINGS), ...Object.keys(COMPOSITES)],
  build: (variant, { exam, random, kinds }) => {
    if (isComposite(variant)) return composite(variant, exam, random);
    const rates = CHAIN_SETTINGS[variant] ?? [];
    const [first = 1, second = 1, third = 1] = rates.map(({ low, high, decimals }) =>
      drawNumber(random, low, high, decimals, [1, -1]),
    );
    const change = drawNumber(random, 2, 9, 0);
    return kinds.uniform() < 0.5
      ? followed([first, second, third], change, exam)
      : missing([first, second], Number((first * second * third).toPrecision(3)), change, exam);
  },
};

const isComposite = (variant: string): variant is keyof typeof COMPOSITES =>
  Object.hasOwn(COMPOSITES, variant);

/** Three rates are given: their product, and what a change of the first quantity comes to. */
const followed = (
  [first, second, third]: readonly [number, number, number],
  change: number,
  exam: boolean,
): Setup =>
  chain(
    { du2_du1: first, du3_du2: second, du4_du3: third, h: change },
    { id: "du4_du1", expression: "du4_du3 * du3_du1", role: "rate", reason: "rate-chain" },
    exam ? [] : ["du3_du1", "du4_du1"],
    ["chain-rates", "chain-change"],
  );

/** Two rates and the product of all three are given: the third. */
const missing = (
  [first, second]: readonly [number, number],
  product: number,
  change: number,
  exam: boolean,
): Setup =>
  chain(
    { du2_du1: first, du3_du2: second, du4_du1: product, h: change },
    { id: "du4_du3", expression: "du4_du1 / du3_du1", role: "rate", reason: "rate-missing" },
    exam ? ["du4_du3"] : ["du3_du1", "du4_du3"],
    ["chain-missing", "chain-third-change"],
  );

/** Rates along a chain: the product of the first two, another rate from it, and what a change comes to by that one. */
function chain(
  given: Readonly<Record<string, number>>,
  last: OwnLine,
  rates: readonly string[],
  [ratesPart, changePart]: readonly [string, string],
): Setup {
  const givens = new Map(Object.entries(given));
  const lines: OwnLine[] = [
    { id: "du3_du1", expression: "du3_du2 * du2_du1", role: "rate", reason: "rate-chain" },
    last,
    { id: "k", expression: `${last.id} * h`, role: "rate", reason: "rate-change" },
  ];
  return {
    givens,
    graph: ownGraph([...givens.keys()], lines),
    plan: {
      shown: [],
      parts: filled([
        { id: ratesPart, quantities: rates },
        { id: changePart, quantities: ["k"] },
      ]),
    },
  };
}

function composite(variant: keyof typeof COMPOSITES, exam: boolean, random: Random): Setup {
  const { power, outer, slope } = COMPOSITES[variant];
  const givens = new Map([
    ["x", drawNumber(random, -2, 2, 1, [1, -1])],
    ["p", drawNumber(random, -4, 4, 0, [1, -1])],
    ["q", drawNumber(random, -3, 3, 0)],
  ]);
  const lines: OwnLine[] = [
    { id: "u1", expression: "p * x + q", role: "node", reason: "composite-inner" },
    { id: "u2", expression: `u1^${power}`, role: "node", reason: "composite-power" },
    { id: "u3", expression: outer, role: "node", reason: "composite-outer" },
    {
      id: "du1_dx",
      expression: "p",
      derivative: { of: "u1", by: "x" },
      role: "node-slope",
      reason: "slope-linear",
    },
    {
      id: "du2_du1",
      expression: power === 2 ? "2 * u1" : "3 * u1^2",
      derivative: { of: "u2", by: "u1" },
      role: "rate",
      reason: "slope-power",
    },
    {
      id: "du3_du2",
      expression: slope,
      derivative: { of: "u3", by: "u2" },
      role: "rate",
      reason: `slope-${variant}`,
    },
    {
      id: "du3_dx",
      expression: "du3_du2 * du2_du1 * du1_dx",
      derivative: { of: "u3", by: "x" },
      role: "rate",
      reason: "rate-chain",
    },
  ];
  return {
    givens,
    graph: ownGraph([...givens.keys()], lines),
    stated: ["u1", "u2", "u3"],
    plan: {
      shown: [],
      parts: filled([
        { id: "composite-values", quantities: exam ? [] : ["u1", "u2", "u3"] },
        { id: "composite-slopes", quantities: exam ? [] : ["du2_du1", "du3_du2"] },
        { id: "composite-derivative", quantities: ["du3_dx"] },
      ]),
    },
  };
}

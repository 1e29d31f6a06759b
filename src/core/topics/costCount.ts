import { present } from "../base/known.js";
import { upTo } from "../graph/forward.js";
import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import type { OwnTopic } from "./topic.js";

const INPUTS = [64, 100, 144, 196, 256, 400, 576, 784, 1024];
const HIDDEN = [20, 24, 30, 32, 40, 48, 50, 60, 64, 80, 100, 120, 128, 150];
const OUTPUTS = [3, 4, 5, 6, 8, 10, 12, 16, 20, 26];
const IMAGES = [2_000, 5_000, 10_000, 12_000, 20_000, 25_000, 40_000, 50_000, 60_000];
const SPEEDS = [200_000_000, 400_000_000, 500_000_000, 850_000_000, 2_000_000_000];
const LAYERS: Readonly<Record<string, number>> = { "two-layers": 2, "three-layers": 3, digits: 2 };
/** Sizes that are not drawn: those of the network that lectures read handwritten digits with. */
const FIXED: Readonly<Record<string, readonly number[]>> = { digits: [784, 100, 10] };

/** The size of layer l, counted from the inputs as 0. */
const sizeId = (l: number) => names.numbered("n", l);

/**
 * What one update costs, one operation a weight and image: by trying each parameter in turn (the loss once for each, and
 * once as it is), and by backpropagation (a backward pass as two forward passes).
 */
export const costCount: OwnTopic = {
  kind: "own",
  name: "cost-count",
  variants: Object.keys(LAYERS),
  drawn: Object.keys(LAYERS).filter((variant) => FIXED[variant] === undefined),
  ofSizes: (sizes) => {
    const fixed = Object.keys(FIXED).find((variant) => FIXED[variant]?.join() === sizes.join());
    return fixed ?? Object.keys(LAYERS).find((variant) => LAYERS[variant] === sizes.length - 1) ?? null;
  },
  build: (variant, { exam, random, sizes: wanted }) => {
    const layers = present(LAYERS[variant], `the variant ${variant} of cost-count`);
    const hidden = random
      .shuffle(HIDDEN)
      .slice(0, layers - 1)
      .sort((a, b) => b - a);
    const sizes = wanted ?? FIXED[variant] ?? [random.pick(INPUTS), ...hidden, random.pick(OUTPUTS)];
    const givens = new Map<string, number>([
      ...sizes.map((size, l) => [sizeId(l), size] as const),
      ["N", random.pick(IMAGES)],
      ["v", random.pick(SPEEDS)],
    ]);
    return {
      givens,
      graph: ownGraph([...givens.keys()], countLines(layers)),
      plan: {
        shown: [],
        parts: [
          {
            id: exam ? "cost-parameters-alone" : "cost-parameters",
            quantities: exam ? ["P"] : ["W", "B", "P"],
          },
          { id: exam ? "cost-naive-alone" : "cost-naive", quantities: exam ? ["H"] : ["F", "L", "U", "H"] },
          { id: exam ? "cost-backprop-alone" : "cost-backprop", quantities: exam ? ["T"] : ["K", "T"] },
        ],
      },
    };
  },
};

function countLines(layers: number): OwnLine[] {
  const edges = upTo(layers).map((l) => `${sizeId(l - 1)} * ${sizeId(l)}`);
  const neurons = upTo(layers).map(sizeId);
  return [
    { id: "W", expression: edges.join(" + "), role: "count", reason: "count-weights" },
    { id: "B", expression: neurons.join(" + "), role: "count", reason: "count-biases" },
    { id: "P", expression: "W + B", role: "count", reason: "count-parameters" },
    { id: "F", expression: "W", role: "count", reason: "count-forward" },
    { id: "L", expression: "F * N", role: "amount", reason: "count-loss" },
    { id: "U", expression: "L * (P + 1)", role: "amount", reason: "count-naive" },
    { id: "H", expression: "U / (3600 * v)", role: "amount", reason: "count-hours" },
    { id: "K", expression: "3 * F * N", role: "amount", reason: "count-backprop" },
    { id: "T", expression: "K / v", role: "amount", reason: "count-seconds" },
  ];
}

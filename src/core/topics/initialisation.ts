import { nth } from "../base/known.js";
import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import { filled, type OwnTopic } from "./topic.js";

const LAYERS = [1, 2, 3] as const;
const at = (letter: string, l: number) => names.numbered(letter, l);

/** Whether the neurons are ReLU's, which hand on half of what comes in. */
const RELU: Readonly<Record<string, boolean>> = { linear: false, relu: true };

/** How the mean square of the values goes through three layers of random weights, and which standard deviation keeps it. */
export const initialisation: OwnTopic = {
  kind: "own",
  name: "initialisation",
  variants: Object.keys(RELU),
  build: (variant, { exam, random }) => {
    const isRelu = RELU[variant];
    if (isRelu === undefined) throw new RangeError(`initialisation has no variant ${variant}`);
    const sizes = random.shuffle([16, 20, 24, 32, 40, 48, 50, 64, 80, 100, 128]).slice(0, 4);
    const givens = new Map<string, number>([
      ...sizes.map((size, l) => [at("n", l), size] as const),
      [at("v", 0), random.pick([0.5, 0.8, 1.2, 1.5, 2])],
      ["s", random.pick([0.05, 0.08, 0.1, 0.12, 0.15, 0.2])],
    ]);
    const half = isRelu ? " / 2" : "";
    const lines: OwnLine[] = [
      ...LAYERS.map(
        (l): OwnLine => ({
          id: at("v", l),
          expression: `${at("n", l - 1)} * s^2 * ${at("v", l - 1)}${half}`,
          role: "product",
          reason: isRelu ? "variance-relu" : "variance-linear",
        }),
      ),
      ...LAYERS.slice(0, 2).map(
        (l): OwnLine => ({
          id: at("r", l),
          expression: `sqrt(${isRelu ? 2 : 1} / ${at("n", l - 1)})`,
          role: "product",
          reason: isRelu ? "keeps-relu" : "keeps-linear",
        }),
      ),
    ];
    const last = nth(LAYERS, -1);
    return {
      givens,
      graph: ownGraph([...givens.keys()], lines),
      plan: {
        shown: [],
        parts: filled([
          { id: "variance-layers", quantities: exam ? [at("v", last)] : LAYERS.map((l) => at("v", l)) },
          { id: "variance-kept", quantities: exam ? [at("r", 2)] : [at("r", 1), at("r", 2)] },
        ]),
      },
    };
  },
};

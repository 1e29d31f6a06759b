import { nth } from "../base/known.js";
import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import { drawDistinct, drawNumber } from "./draw.js";
import { derivativeLine, errorLine, halfSquares, numberedFrom, valueLine } from "./lines.js";
import { filled, type OwnTopic } from "./topic.js";

const LOSS = names.loss();
const gradient = (by: string) => names.derivative(LOSS, by);

/** How many examples a batch has, by the variant's name. */
const EXAMPLES: Readonly<Record<string, number>> = { "two-examples": 2, "three-examples": 3 };

/** Batch normalisation of one neuron: mean, variance, normalised and scaled values, and the way back through all of them. */
export const batchNorm: OwnTopic = {
  kind: "own",
  name: "batch-norm",
  variants: Object.keys(EXAMPLES),
  drawn: ["three-examples"],
  build: (variant, { exam, random }) => {
    const m = EXAMPLES[variant];
    if (m === undefined) throw new RangeError(`batch-norm has no variant ${variant}`);
    const [inputs, normed] = [numberedFrom("x", m), numberedFrom("xhat", m)];
    const [outputs, targets] = [numberedFrom("o", m), numberedFrom("t", m)];
    const values = drawDistinct(random, m, -3, 3, 1);
    const givens = new Map([
      ...inputs.map((x, k) => [x, nth(values, k)] as const),
      ["gamma", drawNumber(random, 0.5, 1.9, 1, [1])],
      ["beta", drawNumber(random, -0.9, 0.9, 1)],
      ["epsilon", 0.01],
      ...targets.map((t) => [t, drawNumber(random, -1, 1, 1)] as const),
    ]);
    const sum = (terms: readonly string[]) => terms.join(" + ");
    const lines: OwnLine[] = [
      valueLine("mu", `(${sum(inputs)}) / ${m}`, "batch-mean"),
      valueLine("v", `(${sum(inputs.map((x) => `(${x} - mu)^2`))}) / ${m}`, "batch-variance"),
      ...inputs.map((x, k) => valueLine(nth(normed, k), `(${x} - mu) / sqrt(v + epsilon)`, "batch-normed")),
      ...normed.map((one, k) => valueLine(nth(outputs, k), `gamma * ${one} + beta`, "batch-scaled")),
      halfSquares(outputs, targets),
      ...outputs.map((o, k) => errorLine(o, nth(targets, k))),
      derivativeLine(LOSS, "beta", sum(outputs.map(gradient)), "gradient-shared"),
      derivativeLine(
        LOSS,
        "gamma",
        sum(outputs.map((o, k) => `${gradient(o)} * ${nth(normed, k)}`)),
        "gradient-shared",
      ),
      ...inputs.map((x, k) =>
        derivativeLine(
          LOSS,
          x,
          `gamma * (${m} * ${gradient(nth(outputs, k))} - ${gradient("beta")} - ${nth(normed, k)} * ${gradient("gamma")}) / (${m} * sqrt(v + epsilon))`,
          "gradient-batch-norm",
        ),
      ),
    ];
    return {
      givens,
      graph: ownGraph([...givens.keys()], lines),
      stated: ["mu", "v", ...normed.slice(0, 1), ...outputs.slice(0, 1), LOSS],
      zeros: normed,
      plan: {
        shown: [],
        parts: filled([
          { id: "batch-statistics", quantities: exam ? [] : ["mu", "v"] },
          { id: "batch-normed", quantities: exam ? outputs.slice(0, 1) : [...normed, ...outputs] },
          { id: "batch-parameters", quantities: ["gamma", "beta"].map(gradient) },
          { id: "batch-inputs", quantities: [gradient(random.pick(inputs))] },
        ]),
      },
    };
  },
};

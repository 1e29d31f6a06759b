import { known, nth } from "../base/known.js";
import { solveNumbers } from "../graph/compile.js";
import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import { drawDistinct, drawNumber } from "./draw.js";
import { derivativeLine, errorLine, halfSquares, numberedFrom, valueLine } from "./lines.js";
import { filled, type OwnTopic } from "./topic.js";

const LOSS = names.loss();
const gradient = (by: string) => names.derivative(LOSS, by);

/** Where less is left of a derivative, rounding on the way shows in its first figures. */
const LEAST_LEFT = 0.4;

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
    const graph = ownGraph([...givens.keys()], lines);
    const solved = solveNumbers(graph, givens);
    const deviation = Math.sqrt(known(solved, "v") + known(solved, "epsilon"));
    const leftOf = (x: string): number => {
      const direct = known(solved, "gamma") * known(solved, gradient(nth(outputs, inputs.indexOf(x))));
      return Math.abs((known(solved, gradient(x)) * deviation) / direct);
    };
    const asked = nth(
      [...inputs].sort((one, other) => leftOf(other) - leftOf(one)),
      0,
    );
    const left = leftOf(asked);
    const place = inputs.indexOf(asked);
    const largest = Math.max(
      ...outputs.map((o, k) => Math.abs(known(solved, gradient(o)) * known(solved, nth(normed, k)))),
    );
    const sums = [
      ...outputs.map((o) => Math.abs(known(solved, o))),
      Math.abs(known(solved, gradient("gamma")) / largest),
    ];
    return {
      givens,
      graph,
      ...(Math.min(left, ...sums) < LEAST_LEFT ? { unfit: "sums of which something is left" } : {}),
      stated: ["mu", "v", ...normed.slice(0, 1), ...outputs.slice(0, 1), LOSS],
      zeros: normed,
      plan: {
        shown: [],
        parts: filled([
          { id: "batch-statistics", quantities: exam ? ["v"] : ["mu", "v"] },
          { id: "batch-normed", quantities: exam ? [nth(normed, place)] : [...normed, ...outputs] },
          {
            id: "batch-parameters",
            quantities: [...(exam ? [nth(outputs, place)] : outputs), "gamma", "beta"].map(gradient),
          },
          { id: "batch-inputs", quantities: [gradient(asked)] },
        ]),
      },
    };
  },
};

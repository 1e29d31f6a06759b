import { nth } from "../base/known.js";
import type { Random } from "../base/random.js";
import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import { drawDistinct, drawNumber } from "./draw.js";
import { derivativeLine, errorLine, halfSquares, numberedFrom, slopeLine, valueLine } from "./lines.js";
import { filled, type OwnTopic, type Setup } from "./topic.js";

/** Numbers of a filter and of the row that it passes over. */
const FILTER = 3;
const ROW = 5;
const PLACES = ROW - FILTER + 1;
const LOSS = names.loss();

const gradient = (by: string) => names.derivative(LOSS, by);

/** A filter that passes over a row or an image: its outputs, the gradient of a weight that is used at every place, sizes. */
export const convolution: OwnTopic = {
  kind: "own",
  name: "convolution",
  variants: ["row", "image", "sizes"],
  build: (variant, { exam, random }) => {
    switch (variant) {
      case "row":
        return overRow(exam, random);
      case "image":
        return overImage(exam, random);
      case "sizes":
        return sizes(exam, random);
      default:
        throw new RangeError(`convolution has no variant ${variant}`);
    }
  },
};

function overRow(exam: boolean, random: Random): Setup {
  const [inputs, weights] = [numberedFrom("x", ROW), numberedFrom("w", FILTER)];
  const [outputs, targets] = [numberedFrom("z", PLACES), numberedFrom("y", PLACES)];
  const numbers = [
    ...drawDistinct(random, ROW, -2, 2, 1, [1, -1]),
    ...drawDistinct(random, FILTER, -0.9, 0.9, 1, [1, -1]),
    ...targets.map(() => drawNumber(random, -1, 1, 1)),
  ];
  const ids = [...inputs, ...weights, ...targets];
  const sum = (terms: readonly (readonly [string, string])[]) =>
    terms.map(([a, b]) => `${a} * ${b}`).join(" + ");
  const lines: OwnLine[] = [
    ...outputs.map((z, i) => valueLine(z, sum(weights.map((w, k) => [w, nth(inputs, i + k)])), "convolved")),
    halfSquares(outputs, targets),
    ...outputs.map((z, i) => errorLine(z, nth(targets, i))),
    ...weights.map((w, k) =>
      derivativeLine(
        LOSS,
        w,
        sum(outputs.map((z, i) => [gradient(z), nth(inputs, i + k)])),
        "gradient-shared",
      ),
    ),
    ...inputs.slice(1, -1).map((x, at) => {
      const places = outputs.flatMap((z, i) => {
        const w = weights[at + 1 - i];
        return w === undefined ? [] : [[gradient(z), w] as const];
      });
      return derivativeLine(LOSS, x, sum(places), "gradient-covered");
    }),
  ];
  const shared = random.pick(weights);
  return {
    givens: new Map(ids.map((id, k) => [id, nth(numbers, k)])),
    graph: ownGraph(ids, lines),
    plan: {
      shown: [],
      parts: filled([
        { id: "convolved", quantities: exam ? [] : outputs },
        { id: "loss", quantities: exam ? [] : [LOSS] },
        {
          id: "filter-gradient",
          quantities: exam ? [gradient(shared)] : [...outputs.map(gradient), gradient(shared)],
        },
        { id: "covered-gradient", quantities: [gradient(nth(inputs, 2))] },
      ]),
    },
  };
}

const SIDE = [1, 2] as const;

function overImage(exam: boolean, random: Random): Setup {
  const grid = (letter: string, side: number) =>
    Array.from({ length: side * side }, (_none, k) =>
      names.numbered(letter, 10 * (1 + Math.floor(k / side)) + 1 + (k % side)),
    );
  const [image, filter, outputs] = [grid("x", 3), grid("w", 2), grid("z", 2)];
  const pixel = (row: number, column: number) => names.numbered("x", 10 * row + column);
  const numbers = [
    ...drawDistinct(random, 9, 0.1, 1.9, 1, [1, -1]),
    ...drawDistinct(random, 4, -0.9, 0.9, 1, [1, -1]),
  ];
  const target = names.target(1);
  const under = (row: number, column: number) =>
    SIDE.flatMap((r) =>
      SIDE.map((c) => `${names.numbered("w", 10 * r + c)} * ${pixel(row + r - 1, column + c - 1)}`),
    ).join(" + ");
  const lines: OwnLine[] = [
    ...SIDE.flatMap((r) =>
      SIDE.map((c) => valueLine(names.numbered("z", 10 * r + c), under(r, c), "convolved")),
    ),
    valueLine("p", `max(${outputs.join(", ")})`, "pooled"),
    halfSquares(["p"], [target]),
    errorLine("p", target),
    ...outputs.map((z) => {
      const others = outputs.filter((one) => one !== z);
      return slopeLine("p", z, `greater(${z}, max(${others.join(", ")}))`, "slope-max");
    }),
    ...outputs.map((z) =>
      derivativeLine(LOSS, z, `${gradient("p")} * ${names.derivative("p", z)}`, "gradient-pooled"),
    ),
    ...SIDE.flatMap((r) =>
      SIDE.map((c) => {
        const terms = SIDE.flatMap((row) =>
          SIDE.map(
            (column) =>
              `${gradient(names.numbered("z", 10 * row + column))} * ${pixel(row + r - 1, column + c - 1)}`,
          ),
        );
        return derivativeLine(LOSS, names.numbered("w", 10 * r + c), terms.join(" + "), "gradient-shared");
      }),
    ),
  ];
  const ids = [...image, ...filter, target];
  return {
    givens: new Map([...ids.map((id, k) => [id, numbers[k] ?? drawNumber(random, -1, 1, 1)] as const)]),
    graph: ownGraph(ids, lines),
    zeros: outputs.map(gradient),
    plan: {
      shown: [],
      parts: filled([
        { id: "convolved", quantities: exam ? [] : outputs },
        { id: "pooled", quantities: ["p"] },
        { id: "loss", quantities: exam ? [] : [LOSS] },
        { id: "pooled-gradient", quantities: exam ? [] : outputs.map(gradient) },
        { id: "filter-gradient", quantities: (exam ? filter.slice(1, 2) : filter.slice(0, 2)).map(gradient) },
      ]),
    },
  };
}

/** Width, filter, padding and stride, such that the filter ends at the border. */
function sizes(exam: boolean, random: Random): Setup {
  const stride = random.integer(1, 3);
  const padding = random.integer(1, 3);
  const side = random.pick([3, 5, 7].filter((one) => one > padding));
  const outputs = random.integer(6, 30);
  const width = (outputs - 1) * stride + side - 2 * padding;
  const givens = new Map([
    ["n", width],
    ["k", side],
    ["p", padding],
    ["s", stride],
    ["c", random.pick([1, 3, 4, 8, 16])],
    ["f", random.pick([6, 10, 12, 20, 24, 32])],
  ]);
  const lines: OwnLine[] = [
    { id: "M", expression: "(n + 2 * p - k) / s + 1", role: "count", reason: "output-size" },
    { id: "A", expression: "f * M^2", role: "count", reason: "output-numbers" },
    { id: "P", expression: "f * (c * k^2 + 1)", role: "count", reason: "filter-parameters" },
  ];
  return {
    givens,
    graph: ownGraph([...givens.keys()], lines),
    plan: {
      shown: [],
      parts: filled([
        { id: "output-size", quantities: exam ? [] : ["M"] },
        { id: "output-numbers", quantities: ["A"] },
        { id: "filter-parameters", quantities: ["P"] },
      ]),
    },
  };
}

import { nth } from "../base/known.js";
import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import { drawDistinct } from "./draw.js";
import { derivativeLine, numberedFrom, slopeLine, valueLine } from "./lines.js";
import { filled, type OwnTopic } from "./topic.js";

const KEYS = 2;
const WIDTH = 2;
/** The key's entry. */
const key = (j: number, k: number) => names.numbered("k", 10 * j + k);

/** One query, two keys and two values: scores, weights, the output, and its derivatives by values, scores and the query. */
export const attention: OwnTopic = {
  kind: "own",
  // Its task says what its letters mean, which a choice has no room for.
  asks: { choice: false },
  name: "attention",
  variants: [],
  build: (_variant, { exam, random }) => {
    const [query, values] = [numberedFrom("q", WIDTH), numberedFrom("v", KEYS)];
    const keys = [1, 2].flatMap((j) => [1, 2].map((k) => key(j, k)));
    const numbers = [
      ...drawDistinct(random, WIDTH + KEYS * WIDTH, -1.9, 1.9, 1, [1, -1]),
      ...drawDistinct(random, KEYS, -3, 3, 1, [1, -1]),
    ];
    const ids = [...query, ...keys, ...values];
    const givens = new Map(ids.map((id, k) => [id, nth(numbers, k)] as const));
    const [scores, weights] = [numberedFrom("s", KEYS), numberedFrom("p", KEYS)];
    const by = (one: string) => names.derivative("o", one);
    const lines: OwnLine[] = [
      ...scores.map((s, j) =>
        valueLine(
          s,
          `(${query.map((q, k) => `${q} * ${key(j + 1, k + 1)}`).join(" + ")}) / sqrt(${WIDTH})`,
          "score",
        ),
      ),
      ...weights.map(
        (a, j): OwnLine => ({
          id: a,
          expression: `softmax(${[nth(scores, j), ...scores].join(", ")})`,
          role: "activation",
          reason: "attention-weight",
        }),
      ),
      valueLine("o", weights.map((a, j) => `${a} * ${nth(values, j)}`).join(" + "), "attention-output"),
      ...values.map((v, j) => derivativeLine("o", v, nth(weights, j), "attention-value")),
      ...scores.map((s, j) =>
        slopeLine("o", s, `${nth(weights, j)} * (${nth(values, j)} - o)`, "slope-attention"),
      ),
      ...query.map((q, k) =>
        derivativeLine(
          "o",
          q,
          `(${scores.map((s, j) => `${by(s)} * ${key(j + 1, k + 1)}`).join(" + ")}) / sqrt(${WIDTH})`,
          "attention-query",
        ),
      ),
    ];
    return {
      givens,
      graph: ownGraph(ids, lines),
      stated: ["o"],
      plan: {
        shown: [],
        parts: filled([
          { id: "attention-scores", quantities: exam ? [] : scores },
          { id: "attention-weights", quantities: exam ? [nth(weights, 0)] : weights },
          { id: "attention-output", quantities: ["o"] },
          { id: "attention-back", quantities: [...(exam ? [] : scores.map(by)), by(nth(query, 0))] },
        ]),
      },
    };
  },
};

import { nth } from "../base/known.js";
import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import { drawDistinct, drawNumber } from "./draw.js";
import { derivativeLine, errorLine, halfSquares, numberedFrom, valueLine } from "./lines.js";
import { filled, type OwnTopic } from "./topic.js";

const NEURONS = 4;
const LOSS = names.loss();
const TARGET = names.target(1);
const gradient = (by: string) => names.derivative(LOSS, by);

/** Inverted dropout of a hidden layer: a mask of ones and zeros, values over p, and the way back through both. */
export const dropout: OwnTopic = {
  kind: "own",
  // Its task says what its letters mean, which a choice has no room for.
  asks: { choice: false },
  name: "dropout",
  variants: [],
  build: (_variant, { exam, random }) => {
    const [values, masks] = [numberedFrom("a", NEURONS), numberedFrom("m", NEURONS)];
    const [dropped, weights] = [numberedFrom("d", NEURONS), numberedFrom("w", NEURONS)];
    const a = drawDistinct(random, NEURONS, 0.2, 1.9, 1);
    const w = drawDistinct(random, NEURONS, -0.9, 0.9, 1);
    const kept = random.shuffle([1, 1, random.pick([0, 1]), 0]);
    const givens = new Map<string, number>([
      ...values.map((id, k) => [id, nth(a, k)] as const),
      ...masks.map((id, k) => [id, nth(kept, k)] as const),
      ["p", random.pick([0.5, 0.6, 0.7, 0.8])],
      ...weights.map((id, k) => [id, nth(w, k)] as const),
      [TARGET, drawNumber(random, -1, 1, 1)],
    ]);
    const sum = (factors: readonly string[]) => weights.map((id, k) => `${id} * ${factors[k]}`).join(" + ");
    const lines: OwnLine[] = [
      ...dropped.map((id, k) => valueLine(id, `${nth(masks, k)} * ${nth(values, k)} / p`, "dropped")),
      valueLine("z", sum(dropped), "sum"),
      halfSquares(["z"], [TARGET]),
      errorLine("z", TARGET),
      ...weights.map((id, k) =>
        derivativeLine(LOSS, id, `${gradient("z")} * ${nth(dropped, k)}`, "gradient-weight"),
      ),
      ...values.map((id, k) =>
        derivativeLine(
          LOSS,
          id,
          `${gradient("z")} * ${nth(weights, k)} * ${nth(masks, k)} / p`,
          "gradient-dropped",
        ),
      ),
      valueLine("q", sum(values), "dropout-test"),
    ];
    const alive = kept.indexOf(1);
    const dead = kept.indexOf(0);
    return {
      givens,
      graph: ownGraph([...givens.keys()], lines),
      zeros: [...dropped, ...weights.map(gradient), ...values.map(gradient)],
      stated: ["z", LOSS],
      plan: {
        shown: [],
        parts: filled([
          { id: "dropped", quantities: exam ? ["z"] : [...dropped, "z"] },
          {
            id: "dropout-weights",
            quantities: [nth(weights, alive), ...(exam ? [] : [nth(weights, dead)])].map(gradient),
          },
          { id: "dropout-values", quantities: [nth(values, kept.lastIndexOf(1))].map(gradient) },
          { id: "dropout-test", quantities: ["q"] },
        ]),
      },
    };
  },
};

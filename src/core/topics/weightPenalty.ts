import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import { drawDistinct, drawNumber } from "./draw.js";
import { derivativeLine, numberedFrom, valueLine } from "./lines.js";
import { filled, type OwnTopic } from "./topic.js";

const LOSS = names.loss();
const [DATA, PENALTY] = [names.lossPart("data"), names.lossPart("penalty")];
const TARGET = names.target(1);
const INPUTS = 2;

/** A penalty λ Σ w² in the loss of a linear neuron: the loss, gradients and new parameters; the bias is not penalised. */
export const weightPenalty: OwnTopic = {
  kind: "own",
  // Its task says what its letters mean, which a choice has no room for.
  asks: { choice: false },
  name: "l2",
  variants: [],
  build: (_variant, { exam, random }) => {
    const [inputs, weights] = [numberedFrom("x", INPUTS), numberedFrom("w", INPUTS)];
    const [x, w] = [
      drawDistinct(random, INPUTS, -1.9, 1.9, 1, [1, -1]),
      drawDistinct(random, INPUTS, -1.9, 1.9, 1, [1, -1]),
    ];
    const givens = new Map<string, number>([
      ...inputs.map((id, k) => [id, x[k] ?? Number.NaN] as const),
      ...weights.map((id, k) => [id, w[k] ?? Number.NaN] as const),
      ["b", drawNumber(random, -0.9, 0.9, 1)],
      [TARGET, drawNumber(random, -1, 1, 1)],
      ["lambda", random.pick([0.05, 0.1, 0.2])],
      ["eta", random.pick([0.1, 0.2, 0.5])],
    ]);
    const gradient = (by: string) => names.derivative(LOSS, by);
    const lines: OwnLine[] = [
      valueLine("a", `${weights.map((id, k) => `${id} * ${inputs[k]}`).join(" + ")} + b`, "sum-with-bias"),
      { id: DATA, expression: `(a - ${TARGET})^2 / 2`, role: "loss", reason: "loss-half-sse" },
      {
        id: PENALTY,
        expression: `lambda * (${weights.map((id) => `${id}^2`).join(" + ")})`,
        role: "penalty",
        reason: "penalty",
      },
      { id: LOSS, expression: `${DATA} + ${PENALTY}`, role: "total", reason: "total-penalty" },
      { ...derivativeLine(LOSS, "a", `a - ${TARGET}`, "loss-slope-half-sse"), role: "loss-slope" },
      ...weights.map((id, k) =>
        derivativeLine(LOSS, id, `${gradient("a")} * ${inputs[k]} + 2 * lambda * ${id}`, "gradient-l2"),
      ),
      derivativeLine(LOSS, "b", gradient("a"), "gradient-l2-bias"),
      ...[...weights, "b"].map(
        (id): OwnLine => ({
          id: names.renewed(id),
          expression: `${id} - eta * ${gradient(id)}`,
          role: "new",
          reason: "update-sgd",
        }),
      ),
    ];
    return {
      givens,
      graph: ownGraph([...givens.keys()], lines),
      stated: ["a", DATA, PENALTY, LOSS],
      plan: {
        shown: [],
        parts: filled([
          { id: "penalised-loss", quantities: exam ? [LOSS] : ["a", DATA, PENALTY, LOSS] },
          { id: "penalised-gradients", quantities: exam ? [] : [...weights, "b"].map(gradient) },
          {
            id: "penalised-update",
            quantities: (exam ? [...weights.slice(0, 1), "b"] : [...weights, "b"]).map((id) =>
              names.renewed(id),
            ),
          },
        ]),
      },
    };
  },
};

import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import { drawNumber } from "./draw.js";
import { derivativeLine, errorLine, halfSquares, numberedFrom, slopeLine, valueLine } from "./lines.js";
import { filled, type OwnTopic } from "./topic.js";

const STEPS = 2;
const LOSS = names.loss();
const TARGET = names.target(1);
const [WEIGHT, BACK] = ["w", "u"] as const;

const at = (letter: string, t: number) => names.numbered(letter, t);
const gradient = (by: string) => names.derivative(LOSS, by);

/** A recurrent neuron unrolled over two steps that share their weights: gradients of both steps add up. */
export const recurrent: OwnTopic = {
  kind: "own",
  name: "recurrent",
  variants: [],
  build: (_variant, { exam, random }) => {
    const inputs = numberedFrom("x", STEPS);
    const givens = new Map([
      ...inputs.map((x) => [x, drawNumber(random, -1.9, 1.9, 1, [-1, 1])] as const),
      [at("h", 0), drawNumber(random, -0.9, 0.9, 1)],
      [WEIGHT, drawNumber(random, -0.9, 0.9, 1)],
      [BACK, drawNumber(random, -0.9, 0.9, 1)],
      [TARGET, drawNumber(random, -0.9, 0.9, 1)],
    ]);
    const forward = inputs.flatMap((x, k): OwnLine[] => [
      valueLine(at("z", k + 1), `${WEIGHT} * ${x} + ${BACK} * ${at("h", k)}`, "recurrent-sum"),
      valueLine(at("h", k + 1), `tanh(${at("z", k + 1)})`, "activation-tanh"),
    ]);
    const [last, first] = [at("h", STEPS), at("h", 1)];
    const slope = (t: number) => names.derivative(at("h", t), at("z", t));
    const through = (t: number): OwnLine[] => [
      slopeLine(at("h", t), at("z", t), `tanhSlope(${at("h", t)})`, "slope-tanh"),
      derivativeLine(LOSS, at("z", t), `${gradient(at("h", t))} * ${slope(t)}`, "delta"),
    ];
    const shared = (weight: string, factor: (t: number) => string) =>
      derivativeLine(
        LOSS,
        weight,
        `${gradient(at("z", STEPS))} * ${factor(STEPS)} + ${gradient(at("z", 1))} * ${factor(1)}`,
        "gradient-shared",
      );
    const lines: OwnLine[] = [
      ...forward,
      halfSquares([last], [TARGET]),
      errorLine(last, TARGET),
      ...through(STEPS),
      derivativeLine(LOSS, first, `${gradient(at("z", STEPS))} * ${BACK}`, "back-in-time"),
      ...through(1),
      shared(WEIGHT, (t) => at("x", t)),
      shared(BACK, (t) => at("h", t - 1)),
    ];
    const weights = [WEIGHT, BACK].map(gradient);
    return {
      givens,
      graph: ownGraph([...givens.keys()], lines),
      stated: [...forward.map(({ id }) => id), LOSS],
      plan: {
        shown: [],
        parts: filled([
          { id: "unrolled", quantities: exam ? [] : [first, last, LOSS] },
          {
            id: "back-in-time",
            quantities: exam ? [] : [gradient(at("z", STEPS)), gradient(first), gradient(at("z", 1))],
          },
          { id: "shared-gradients", quantities: weights },
        ]),
      },
    };
  },
};

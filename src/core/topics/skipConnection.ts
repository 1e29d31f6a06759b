import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import { drawNumber } from "./draw.js";
import { derivativeLine, errorLine, halfSquares, slopeLine, valueLine } from "./lines.js";
import { filled, type OwnTopic } from "./topic.js";

const LOSS = names.loss();
const TARGET = names.target(1);
const BLOCKS = [1, 2] as const;
const gradient = (by: string) => names.derivative(LOSS, by);
const at = (letter: string, k: number) => names.numbered(letter, k);

/** Two residual blocks o = x + w tanh(u x): their outputs, their slopes 1 + …, the input's gradient with and without the skips. */
export const skipConnection: OwnTopic = {
  kind: "own",
  name: "skip-connection",
  variants: [],
  build: (_variant, { exam, random }) => {
    const givens = new Map<string, number>([
      [at("o", 0), drawNumber(random, 0.2, 1.9, 1, [1])],
      ...BLOCKS.flatMap((k) => [
        [at("u", k), drawNumber(random, -0.9, 0.9, 1)] as const,
        [at("w", k), drawNumber(random, -0.9, 0.9, 1)] as const,
      ]),
      [TARGET, drawNumber(random, -1, 1, 1)],
    ]);
    const [first, last] = [at("o", 0), at("o", 2)];
    const inner = (k: number) => names.derivative(at("h", k), at("z", k));
    const block = (k: number) => names.derivative(at("o", k), at("o", k - 1));
    const branch = (k: number) => `${at("w", k)} * ${inner(k)} * ${at("u", k)}`;
    const forward = BLOCKS.flatMap((k): OwnLine[] => [
      valueLine(at("z", k), `${at("u", k)} * ${at("o", k - 1)}`, "skip-sum"),
      valueLine(at("h", k), `tanh(${at("z", k)})`, "activation-tanh"),
      valueLine(at("o", k), `${at("o", k - 1)} + ${at("w", k)} * ${at("h", k)}`, "skip-output"),
    ]);
    const lines: OwnLine[] = [
      ...forward,
      halfSquares([last], [TARGET]),
      errorLine(last, TARGET),
      ...BLOCKS.flatMap((k): OwnLine[] => [
        slopeLine(at("h", k), at("z", k), `tanhSlope(${at("h", k)})`, "slope-tanh"),
        slopeLine(at("o", k), at("o", k - 1), `1 + ${branch(k)}`, "skip-slope"),
      ]),
      derivativeLine(LOSS, first, `${gradient(last)} * ${block(2)} * ${block(1)}`, "skip-gradient"),
      derivativeLine(LOSS, at("w", 1), `${gradient(last)} * ${block(2)} * ${at("h", 1)}`, "skip-weight"),
      {
        id: "S",
        expression: `${gradient(last)} * (${branch(2)}) * (${branch(1)})`,
        role: "product",
        reason: "skip-without",
      },
    ];
    return {
      givens,
      graph: ownGraph([...givens.keys()], lines),
      stated: [...forward.map(({ id }) => id), LOSS],
      plan: {
        shown: [],
        parts: filled([
          {
            id: "skip-forward",
            quantities: exam ? [] : [at("h", 1), at("o", 1), at("h", 2), at("o", 2), LOSS],
          },
          { id: "skip-slopes", quantities: exam ? [] : [block(1), block(2)] },
          { id: "skip-gradient", quantities: [gradient(first), gradient(at("w", 1))] },
          { id: "skip-without", quantities: ["S"] },
        ]),
      },
    };
  },
};

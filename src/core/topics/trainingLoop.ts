import { known, nth } from "../base/known.js";
import { solveNumbers } from "../graph/compile.js";
import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import { roundNumber } from "../graph/rounding.js";
import type { AskedOption } from "./asked.js";
import { drawNumber } from "./draw.js";
import { derivativeLine, valueLine } from "./lines.js";
import { drawCurves } from "./lossCurves.js";
import { filled, type OwnTopic } from "./topic.js";

/** Updates that are taken; the loss is worked out before the first and after each. */
const UPDATES = 3;
const TARGET = names.target(1);
const INPUT = names.input(1);
const TIMES = Array.from({ length: UPDATES + 1 }, (_none, t) => t);

const at = (letter: string, t: number) => names.numbered(letter, t);
const gradient = (t: number) => names.derivative(at("C", t), at("w", t));

/** What one update does to the error: it is multiplied by 1 − η x². */
const COURSES = [
  { words: "loss-falls", from: 0.1, to: 0.8 },
  { words: "loss-falls-across", from: -0.8, to: -0.1 },
  { words: "loss-grows", from: -2, to: -1.1 },
] as const;

/** Gradient descent for a linear neuron over several updates: the losses, when to stop, and what another learning rate does. */
export const trainingLoop: OwnTopic = {
  kind: "own",
  name: "training-loop",
  asks: { choice: false },
  variants: [],
  build: (_variant, { exam, random }) => {
    const x = drawNumber(random, 0.5, 1.9, 1, [1]);
    const eta = random.pick([0.1, 0.2, 0.3]);
    const givens = new Map<string, number>([
      [INPUT, x],
      [TARGET, drawNumber(random, 0.6, 2, 1, [1])],
      [at("w", 0), drawNumber(random, -0.9, 0.4, 1)],
      ["eta", eta],
    ]);
    const lines = TIMES.flatMap((t): OwnLine[] => {
      const [w, o, loss] = [at("w", t), at("o", t), at("C", t)];
      return [
        valueLine(o, `${w} * ${INPUT}`, "loop-output"),
        { id: loss, expression: `(${o} - ${TARGET})^2 / 2`, role: "loss", reason: "loss-half-sse" },
        ...(t === UPDATES
          ? []
          : [
              derivativeLine(loss, w, `(${o} - ${TARGET}) * ${INPUT}`, "loop-gradient"),
              {
                id: at("w", t + 1),
                expression: `${w} - eta * ${gradient(t)}`,
                role: "new",
                reason: "update-sgd",
              } as const,
            ]),
      ];
    });
    const graph = ownGraph([...givens.keys()], lines);
    const values = solveNumbers(graph, givens);
    const losses = TIMES.map((t) => at("C", t));
    const drops = TIMES.slice(1).map((t) => known(values, at("C", t - 1)) - known(values, at("C", t)));
    const last = random.integer(1, UPDATES);
    const before = last === 1 ? 2 * nth(drops, 0) : nth(drops, last - 2);
    const bound = roundNumber(Math.sqrt(nth(drops, last - 1) * before), { significant: 2 });
    const shrinks = 1 - eta * x * x;
    const stops: AskedOption = {
      kind: "choice",
      name: "stop",
      quantity: at("C", last),
      asks: { words: "training-stops", numbers: { bound: String(bound) } },
      options: TIMES.slice(1).map((t) => ({ kind: "quantity", quantity: at("C", t) })),
      right: last,
      why: { words: "training-stops" },
    };
    const course = random.pick(COURSES);
    const factor = course.from + random.uniform() * (course.to - course.from);
    const rate = roundNumber((1 - factor) / (x * x), { significant: 2 });
    const other: AskedOption = {
      kind: "choice",
      name: "rate",
      quantity: "eta",
      asks: { words: "other-rate", numbers: { rate: String(rate) } },
      options: COURSES.map(({ words }) => ({ kind: "words", words })),
      right: COURSES.indexOf(course) + 1,
      why: { words: "other-rate" },
    };
    const curves = exam
      ? null
      : drawCurves(
          x,
          nth(
            losses.map((id) => known(values, id)),
            0,
          ),
          random,
        );
    const isFit = shrinks > 0.3 && shrinks < 0.9;
    return {
      givens,
      graph,
      stated: [at("o", 0), at("C", 0)],
      ...(curves === null ? {} : { figure: curves.figure }),
      ...(isFit && curves?.fits !== false ? {} : { unfit: "losses that fall, and not at once to 0" }),
      plan: {
        shown: [],
        parts: filled([
          { id: "loop-losses", quantities: exam ? losses.slice(-1) : losses },
          { id: "loop-weight", quantities: [at("w", UPDATES)] },
          { id: "loop-stop", quantities: [], others: exam ? [] : [stops] },
          { id: "loop-rate", quantities: [], others: [other] },
          { id: "loop-curves", quantities: [], others: curves?.asked ?? [] },
        ]),
      },
    };
  },
};

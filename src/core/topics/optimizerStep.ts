import { present } from "../base/known.js";
import type { Random } from "../base/random.js";
import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import { updateReason } from "../graph/update.js";
import { type OptimizerName, optimizerNamed } from "../network/optimizers/index.js";
import { drawNumber } from "./draw.js";
import type { OwnTopic } from "./topic.js";

const RULES = [
  "momentum",
  "nesterov",
  "rmsprop",
  "adagrad",
  "adam",
] as const satisfies readonly OptimizerName[];

/** ε is far larger than in practice, so that its place shows. */
const SETTINGS: Readonly<Record<string, readonly number[]>> = {
  momentum: [0.8, 0.9],
  decay: [0.8, 0.9],
  beta1: [0.8, 0.9],
  beta2: [0.95, 0.99],
  epsilon: [0.01, 0.02],
};
const RATES = [0.05, 0.1, 0.2];

/** One or two steps of an optimizer for one weight, from a state that is given: w₂, m₂, g₃ lead to m₃, w₃. */
export const optimizerStep: OwnTopic = {
  kind: "own",
  name: "optimizer-step",
  shows: {
    rule: (variant) => {
      const name = RULES.find((one) => one === variant);
      return name === undefined ? null : { kind: "optimizer", name };
    },
  },
  variants: RULES,
  build: (variant, { exam, random, kinds }) => {
    const name = present(
      RULES.find((rule) => rule === variant),
      `the variant ${variant} of optimizer-step`,
    );
    const { settings, states } = optimizerNamed(name);
    const before = kinds.integer(1, 3);
    const drawn = kinds.integer(1, 2);
    // Two steps with two means each take eleven minutes: too long for the one number that an exam asks.
    const steps = exam && states.length > 1 ? 1 : drawn;
    const numbers = Array.from({ length: steps }, (_none, k) => before + k + 1);
    const givens = new Map<string, number>([
      ["eta", random.pick(RATES)],
      ...Object.keys(settings).map((id) => [id, random.pick(SETTINGS[id] ?? [])] as const),
      [names.numbered("w", before), drawNumber(random, -0.9, 0.9, 1)],
      ...states.map((state) => [names.numbered(state, before), drawState(state, random)] as const),
      ...numbers.map((t) => [names.numbered("g", t), drawNumber(random, -0.9, 0.9, 1)] as const),
    ]);
    const lines = numbers.map((t) => stepLines(name, t));
    return {
      givens,
      graph: ownGraph([...givens.keys()], lines.flat(), "update"),
      plan: {
        shown: [],
        parts: exam
          ? [{ id: "optimizer-step", quantities: [names.numbered("w", before + steps)] }]
          : lines.map((step) => ({ id: "optimizer-step", quantities: step.map(({ id }) => id) })),
      },
    };
  },
};

/** A mean of squares is positive; a velocity or a mean of gradients may point either way. */
const drawState = (state: string, random: Random): number =>
  state === "s" ? drawNumber(random, 0.02, 0.3, 2) : drawNumber(random, -0.5, 0.5, 1);

/** The optimizer's lines for step t: what was remembered is of step t − 1. */
function stepLines(name: OptimizerName, t: number): OwnLine[] {
  const now = (letter: string) => names.numbered(letter, t);
  const before = (letter: string) => names.numbered(letter, t - 1);
  return optimizerNamed(name)
    .lines({
      parameter: before("w"),
      renewed: now("w"),
      gradient: now("g"),
      before,
      after: now,
      aside: now,
      step: String(t),
    })
    .map(({ id, expression, state }) => ({
      id,
      expression,
      role: state === null ? "new" : "state",
      reason: updateReason(name, state),
    }));
}

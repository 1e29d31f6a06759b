import type { Random } from "../base/random.js";
import { type OwnLine, ownGraph } from "../graph/ownGraph.js";
import { names } from "../graph/quantity.js";
import { isOfLayer } from "../network/activations/activation.js";
import { ACTIVATIONS, type ActivationName, activationNamed } from "../network/activations/index.js";
import type { AskedOption } from "./asked.js";
import { drawDistinct, drawNumber } from "./draw.js";
import { filled, type OwnTopic } from "./topic.js";

/** Every function of one number whose slope is not the same everywhere. */
const FUNCTIONS = (Object.keys(ACTIVATIONS) as ActivationName[]).filter((name) => {
  const activation = activationNamed(name);
  return !isOfLayer(activation) && activation.slopeOf !== "number";
});
const POINTS = 3;

const sumAt = (k: number) => names.numbered("z", k);
const valueAt = (k: number) => names.numbered("a", k);

/** Value and slope of an activation at three points; where the slope is taught from the value, once from the value alone. */
export const activationDerivative: OwnTopic = {
  kind: "own",
  name: "activation-derivative",
  shows: {
    rule: (variant) => {
      const name = FUNCTIONS.find((one) => one === variant);
      return name === undefined ? null : { kind: "activation", name };
    },
  },
  variants: FUNCTIONS,
  drawn: FUNCTIONS.filter((name) => activationNamed(name).tabled !== true),
  build: (variant, { exam, random }) => {
    const name = FUNCTIONS.find((one) => one === variant);
    if (name === undefined) throw new RangeError(`activation-derivative has no variant ${variant}`);
    const points = drawDistinct(random, POINTS, -2.5, 2.5, 1);
    // Both sides of 0 are seen.
    const signed = points.map((z, k) => (k === 0 ? -Math.abs(z) : k === 1 ? Math.abs(z) : z));
    const lines = signed.map((_z, k) => linesAt(name, k + 1));
    const values = lines.map(([value]) => value.id);
    const slopes = lines.map(([, slope]) => slope.id);
    const givens = new Map(signed.map((z, k) => [sumAt(k + 1), z]));
    const [, fromValue] = linesAt(name, POINTS + 1);
    const alone = activationNamed(name).slopeOf === "activation";
    if (alone) givens.set(valueAt(POINTS + 1), drawNumber(random, 0.1, 0.9, 2, [0.5]));
    return {
      givens,
      graph: ownGraph([...givens.keys()], [...lines.flat(), ...(alone ? [withoutSum(fromValue)] : [])]),
      zeros: [...values, ...slopes],
      plan: {
        shown: [],
        parts: filled([
          { id: "activation-values", quantities: exam ? [] : values },
          { id: "activation-slopes", quantities: slopes },
          { id: "slope-from-value", quantities: alone ? [fromValue.id] : [] },
          { id: "largest-slope", quantities: [], others: largestSlope(name, random) },
        ]),
      },
    };
  },
};

/** Points of which one has the largest slope. */
const CHOICES = 4;

/**
 * At which of four points the slope is largest: the nearest to the place where the function is steepest, which is not
 * among them, since it would be right on every sheet. Not asked where there is no such place, as for ReLU and softplus.
 */
function largestSlope(name: ActivationName, random: Random): AskedOption[] {
  const steepest = activationNamed(name).steepest?.at;
  if (steepest === undefined) return [];
  const away = drawDistinct(random, CHOICES, 0.2, 3, 1);
  const nearest = Math.min(...away);
  const sorted = away
    .map((distance) => ({ distance, value: steepest + (random.uniform() < 0.5 ? -distance : distance) }))
    .sort((a, b) => a.value - b.value);
  return [
    {
      kind: "choice",
      name: "largest",
      quantity: "z",
      options: sorted.map(({ value }) => ({
        kind: "value",
        value,
        display: String(value),
        misconception: null,
      })),
      right: sorted.findIndex(({ distance }) => distance === nearest) + 1,
    },
  ];
}

/** A slope asked from the value alone: there is no sum that it could be judged by. */
const withoutSum = ({ derivative: _none, ...line }: OwnLine): OwnLine => line;

/** a and da/dz at point k. */
function linesAt(name: ActivationName, k: number): readonly [value: OwnLine, slope: OwnLine] {
  const activation = activationNamed(name);
  const layer = { sums: [sumAt(k)], activations: [valueAt(k)] };
  const slope = activation.slopeExpression(layer, 0, 0);
  if (slope === null) throw new RangeError(`${name} has no slope of its own`);
  return [
    {
      id: valueAt(k),
      expression: activation.expression(layer, 0),
      role: "activation",
      reason: `activation-${name}`,
    },
    {
      id: names.derivative(valueAt(k), sumAt(k)),
      expression: slope,
      derivative: { of: valueAt(k), by: sumAt(k) },
      role: "slope",
      reason: `slope-${name}`,
    },
  ];
}

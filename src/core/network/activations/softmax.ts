import type { Interval } from "../interval.js";
import { NOWHERE, type Shorten } from "../operation.js";
import { type Activation, at, nameAt } from "./activation.js";
import { sigmoid } from "./sigmoid.js";
import { softplus } from "./softplus.js";

/** ln Σ e^z, without overflow. */
function logSumExp(z: readonly number[]): number {
  const top = Math.max(...z);
  return top + Math.log(z.reduce((sum, value) => sum + Math.exp(value - top), 0));
}

/** e^own / Σ e^z, without overflow. */
function share(own: number, z: readonly number[]): number {
  const top = Math.max(...z);
  return Math.exp(own - top) / z.reduce((sum, value) => sum + Math.exp(value - top), 0);
}

export function softmax(z: readonly number[]): number[] {
  const top = Math.max(...z);
  const powers = z.map((one) => Math.exp(one - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** dC/dz_j = a_j Σ_k a_k (dC/da_j − dC/da_k): 1 − a_j, written as the other shares, keeps its digits. */
function pullBack(a: ArrayLike<number>, slopes: ArrayLike<number>, j: number): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += at(a, k) * (at(slopes, j) - at(slopes, k));
  return at(a, j) * sum;
}

const without = (z: ArrayLike<number>, j: number): number[] => Array.from(z).filter((_one, k) => k !== j);

/** How far ln Σ e^z over the others lies above z_j: a_j is the sigmoid of its negative, so nothing near 1 is subtracted. */
const behind = (z: ArrayLike<number>, j: number): number =>
  z.length === 1 ? Number.NEGATIVE_INFINITY : logSumExp(without(z, j)) - at(z, j);

/** Rises with its own sum and falls with each other one, so its extremes are at the ends. `own` is also one of `z`. */
function softmaxInterval(own: Interval, ...z: readonly Interval[]): Interval {
  let skipped = false;
  const others = z.filter((one) => {
    if (skipped || one[0] !== own[0] || one[1] !== own[1]) return true;
    skipped = true;
    return false;
  });
  const at = (mine: number, end: 0 | 1) => share(mine, [mine, ...others.map((other) => other[end])]);
  return [at(own[0], 1), at(own[1], 0)];
}

/** The same with each e^z written down first. */
function softmaxSteps(short: Shorten, own: Interval, z: readonly Interval[]): Interval {
  const powerOf = ([low, high]: Interval) => short([Math.exp(low), Math.exp(high)]);
  const [mineLow, mineHigh] = powerOf(own);
  const all = z.map(powerOf);
  // Of the others the sum of all but its own: `own` is also one of z.
  const rest = (end: 0 | 1) => all.reduce((sum, one) => sum + one[end], 0) - (end === 0 ? mineLow : mineHigh);
  return [mineLow / (mineLow + rest(1)), mineHigh / (mineHigh + rest(0))];
}

const others = (names: readonly string[], j: number, joint = " + "): string =>
  names.filter((_name, k) => k !== j).join(joint) || "0";

/** A softmax over more than this has a fraction bar that is too wide for a page. */
const FEW_SHARES = 5;

/** e^own / (e^z1 + e^z2 + …), a piece a term. */
const longShare = (own: string, z: readonly string[]): readonly string[] =>
  z.map((one, k) => {
    const start = k === 0 ? `e^{${own}} \\big/ \\bigl(` : "{}+ ";
    return `${start}e^{${one}}${k === z.length - 1 ? "\\bigr)" : ""}`;
  });

/** e^z over the sum of the layer's e^z: the activations of a layer are shares of 1. Last layer only. */
export const softmaxActivation: Activation = {
  name: "softmax",
  values: softmax,
  pullBack,
  accurate: {
    complement: (z, j) => sigmoid(behind(z, j)),
    log: (z, j) => -softplus(behind(z, j)),
    logComplement: (z, j) => -softplus(-behind(z, j)),
  },
  range: [0, 1],
  slopeOf: "activation",
  outputs: "share",
  tex: "\\mathrm{softmax}(z)_j = \\frac{e^{z_j}}{\\sum_k e^{z_k}}",
  slopeTex:
    "\\frac{\\partial a_j}{\\partial z_j} = a_j (1 - a_j), \\quad \\frac{\\partial a_k}{\\partial z_j} = -a_k\\,a_j",
  operations: {
    /** softmax(own, z1, z2, …): `own` is one of the z. */
    softmax: {
      value: (own = Number.NaN, ...z) => share(own, z),
      interval: (own = NOWHERE, ...z) => softmaxInterval(own, ...z),
      steps: (short, own = NOWHERE, ...z) => softmaxSteps(short, own, z),
      tex: (own, ...z) => `\\frac{e^{${own}}}{${z.map((one) => `e^{${one}}`).join(" + ")}}`,
      pieces: (own, ...z) => (z.length > FEW_SHARES ? longShare(own, z) : null),
      text: (own, ...z) => `e^${own} / (${z.map((one) => `e^${one}`).join(" + ")})`,
      qti: (own, ...z) => `exp(${own}) / sum(${z.map((one) => `exp(${one})`).join(", ")})`,
      python: {
        before: `
def share(own, z):
    return ratio(exp(own - max(z)), sum(exp(one - max(z)) for one in z))


def softmax_interval(own, *z):
    """Rises with its own sum, which is one of z, and falls with each other one."""
    mine = z.index(own)
    others = [one for k, one in enumerate(z) if k != mine]
    return tuple(share(own[end], [own[end], *(one[1 - end] for one in others)]) for end in (0, 1))


def softmax_steps(short, own, *z):
    powers = [short((exp(low), exp(high))) for low, high in z]
    mine = short((exp(own[0]), exp(own[1])))
    rest = [sum(one[end] for one in powers) - mine[end] for end in (0, 1)]
    return (ratio(mine[0], mine[0] + rest[1]), ratio(mine[1], mine[1] + rest[0]))
`,
        operation: "(lambda own, *z: share(own, z), softmax_interval, softmax_steps)",
      },
      work: 5,
    },
    logSumExp: {
      value: (...z) => logSumExp(z),
      interval: (...z) => [logSumExp(z.map(([lower]) => lower)), logSumExp(z.map(([, upper]) => upper))],
      qti: (...z) => `ln(sum(${z.map((one) => `exp(${one})`).join(", ")}))`,
      python: {
        before: `
def log_sum_exp(*z):
    return max(z) + ln(sum(exp(one - max(z)) for one in z))
`,
        operation:
          "(log_sum_exp, lambda *z: (log_sum_exp(*(a for a, _ in z)), log_sum_exp(*(b for _, b in z))), None)",
      },
      work: 5,
    },
  },
  expression: ({ sums }, j) => `softmax(${[nameAt(sums, j), ...sums].join(", ")})`,
  slopeExpression: ({ activations }, k, j) =>
    k === j
      ? `sigmoidSlope(${nameAt(activations, j)})`
      : `-${nameAt(activations, k)} * ${nameAt(activations, j)}`,
  exactSlope: ({ activations }, k, j) =>
    k === j
      ? `${nameAt(activations, j)} * (${others(activations, j)})`
      : `-${nameAt(activations, k)} * ${nameAt(activations, j)}`,
  complement: ({ activations }, j) => `(${others(activations, j)})`,
  logValue: ({ sums }, j) =>
    sums.length === 1 ? "0" : `-softplus(logSumExp(${others(sums, j, ", ")}) - ${nameAt(sums, j)})`,
  logComplement: ({ sums }, j) =>
    sums.length === 1 ? "ln(0)" : `-softplus(${nameAt(sums, j)} - logSumExp(${others(sums, j, ", ")}))`,
};

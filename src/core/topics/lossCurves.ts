import { nth } from "../base/known.js";
import type { Random } from "../base/random.js";
import { roundNumber } from "../graph/rounding.js";
import type { AskedOption } from "./asked.js";
import type { CurvesFigure } from "./figure.js";

/** Updates that a plot shows. */
export const SHOWN = 6;
/** What an update makes of the loss of four trainings: half of it is passed at the third, second, first update, or never. */
const SHARES = [
  [0.742, 0.765],
  [0.58, 0.64],
  [0.06, 0.2],
  [1.07, 1.13],
] as const;
/** A loss is read as above or below half of the first from so far on, as a part of the first. */
const READABLE = 0.045;

export interface Curves {
  readonly figure: CurvesFigure;
  readonly asked: readonly AskedOption[];
  /** Whether the curve that is read can be. */
  readonly fits: boolean;
}

/**
 * The losses of a linear neuron that is trained with four learning rates, each update multiplying the error by 1 − ηx², in an
 * order that is drawn; which belongs to one of the rates, and when one of them has halved its loss.
 */
export function drawCurves(x: number, first: number, random: Random): Curves {
  const trained = random.shuffle(
    SHARES.map(([low, high], kind) => {
      const share = low + random.uniform() * (high - low);
      // Of the two rates with this share the one that steps over the target, where it is not slow.
      const turn = kind === 0 ? 1 : kind === 3 ? -1 : random.pick([1, -1]);
      const rate = roundNumber((1 - turn * Math.sqrt(share)) / (x * x), { significant: 2 });
      return { kind, rate, losses: lossesOf(1 - rate * x * x, first) };
    }),
  );
  const plots = trained.map((_one, k) => k + 1);
  const asked = random.pick(trained);
  const read = random.pick(trained.filter(({ kind }) => kind < 3));
  const halved = read.losses.findIndex((loss) => loss < first / 2);
  const updates = Array.from({ length: SHOWN }, (_none, k) => k + 1);
  return {
    figure: { kind: "curves", curves: trained.map(({ losses }) => losses) },
    fits: halved > 0 && read.losses.every((loss) => Math.abs(loss / first - 0.5) >= READABLE),
    asked: [
      {
        kind: "choice",
        name: "curve",
        quantity: "eta",
        asks: { words: "curve-rate", numbers: { rate: String(asked.rate) } },
        options: plots.map((number) => ({
          kind: "words",
          words: "plot",
          numbers: { number: String(number) },
        })),
        right: trained.indexOf(asked) + 1,
        why: { words: "curve-rate" },
      },
      {
        kind: "choice",
        name: "halved",
        quantity: "eta",
        asks: { words: "curve-half", numbers: { number: String(trained.indexOf(read) + 1) } },
        options: updates.map((number) => ({
          kind: "words",
          words: "update",
          numbers: { number: String(number) },
        })),
        right: Math.max(1, halved),
        why: { words: "curve-half" },
      },
    ],
  };
}

/** The losses before the first update and after each, as far as they can be seen. */
function lossesOf(factor: number, first: number): number[] {
  const losses = [first];
  for (let t = 1; t <= SHOWN; t++) losses.push(nth(losses, -1) * factor * factor);
  return losses.map((loss) => roundNumber(loss, { significant: 6 }));
}

import { known, nth } from "../base/known.js";
import type { Random } from "../base/random.js";
import { compile } from "../graph/compile.js";
import { names } from "../graph/quantity.js";
import { roundNumber } from "../graph/rounding.js";
import { problemOf } from "../graph/solutionGraph.js";
import { trainedOf } from "../graph/update.js";
import { type Network, topologyOf } from "../network/network.js";
import { type Curves, SHOWN } from "./lossCurves.js";

/** Learning rates are looked for among these times powers of ten. */
const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
const POWERS = [0.01, 0.1, 1, 10, 100];
const RATES = POWERS.flatMap((power) => STEPS.map((step) => roundNumber(step * power, { significant: 2 })));
/** Two plots are told apart where their losses are so far from each other, as a part of the scale. */
const APART = 0.1;
/** What a rate that is too large makes of the loss: seen to grow, and not so far that the others lie flat. */
const GROWN = { least: 1.15, most: 2.4 } as const;

interface Training {
  readonly rate: number;
  /** Before the first update and after each, as parts of the first. */
  readonly losses: readonly number[];
}

/**
 * The losses of a network that is trained by gradient descent with four learning rates, in an order that is drawn, and which
 * belongs to one of them: of those that only fall the larger falls faster, and the largest of all makes the loss grow where
 * one does. Null where no four rates can be told apart.
 */
export function networkCurves(network: Network, random: Random): Omit<Curves, "fits"> | null {
  const { train, first } = trainer(network);
  const between = (low: number, high: number): number => low + random.uniform() * (high - low);
  const wanted = [
    { t: SHOWN, share: between(0.78, 0.9) },
    { t: SHOWN, share: between(0.4, 0.6) },
    { t: 1, share: between(0.15, 0.35) },
  ];
  const all = RATES.map((rate): Training => ({ rate, losses: train(rate) }));
  const falling = wanted.map(({ t, share }) => all.find(({ losses }) => nth(losses, t) <= share));
  const fastest = falling.at(-1)?.rate ?? Number.POSITIVE_INFINITY;
  const last =
    all.find(({ rate, losses }) => rate > fastest && Math.max(...losses) >= GROWN.least) ??
    all.find(({ rate, losses }) => rate > fastest && nth(losses, 1) <= 0.04);
  const chosen = [...falling, last].flatMap((one) => one ?? []);
  if (chosen.length <= wanted.length || !areTold(chosen)) return null;
  const plots = random.shuffle(chosen);
  const asked = random.pick(plots);
  const rates = chosen.map(({ rate }, k) => [`rate${k + 1}`, String(rate)]);
  return {
    figure: {
      kind: "curves",
      curves: plots.map(({ losses }) => losses.map((loss) => roundNumber(loss * first, { significant: 6 }))),
    },
    asked: [
      {
        kind: "choice",
        name: "rates",
        quantity: names.loss(),
        asks: {
          words: "curve-of-rates",
          numbers: { ...Object.fromEntries(rates), rate: String(asked.rate) },
        },
        options: plots.map((_one, k) => ({
          kind: "words",
          words: "plot",
          numbers: { number: String(k + 1) },
        })),
        right: plots.indexOf(asked) + 1,
        why: { words: "curve-of-rates" },
      },
    ],
  };
}

/** Trains the network from its own weights; the loss that all trainings start from. */
function trainer(network: Network): { train: (rate: number) => number[]; first: number } {
  const { graph, givens } = problemOf(network, "update");
  const { slotOf, slots, run } = compile(graph);
  const slot = (id: string): number => known(slotOf, id);
  const loss = slot(names.loss());
  const moved = trainedOf(topologyOf(network)).map((id) => [slot(id), slot(names.renewed(id))] as const);
  const restart = (rate: number): number => {
    for (const [id, value] of givens) slots[slot(id)] = id === "eta" ? rate : value;
    run();
    return nth([...slots], loss);
  };
  const first = restart(0);
  const train = (rate: number): number[] => {
    restart(rate);
    return Array.from({ length: SHOWN + 1 }, () => {
      const now = (slots[loss] ?? Number.NaN) / first;
      for (const [old, renewed] of moved) slots[old] = slots[renewed] ?? Number.NaN;
      run();
      return now;
    });
  };
  return { train, first };
}

/** Whether all but the last fall from update to update, the larger rate faster, and no two look alike. */
function areTold(chosen: readonly Training[]): boolean {
  const falling = chosen.slice(0, -1).map(({ losses }) => losses);
  const scale = Math.max(...chosen.flatMap(({ losses }) => losses));
  const fall = falling.every((losses) => losses.every((loss, t) => t === 0 || loss <= nth(losses, t - 1)));
  const firsts = falling.map((losses) => nth(losses, 1));
  const isOrdered = firsts.every((one, k) => k === 0 || one < nth(firsts, k - 1) - APART / 4);
  const isApart = chosen.every(({ losses }, k) =>
    chosen
      .slice(k + 1)
      .every((other) => losses.some((loss, t) => Math.abs(loss - nth(other.losses, t)) >= APART * scale)),
  );
  return fall && isOrdered && isApart && scale <= GROWN.most;
}

import { nth } from "../../base/known.js";
import { names } from "../../graph/quantity.js";
import { bothWays, type Claim, isSame, isSeen, listed, type Pattern, said } from "./claim.js";
import type { Situation } from "./situation.js";

const LARGE = 1000;
const SMALL = 0.001;
/** Other rates, as multiples of the one that is given. */
const TIMES = [2, 5, 10] as const;

const timesText = (value: number): string => String(Number(value.toPrecision(12)));

/** That a parameter changes by a multiple with another rate: the right multiple, and its square. */
function changes(w: string, times: number, s: Situation): Claim[] {
  const rate = s.now("eta") * times;
  const then = s.when({ eta: rate });
  const [before, after] = [s.now(names.renewed(w)) - s.now(w), then(names.renewed(w)) - s.now(w)];
  const gradient = names.gradient(w);
  const stays = isSame(then(gradient), s.now(gradient));
  if (!isSeen(before)) return [];
  return [times, times * times].map((multiple) => ({
    says: said("claim-rate-changes", { p: w }, { n: timesText(rate), m: String(multiple) }),
    holds: Math.abs(after / before / multiple - 1) < 1e-9,
    reasons: listed(
      [
        [said("since-rate-times", { p: gradient }), stays],
        [said("since-grows-too", { p: gradient }), Math.abs(then(gradient)) > Math.abs(s.now(gradient))],
      ],
      [
        [said("since-rate-times", { p: gradient }), stays],
        [said("since-not-on-rate", { p: w }), isSame(before, after)],
      ],
    ),
    ...{ about: null, why: "claim-rate" },
  }));
}

/** That a gradient stays with another rate, and that what comes after the step does. */
function keeps(w: string, times: number, s: Situation): Claim[] {
  const rate = s.now("eta") * times;
  const then = s.when({ eta: rate });
  const gradient = names.gradient(w);
  if (!isSeen(s.now(gradient))) return [];
  const grows = Math.abs(then(gradient)) > Math.abs(s.now(gradient));
  const lossStays = isSame(then(names.renewed("C")), s.now("C"));
  const later = [w, names.loss()].map(names.renewed).filter((q) => isSeen(then(q) - s.now(q)));
  return [gradient, ...later].map((q) => {
    const isLater = q !== gradient;
    return {
      says: said("claim-rate-keeps", { q }, { n: timesText(rate) }),
      holds: isSame(then(q), s.now(q)),
      reasons: listed(
        [
          [said("since-old-weights", { q }), !isLater],
          [said("since-loss-stays"), lossStays],
        ],
        [
          [said("since-after-step", { q }), isLater],
          [said("since-longer-step"), grows],
        ],
      ),
      ...{ about: null, why: "claim-rate" },
    };
  });
}

/** That a step of a very large, or a very small rate takes the output past its target. */
function past(s: Situation): Claim[] {
  const [a, y] = [names.activation(2, 1), names.target(1)];
  const error = s.now(a) - s.now(y);
  const passes = (rate: number): boolean => (s.when({ eta: rate })(names.renewed(a)) - s.now(y)) * error < 0;
  const [large, small] = [LARGE, SMALL].map(passes);
  if (s.outputs.length > 1 || !isSeen(error) || large !== true || small !== false) return [];
  return [LARGE, SMALL].map((rate) => ({
    says: said("claim-rate-past", { p: a }, { n: timesText(rate) }),
    holds: passes(rate),
    reasons: listed(
      [
        [said("since-far-step"), rate === LARGE],
        [said("since-all-pass"), passes(SMALL)],
      ],
      [
        [said("since-short-step"), rate === SMALL],
        [said("since-none-passes"), !passes(LARGE)],
      ],
    ),
    ...{ about: null, why: "claim-past" },
  }));
}

const of = (name: string, claims: Pattern["claims"]): Pattern => ({ name, family: "rate", claims });
const each = (make: typeof changes) => (s: Situation) =>
  [nth(s.hidden, 0), nth(s.hidden, -1)].flatMap((j) =>
    [names.weight(1, j, nth(s.inputs, 0)), names.weight(2, nth(s.outputs, 0), j)].flatMap((w) =>
      TIMES.flatMap((times) => make(w, times, s)),
    ),
  );

/** What another learning rate does. */
export const RATE_CLAIMS: readonly Pattern[] = [
  of("rate-changes", each(changes)),
  of("rate-leaves-gradient", (s) => bothWays(each(keeps)(s))),
  of("rate-too-large", past),
];

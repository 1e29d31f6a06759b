import { names } from "../../graph/quantity.js";
import {
  type Claim,
  crossed,
  errorOf,
  isApart,
  isSeen,
  orderOf,
  type Pattern,
  rivals,
  said,
  signOf,
} from "./claim.js";
import type { Situation } from "./situation.js";

/** That the next update makes a parameter larger, and that it makes it smaller. */
function ways(w: string, { now }: Situation): Claim[] {
  const slope = now(names.gradient(w));
  const change = now(names.renewed(w)) - now(w);
  if (!isSeen(slope)) return [];
  return (["claim-rises", "claim-falls"] as const).map((words) => {
    const holds = words === "claim-rises" ? change > 0 : change < 0;
    return {
      says: said(words, { w }),
      holds,
      reasons: crossed(signOf(names.gradient(w), slope), holds, "ascent"),
      ...{ about: names.gradient(w), hangsOn: errorOf(w), why: "claim-update" },
    };
  });
}

/** A small change of one parameter, by which the loss is worked out again. */
const LITTLE = 1e-5;

/** That the loss grows with a parameter, and that it falls. */
function alongLoss(q: string, { now, when }: Situation): Claim[] {
  const slope = now(names.gradient(q));
  const change = when({ [q]: now(q) + LITTLE })("C") - now("C");
  if (!isSeen(slope)) return [];
  return (["claim-loss-grows", "claim-loss-falls"] as const).map((words) => {
    const holds = words === "claim-loss-grows" ? change > 0 : change < 0;
    return {
      says: said(words, { q }),
      holds,
      reasons: crossed(signOf(names.gradient(q), slope), holds, "sign-flip"),
      ...{ about: names.gradient(q), hangsOn: errorOf(q), why: "claim-loss" },
    };
  });
}

/** That one weight is changed by more than another of the same neuron. `from`: what each weight is multiplied with. */
function more(
  [w, v]: readonly [string, string],
  from: readonly [string, string],
  { now }: Situation,
): Claim[] {
  const change = (id: string): number => Math.abs(now(names.renewed(id)) - now(id));
  const size = (id: string): number => Math.abs(now(id));
  const [a, b] = from.map(size);
  if (a === undefined || b === undefined || !isApart(a, b) || !isSeen(now(names.gradient(w)))) return [];
  // The weights lie the other way round, so that theirs is no reason.
  if (size(w) === size(v) || size(w) > size(v) === a > b) return [];
  return [
    {
      says: said("claim-changes-more", { p: w, q: v }),
      holds: change(w) > change(v),
      reasons: rivals(from, [w, v], size),
      ...{ about: null, why: "claim-size" },
    },
  ];
}

const of = (name: string, claims: Pattern["claims"], family = "update"): Pattern => ({
  name,
  family,
  claims,
});
const pairs = (many: readonly number[]) =>
  many.flatMap((a) => many.flatMap((b) => (a === b ? [] : [[a, b] as const])));

/** What the next step of gradient descent does. */
export const UPDATE_CLAIMS: readonly Pattern[] = [
  of("output-weight-moves", (s) =>
    s.outputs.flatMap((k) => s.hidden.flatMap((j) => ways(names.weight(2, k, j), s))),
  ),
  of("hidden-weight-moves", (s) =>
    s.hidden.flatMap((j) => s.inputs.flatMap((i) => ways(names.weight(1, j, i), s))),
  ),
  of("output-bias-moves", (s) => (s.isBiased(2) ? s.outputs.flatMap((k) => ways(names.bias(2, k), s)) : [])),
  of("hidden-bias-moves", (s) => (s.isBiased(1) ? s.hidden.flatMap((j) => ways(names.bias(1, j), s)) : [])),
  of("output-moves", (s) => {
    const [a, y] = [names.activation(2, 1), names.target(1)];
    const change = s.now(names.renewed(a)) - s.now(a);
    if (s.outputs.length > 1 || !isSeen(change) || !isApart(s.now(a), s.now(y))) return [];
    return (["claim-output-rises", "claim-output-falls"] as const).map((words) => {
      const holds = words === "claim-output-rises" ? change > 0 : change < 0;
      return {
        says: said(words, { p: a }),
        holds,
        reasons: crossed(orderOf(a, y, s.now(a), s.now(y)), holds, "ascent"),
        ...{ about: null, hangsOn: names.bySum(2, 1), why: "claim-nearer" },
      };
    });
  }),
  of(
    "input-changes-more",
    (s) =>
      s.hidden.flatMap((j) =>
        pairs(s.inputs).flatMap(([a, b]) =>
          more([names.weight(1, j, a), names.weight(1, j, b)], [names.input(a), names.input(b)], s),
        ),
      ),
    "size",
  ),
  of(
    "value-changes-more",
    (s) =>
      s.outputs.flatMap((k) =>
        pairs(s.hidden).flatMap(([a, b]) =>
          more(
            [names.weight(2, k, a), names.weight(2, k, b)],
            [names.activation(1, a), names.activation(1, b)],
            s,
          ),
        ),
      ),
    "size",
  ),
  of(
    "loss-along-output-weight",
    (s) => s.outputs.flatMap((k) => s.hidden.flatMap((j) => alongLoss(names.weight(2, k, j), s))),
    "loss",
  ),
  of(
    "loss-along-hidden-weight",
    (s) => s.hidden.flatMap((j) => s.inputs.flatMap((i) => alongLoss(names.weight(1, j, i), s))),
    "loss",
  ),
  of(
    "loss-along-bias",
    (s) =>
      [1, 2].flatMap((l) =>
        s.isBiased(l) ? (l === 1 ? s.hidden : s.outputs).flatMap((j) => alongLoss(names.bias(l, j), s)) : [],
      ),
    "loss",
  ),
];

import { names } from "../../graph/quantity.js";
import {
  type Claim,
  crossed,
  type Fact,
  isApart,
  isSeen,
  type Pattern,
  type Reason,
  rivalSigns,
  said,
  signsOf,
} from "./claim.js";
import type { Situation } from "./situation.js";

const LITTLE = 1e-5;

/** That a value grows with one of the numbers before it, and that it falls. `reasons`: by whether it is said to grow. */
function along(
  q: string,
  p: string,
  { now, when }: Situation,
  reasons: (grows: boolean) => readonly Reason[],
): Claim[] {
  const change = when({ [q]: now(q) + LITTLE })(p) - now(p);
  if (!isSeen(change / LITTLE)) return [];
  return [true, false].map((grows) => {
    const holds = change > 0 === grows;
    return {
      says: said(grows ? "claim-grows-along" : "claim-falls-along", { q, p }),
      holds,
      reasons: reasons(grows),
      ...{ about: null, why: "claim-along" },
    };
  });
}

/** By the sign of what it is multiplied with, and not by its own. */
const bySign =
  (p: string, q: string, { now }: Situation) =>
  (grows: boolean) =>
    rivalSigns(p, q, now, grows);

/** By how much a sum changes with an input: the weight is the factor, not the one that leads to another neuron. */
function bySum(j: number, other: number, i: number, { now, when }: Situation): Claim[] {
  const [x, z] = [names.input(i), names.sum(1, j)];
  const [w, v] = [names.weight(1, j, i), names.weight(1, other, i)];
  const step = 0.1;
  const change = when({ [x]: now(x) + step })(z) - now(z);
  if (!isApart(now(w), now(v))) return [];
  const fact: Fact = {
    says: said("since-factor-is", { q: x, z, p: w }),
    opposite: said("since-factor-is", { q: x, z, p: v }),
    holds: true,
  };
  return [w, v].map((used) => {
    const printed = (step * now(used)).toPrecision(3);
    const holds = Math.abs(Number(printed) - change) < 1e-9;
    return {
      says: said("claim-changes-by", { q: x, p: z }, { n: String(step), m: String(Number(printed)) }),
      holds,
      reasons: crossed(fact, holds),
      ...{ about: null, why: "claim-along" },
    };
  });
}

/** That one hidden neuron's slope is larger than another's: the S-shaped functions are steepest at 0. */
function steeper(a: number, b: number, { now, topology }: Situation): Claim[] {
  const name = topology.layers[0]?.activation;
  if (name !== "sigmoid" && name !== "tanh") return [];
  const [p, q] = [names.sum(1, a), names.sum(1, b)];
  const [s, r] = [names.slope(1, a, a), names.slope(1, b, b)];
  if (!isApart(Math.abs(now(p)), Math.abs(now(q))) || !isApart(now(s), now(r))) return [];
  const holds = now(s) > now(r);
  const nearer: Fact = {
    says: said("since-smaller", { p, q }),
    opposite: said("since-larger", { p, q }),
    holds: Math.abs(now(p)) < Math.abs(now(q)),
  };
  return [
    {
      says: said("claim-larger", { p: s, q: r }),
      holds,
      reasons: crossed(nearer, holds),
      ...{ about: null, why: "claim-steepest" },
    },
  ];
}

const of = (name: string, claims: Pattern["claims"]): Pattern => ({ name, family: "forward", claims });

/** What a change of one number does to the values after it. */
export const FORWARD_CLAIMS: readonly Pattern[] = [
  of("output-along-weight", (s) =>
    // A value of the sigmoid is never negative: with it the output grows along every weight.
    s.outputs.length > 1 || s.isPlainlyPositive(names.activation(1, 1))
      ? []
      : s.hidden.flatMap((j) =>
          along(
            names.weight(2, 1, j),
            names.activation(2, 1),
            s,
            bySign(names.activation(1, j), names.weight(2, 1, j), s),
          ),
        ),
  ),
  of("output-along-hidden-weight", (s) =>
    s.outputs.length > 1
      ? []
      : s.hidden.flatMap((j) =>
          s.inputs.flatMap((i) => {
            const [p, q] = [names.weight(2, 1, j), names.input(i)];
            return along(names.weight(1, j, i), names.activation(2, 1), s, (grows) =>
              signsOf(p, q, s.now(p), s.now(q), grows),
            );
          }),
        ),
  ),
  of("output-along-bias", (s) =>
    s.outputs.length > 1 || !s.isBiased(1)
      ? []
      : s.hidden.flatMap((j) =>
          along(
            names.bias(1, j),
            names.activation(2, 1),
            s,
            bySign(names.weight(2, 1, j), names.bias(1, j), s),
          ),
        ),
  ),
  of("sum-along-input", (s) =>
    s.hidden.flatMap((j) =>
      s.inputs.flatMap((i) =>
        along(names.input(i), names.sum(1, j), s, bySign(names.weight(1, j, i), names.input(i), s)),
      ),
    ),
  ),
  of("sum-by-input", (s) =>
    s.hidden.flatMap((j) =>
      s.hidden.flatMap((other) => (other === j ? [] : s.inputs.flatMap((i) => bySum(j, other, i, s)))),
    ),
  ),
  of("slope-larger", (s) =>
    s.hidden.flatMap((a) => s.hidden.flatMap((b) => (a === b ? [] : steeper(a, b, s)))),
  ),
];

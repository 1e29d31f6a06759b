import { names } from "../../graph/quantity.js";
import {
  type Claim,
  crossed,
  isApart,
  isSeen,
  orderOf,
  type Pattern,
  said,
  signOf,
  signsOf,
} from "./claim.js";
import type { Situation } from "./situation.js";

/** That a derivative is positive, and that it is negative. */
const SIGNS = [true, false] as const;

const signSaid = (q: string, positive: boolean) =>
  said(positive ? "claim-positive" : "claim-negative", { q });

/**
 * Of a derivative that is the product of two. Where nobody takes the second for negative (a value of the sigmoid, an
 * input printed without a minus), the first alone decides.
 */
function ofProduct(q: string, [p, r]: readonly [string, string], hangsOn: string, s: Situation): Claim[] {
  const [whole, a, b] = [q, p, r].map(s.now) as [number, number, number];
  if (![whole, a, b].every(isSeen)) return [];
  return SIGNS.map((positive) => {
    const holds = whole > 0 === positive;
    return {
      says: signSaid(q, positive),
      holds,
      reasons: s.isPlainlyPositive(r) ? crossed(signOf(p, a), holds) : signsOf(p, r, a, b, positive),
      ...{ about: q, hangsOn, why: "claim-sign" },
    };
  });
}

/** Of a derivative that has the sign of the error. */
function ofError(q: string, j: number, { now }: Situation): Claim[] {
  const [a, y] = [names.activation(2, j), names.target(j)];
  const whole = now(q);
  if (!isSeen(whole) || !isApart(now(a), now(y))) return [];
  return SIGNS.map((positive) => ({
    says: signSaid(q, positive),
    holds: whole > 0 === positive,
    reasons: crossed(orderOf(a, y, now(a), now(y)), whole > 0 === positive, "sign-flip"),
    ...{ about: q, hangsOn: names.bySum(2, j), why: "claim-error" },
  }));
}

const of = (name: string, claims: Pattern["claims"]): Pattern => ({ name, family: "sign", claims });

/** The sign of a derivative, by its factors or by the error. */
export const SIGN_CLAIMS: readonly Pattern[] = [
  of("output-weight-sign", (s) =>
    s.outputs.flatMap((k) =>
      s.hidden.flatMap((j) =>
        ofProduct(
          names.gradient(names.weight(2, k, j)),
          [names.bySum(2, k), names.activation(1, j)],
          names.bySum(2, k),
          s,
        ),
      ),
    ),
  ),
  of("hidden-weight-sign", (s) =>
    s.hidden.flatMap((j) =>
      s.inputs.flatMap((i) =>
        ofProduct(
          names.gradient(names.weight(1, j, i)),
          [names.bySum(1, j), names.input(i)],
          names.bySum(1, j),
          s,
        ),
      ),
    ),
  ),
  of("hidden-value-sign", (s) =>
    s.outputs.length > 1
      ? []
      : s.hidden.flatMap((j) =>
          ofProduct(
            names.byActivation(1, j),
            [names.bySum(2, 1), names.weight(2, 1, j)],
            names.bySum(1, j),
            s,
          ),
        ),
  ),
  of("output-value-sign", (s) => s.outputs.flatMap((k) => ofError(names.byActivation(2, k), k, s))),
  of("output-sum-sign", (s) => s.outputs.flatMap((k) => ofError(names.bySum(2, k), k, s))),
];

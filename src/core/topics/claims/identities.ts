import { names } from "../../graph/quantity.js";
import {
  bothWays,
  type Claim,
  crossed,
  type Fact,
  type Given,
  isApart,
  isSame,
  listed,
  type Pattern,
  said,
} from "./claim.js";
import type { Situation } from "./situation.js";

/** That a derivative is the product of `p` and a factor: the right one, and the one that is taken for it. */
function product(
  q: string,
  p: string,
  local: string,
  [right, wrong]: readonly [string, string],
  s: Situation,
): Claim[] {
  const holdsFor = (factor: string): boolean => isSame(s.now(q), s.now(p) * s.now(factor));
  if (![q, p, right, wrong].every((id) => Number.isFinite(s.now(id)))) return [];
  if (!holdsFor(right) || holdsFor(wrong)) return [];
  const fact: Fact = {
    says: said("since-equals", { p: local, q: right }),
    opposite: said("since-equals", { p: local, q: wrong }),
    holds: true,
  };
  return [right, wrong].map((factor) => ({
    says: said("claim-product", { q, p, r: factor }),
    holds: holdsFor(factor),
    reasons: crossed(fact, factor === right),
    ...{ about: null, why: "claim-chain" },
  }));
}

/** That the gradient of a bias is that of its sum, and that it is that of its activation. */
function ofBias(l: number, j: number, s: Situation): Claim[] {
  const [b, z, a] = [names.bias(l, j), names.sum(l, j), names.activation(l, j)];
  const q = names.gradient(b);
  const [bySum, byValue] = [names.bySum(l, j), names.byActivation(l, j)];
  if (![q, bySum, byValue].every((id) => Number.isFinite(s.now(id)))) return [];
  if (!isApart(s.now(bySum), s.now(byValue))) return [];
  return [bySum, byValue].map((p) => ({
    says: said("claim-equal", { q, p }),
    holds: isSame(s.now(q), s.now(p)),
    reasons: listed(
      [
        [said("since-changes-as", { p: z, q: b }), true],
        [said("since-changes-as", { p: a, q: b }), false],
      ],
      [
        [said("since-slope-between", { p: z, q: a }), true],
        [said("since-bias-factor", { p: b, q }), false],
      ],
    ),
    ...{ about: null, why: "claim-chain" },
  }));
}

/** That a sum doubles with the inputs. */
function doubled(j: number, s: Situation): Claim[] {
  const z = names.sum(1, j);
  const twice = Object.fromEntries(s.inputs.map((i) => [names.input(i), 2 * s.now(names.input(i))]));
  const then = s.when(twice);
  const a = names.activation(1, j);
  const isDouble = (id: string): boolean => isSame(then(id), 2 * s.now(id));
  const bias = s.isBiased(1) ? s.now(names.bias(1, j)) : 0;
  return (bias === 0 ? [z, a] : [z]).map((q) => ({
    says: said("claim-twice", { q }),
    holds: isDouble(q),
    reasons: listed(
      [
        [said("since-terms-double", { p: z }), bias === 0],
        [said("since-all-double"), isDouble(z) && isDouble(a)],
      ],
      [
        [said("since-bias-stays", { p: z }), bias !== 0],
        [said("since-function-bends", { q }), q === a && !isDouble(a)],
      ],
    ),
    ...{ about: null, why: "claim-twice" },
  }));
}

/** That the output, or a hidden value, stays if the two hidden neurons change places, whole or in part. */
function swapped(s: Situation): Claim[] {
  if (s.hidden.length !== 2 || s.outputs.length > 1) return [];
  const into = (j: number): string[] => [
    ...s.inputs.map((i) => names.weight(1, j, i)),
    ...(s.isBiased(1) ? [names.bias(1, j)] : []),
  ];
  const outOf = (j: number): string[] => [names.weight(2, 1, j)];
  const exchange = (of: (j: number) => string[]) =>
    Object.fromEntries(
      of(1).flatMap((id, k) => {
        const other = of(2)[k] ?? id;
        return [
          [id, s.now(other)],
          [other, s.now(id)],
        ];
      }),
    );
  const a = names.activation(2, 1);
  const [first, second] = [names.activation(1, 1), names.activation(1, 2)];
  const whole = s.when({ ...exchange(into), ...exchange(outOf) });
  const part = s.when(exchange(outOf));
  if (!isApart(part(a), s.now(a)) || !isApart(s.now(first), s.now(second))) return [];
  /** `z`: the sum whose terms decide; `since`: why the value stays, where it does. */
  const claim = (words: string, q: string, z: string, then: (id: string) => number, since: Given): Claim => {
    const holds = isSame(then(q), s.now(q));
    return {
      says: said(words, { p: q }),
      holds,
      reasons: listed(
        [since, [said("since-hidden-alike", { p: first, q: second }), false]],
        [
          [said("since-other-terms", { p: z }), !holds],
          [said("since-order-counts", { p: z }), false],
        ],
      ),
      ...{ about: null, why: q === a ? "claim-swapped" : "claim-swapped-hidden" },
    };
  };
  const sameTerms = (z: string, isSo: boolean): Given => [said("since-same-terms", { p: z }), isSo];
  const z = names.sum(2, 1);
  return [
    claim("claim-swapped", a, z, whole, sameTerms(z, true)),
    claim("claim-crossed", a, z, part, sameTerms(z, false)),
    ...s.hidden.flatMap((j) => {
      const [h, of, w] = [names.activation(1, j), names.sum(1, j), names.weight(2, 1, j)];
      return [
        claim("claim-swapped", h, of, whole, sameTerms(of, false)),
        claim("claim-crossed", h, of, part, [said("since-not-on", { q: h, p: w }), true]),
      ];
    }),
  ];
}

const of = (name: string, claims: Pattern["claims"]): Pattern => ({ name, family: "rule", claims });

/** Which product, and which sum, holds whatever the numbers are. */
export const RULE_CLAIMS: readonly Pattern[] = [
  of("weight-gradient-product", (s) =>
    s.hidden.flatMap((j) =>
      s.inputs.flatMap((i) => {
        const w = names.weight(1, j, i);
        const local = names.derivative(names.sum(1, j), w);
        return product(names.gradient(w), names.bySum(1, j), local, [names.input(i), w], s);
      }),
    ),
  ),
  of("output-weight-gradient-product", (s) =>
    s.outputs.flatMap((k) =>
      s.hidden.flatMap((j) => {
        const w = names.weight(2, k, j);
        const local = names.derivative(names.sum(2, k), w);
        return product(names.gradient(w), names.bySum(2, k), local, [names.activation(1, j), w], s);
      }),
    ),
  ),
  of("value-gradient-product", (s) =>
    s.outputs.length > 1
      ? []
      : s.hidden.flatMap((j) => {
          const a = names.activation(1, j);
          const local = names.derivative(names.sum(2, 1), a);
          return product(names.byActivation(1, j), names.bySum(2, 1), local, [names.weight(2, 1, j), a], s);
        }),
  ),
  of("bias-gradient", (s) => (s.isBiased(1) ? s.hidden.flatMap((j) => ofBias(1, j, s)) : [])),
  of("inputs-twice", (s) => s.hidden.flatMap((j) => doubled(j, s))),
  of("neurons-swapped", (s) => bothWays(swapped(s))),
];

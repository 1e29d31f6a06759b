import { names } from "../../graph/quantity.js";
import type { Said } from "../asked.js";
import { type Claim, type Given, isApart, isSeen, listed, type Pattern, rivals, said } from "./claim.js";
import type { Situation } from "./situation.js";

type Pair = readonly [string, string];

/** That one derivative is larger in size than another: by the sizes of what they do not have in common, and not by `others`. */
function largerBy([p, q]: Pair, by: Pair, others: Pair, { now }: Situation): Claim[] {
  const size = (id: string): number => Math.abs(now(id));
  const [a, b] = [size(by[0]), size(by[1])];
  if (!isApart(a, b) || !isSeen(now(p)) || !isSeen(now(q))) return [];
  const [c, d] = [size(others[0]), size(others[1])];
  // The others lie the other way round, so that theirs is no reason.
  if (c === d || c > d === a > b) return [];
  return [
    {
      says: said("claim-larger", { p, q }),
      holds: size(p) > size(q),
      reasons: rivals(by, others, size),
      ...{ about: null, why: "claim-size" },
    },
  ];
}

/**
 * That a derivative is larger in size than another, of which it is a multiple, and the other way round. `by`: that the
 * factor's size is above 1, and that it is below. `others`: two that have nothing to do with it.
 */
function byFactor(
  [p, q]: Pair,
  factor: number,
  by: (words: string) => Said,
  others: Pair,
  { now }: Situation,
): Claim[] {
  const size = (id: string): number => Math.abs(now(id));
  if (!isApart(size(p), size(q)) || !isSeen(now(p)) || !isApart(factor, 1)) return [];
  const [c, d] = [size(others[0]), size(others[1])];
  if (c === d || c > d === factor > 1) return [];
  const [r, s] = others;
  const larger: readonly [Given, Given] = [
    [by("above-one"), factor > 1],
    [said("since-larger", { p: r, q: s }), c > d],
  ];
  const smaller: readonly [Given, Given] = [
    [by("below-one"), factor < 1],
    [said("since-smaller", { p: r, q: s }), c < d],
  ];
  return [true, false].map((first) => ({
    says: said("claim-larger", first ? { p, q } : { p: q, q: p }),
    holds: first ? size(p) > size(q) : size(q) > size(p),
    reasons: first ? listed(larger, smaller) : listed(smaller, larger),
    ...{ about: null, why: "claim-factor" },
  }));
}

const of = (name: string, claims: Pattern["claims"]): Pattern => ({ name, family: "size", claims });
const sized = (p: string) => (words: string) => said(`since-size-${words}`, { p });
const pairs = (many: readonly number[]): (readonly [number, number])[] =>
  many.flatMap((a) => many.flatMap((b) => (a === b ? [] : [[a, b] as const])));
const both = (two: readonly [number, number], id: (k: number) => string): Pair => [id(two[0]), id(two[1])];

/** Which of two derivatives is the larger, without working them out. */
export const SIZE_CLAIMS: readonly Pattern[] = [
  of("input-gradient-larger", (s) =>
    s.hidden.flatMap((j) =>
      pairs(s.inputs).flatMap((two) =>
        largerBy(
          both(two, (i) => names.gradient(names.weight(1, j, i))),
          both(two, names.input),
          both(two, (i) => names.weight(1, j, i)),
          s,
        ),
      ),
    ),
  ),
  of("value-gradient-larger", (s) =>
    s.outputs.flatMap((k) =>
      pairs(s.hidden).flatMap((two) =>
        largerBy(
          both(two, (j) => names.gradient(names.weight(2, k, j))),
          both(two, (j) => names.activation(1, j)),
          both(two, (j) => names.weight(2, k, j)),
          s,
        ),
      ),
    ),
  ),
  of("hidden-value-larger", (s) =>
    s.outputs.length > 1
      ? []
      : pairs(s.hidden).flatMap((two) =>
          largerBy(
            both(two, (j) => names.byActivation(1, j)),
            both(two, (j) => names.weight(2, 1, j)),
            both(two, (j) => names.activation(1, j)),
            s,
          ),
        ),
  ),
  of("output-bias-larger", (s) =>
    s.isBiased(2)
      ? s.outputs.flatMap((k) =>
          s.hidden.flatMap((j) => {
            const p = names.activation(1, j);
            const two = [names.gradient(names.weight(2, k, j)), names.gradient(names.bias(2, k))] as const;
            return byFactor(two, Math.abs(s.now(p)), sized(p), [names.weight(2, k, j), names.bias(2, k)], s);
          }),
        )
      : [],
  ),
  of("hidden-bias-larger", (s) =>
    s.isBiased(1)
      ? s.hidden.flatMap((j) =>
          s.inputs.flatMap((i) => {
            const p = names.input(i);
            const two = [names.gradient(names.weight(1, j, i)), names.gradient(names.bias(1, j))] as const;
            return byFactor(two, Math.abs(s.now(p)), sized(p), [names.weight(1, j, i), names.bias(1, j)], s);
          }),
        )
      : [],
  ),
  of("gradient-vanishes", (s) =>
    s.outputs.length > 1
      ? []
      : s.hidden.flatMap((j) => {
          const [p, q] = [names.weight(2, 1, j), names.slope(1, j, j)];
          const two = [names.bySum(1, j), names.bySum(2, 1)] as const;
          const by = (words: string) => said(`since-product-${words}`, { p, q });
          return byFactor(two, Math.abs(s.now(p) * s.now(q)), by, [names.sum(1, j), names.sum(2, 1)], s);
        }),
  ),
];

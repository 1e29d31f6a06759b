import { nth } from "../../base/known.js";
import { names } from "../../graph/quantity.js";
import { roundNumber } from "../../graph/rounding.js";
import { isBent, isBounded, isOfLayer } from "../../network/activations/activation.js";
import { activationNamed } from "../../network/activations/index.js";
import { bothWays, type Claim, isApart, isSame, isSeen, listed, type Pattern, said } from "./claim.js";
import type { Situation } from "./situation.js";

/** A bias with which a neuron is far from 0, whatever comes in. */
const FAR = 20;
const nearly = (value: number): boolean => Math.abs(value) < 1e-6;

/** The bias that brings a neuron's sum close to 0. */
const nearTo = (j: number, { now, isBiased }: Situation): number =>
  isBiased(1) ? roundNumber(now(names.bias(1, j)) - now(names.sum(1, j)), { decimals: 1 }) : 0;

/** That a neuron far from 0, or close to it, learns less, and that it learns more. */
function learns(j: number, i: number, bias: number, s: Situation): Claim[] {
  const [b, q] = [names.bias(1, j), names.gradient(names.weight(1, j, i))];
  const [slope, a] = [names.slope(1, j, j), names.activation(1, j)];
  const then = s.when({ [b]: bias });
  const activation = activationNamed(nth(s.topology.layers, 0).activation);
  if (!isBounded(activation) || isOfLayer(activation) || !isSeen(s.now(q))) return [];
  const [before, after] = [s.now(q), then(q)].map(Math.abs);
  if (before === undefined || after === undefined || !isApart(before, after)) return [];
  const numbers = { n: String(bias) };
  const why = Math.abs(bias) === FAR ? "claim-saturated" : "claim-steepest";
  const [flat, larger] = [said("since-nearly-zero", { p: slope }), said("since-would-grow", { p: slope })];
  const [gone, grown] = [said("since-nearly-zero", { p: a }), said("since-size-grows", { p: a })];
  const facts = {
    flat: nearly(then(slope)),
    larger: then(slope) > s.now(slope),
    gone: nearly(then(a)),
    grown: Math.abs(then(a)) > Math.abs(s.now(a)),
  };
  return [
    {
      says: said("claim-if-far-smaller", { p: b, q }, numbers),
      holds: after < before,
      reasons: listed(
        [
          [flat, facts.flat],
          [gone, facts.gone],
        ],
        [
          [larger, facts.larger],
          [grown, facts.grown],
        ],
      ),
      ...{ about: null, why },
    },
    {
      says: said("claim-if-far-larger", { p: b, q }, numbers),
      holds: after > before,
      reasons: listed(
        [
          [larger, facts.larger],
          [grown, facts.grown],
        ],
        [
          [flat, facts.flat],
          [gone, facts.gone],
        ],
      ),
      ...{ about: null, why },
    },
  ];
}

/** That a neuron of straight lines far from 0 is not trained. */
function dead(j: number, i: number, bias: number, s: Situation): Claim[] {
  if (!isBent(activationNamed(nth(s.topology.layers, 0).activation))) return [];
  const [b, w, slope] = [names.bias(1, j), names.weight(1, j, i), names.slope(1, j, j)];
  const then = s.when({ [b]: bias });
  const value = names.byActivation(1, j);
  const stays = isSame(then(names.renewed(w)), then(w));
  if (!stays && !isSeen(then(names.gradient(w)))) return [];
  return [
    {
      says: said("claim-if-far-stays", { p: b, q: w }, { n: String(bias) }),
      holds: stays,
      reasons: listed(
        [
          [said("since-would-be-zero", { p: slope }), then(slope) === 0],
          [said("since-would-be-zero", { p: value }), then(value) === 0],
        ],
        [
          [said("since-would-not-be-zero", { p: slope }), then(slope) !== 0],
          [said("since-slope-not-on", { p: b, q: slope }), false],
        ],
      ),
      ...{ about: null, why: "claim-dead" },
    },
  ];
}

/** What each input's weight has of a neuron's bias, at each of some biases. */
const each = (s: Situation, biases: (j: number) => readonly number[], claims: typeof learns): Claim[] =>
  s.isBiased(1)
    ? s.hidden.flatMap((j) => s.inputs.flatMap((i) => biases(j).flatMap((bias) => claims(j, i, bias, s))))
    : [];

const of = (name: string, claims: Pattern["claims"]): Pattern => ({ name, family: "saturation", claims });

/** What becomes of a neuron whose sum is far from 0. */
export const SATURATION_CLAIMS: readonly Pattern[] = [
  of("saturated", (s) => bothWays(each(s, (j) => [FAR, -FAR, nearTo(j, s)], learns))),
  of("dead", (s) => each(s, () => [FAR, -FAR], dead)),
];

import { names } from "../../graph/quantity.js";
import { type Claim, isSame, listed, type Pattern, said } from "./claim.js";
import type { Situation } from "./situation.js";

/** The number that all weights are set to, where they are set alike. */
const ALIKE = 0.5;

/** That a derivative would be 0 with all weights and biases at 0. `factors`: those whose product it is. */
function fromNothing(q: string, [p, r]: readonly [string, string], { now, when, alike }: Situation): Claim[] {
  const then = when(alike(0, 0));
  const isNothing = (id: string): boolean => then(id) === 0;
  if (![q, p, r].every((id) => Number.isFinite(then(id)))) return [];
  return [
    {
      says: said("claim-from-nothing", { q }),
      holds: isNothing(q),
      reasons: listed(
        [
          [said("since-would-be-zero", { p }), isNothing(p)],
          [said("since-would-be-zero", { p: r }), isNothing(r)],
        ],
        [
          [said("since-neither-zero", { p, q: r }), !isNothing(p) && !isNothing(r)],
          [said("since-not-on-weights", { q }), isSame(then(q), now(q))],
        ],
      ),
      ...{ about: null, why: "claim-zero" },
    },
  ];
}

type Into = readonly [neuron: number, input: number];
const into = ([j, i]: Into): string => names.gradient(names.weight(1, j, i));

/** That the gradients of two weights into the hidden layer would be equal with all weights alike. */
function fromAlike(first: Into, second: Into, s: Situation): Claim[] {
  const then = s.when(s.alike(ALIKE, 0));
  const isEqual = (a: Into, b: Into): boolean => isSame(then(into(a)), then(into(b)));
  const [p, q] = [into(first), into(second)];
  if (then(p) === 0 || then(q) === 0) return [];
  const [sameNeuron, sameInput] = [first[0] === second[0], first[1] === second[1]];
  return [
    {
      says: said("claim-from-alike", { p, q }, { n: String(ALIKE) }),
      holds: isEqual(first, second),
      reasons: listed(
        [
          [said("since-same-input"), sameInput],
          [said("since-equal-weights"), isEqual([1, 1], [1, 2])],
        ],
        [
          [said("since-other-input"), !sameInput],
          [said("since-other-neuron"), !sameNeuron && !isEqual([1, 1], [2, 1])],
        ],
      ),
      ...{ about: null, why: "claim-alike" },
    },
  ];
}

const of = (name: string, claims: Pattern["claims"]): Pattern => ({ name, family: "start", claims });

/** What a start with all weights alike does. */
export const START_CLAIMS: readonly Pattern[] = [
  of("output-weight-from-nothing", (s) =>
    s.outputs.flatMap((k) =>
      s.hidden.flatMap((j) =>
        fromNothing(names.gradient(names.weight(2, k, j)), [names.activation(1, j), names.bySum(2, k)], s),
      ),
    ),
  ),
  of("hidden-weight-from-nothing", (s) =>
    s.hidden.flatMap((j) =>
      s.inputs.flatMap((i) =>
        fromNothing(names.gradient(names.weight(1, j, i)), [names.byActivation(1, j), names.input(i)], s),
      ),
    ),
  ),
  of("output-sum-from-nothing", (s) =>
    s.outputs.flatMap((k) => {
      const [p, r] = [names.byActivation(2, k), names.slope(2, k, k)];
      return s.topology.layers[1]?.activation === "softmax" ? [] : fromNothing(names.bySum(2, k), [p, r], s);
    }),
  ),
  of("hidden-value-from-nothing", (s) => {
    const then = s.when(s.alike(0, 0));
    return s.hidden.map((j): Claim => {
      const [a, z] = [names.activation(1, j), names.sum(1, j)];
      const atZero = then(a);
      return {
        says: said("claim-from-nothing", { q: a }),
        holds: then(a) === 0,
        reasons: listed(
          [
            [said("since-function-zero"), atZero === 0],
            [said("since-all-functions-zero"), false],
          ],
          [
            [said("since-function-not-zero"), atZero !== 0],
            [said("since-would-not-be-zero", { p: z }), then(z) !== 0],
          ],
        ),
        ...{ about: null, why: "claim-zero" },
      };
    });
  }),
  of("weights-alike", (s) =>
    s.hidden.length < 2 || s.inputs.length < 2
      ? []
      : [
          ...s.inputs.flatMap((i) => fromAlike([1, i], [2, i], s)),
          ...s.hidden.flatMap((j) => fromAlike([j, 1], [j, 2], s)),
        ],
  ),
];

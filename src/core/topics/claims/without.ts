import { names } from "../../graph/quantity.js";
import { type Claim, isSame, listed, type Pattern, said } from "./claim.js";
import type { Situation } from "./situation.js";

/** All gradients of weights of a layer. */
const gradients = ({ inputs, hidden, outputs }: Situation, l: number): string[] =>
  (l === 1 ? hidden : outputs).flatMap((j) =>
    (l === 1 ? inputs : hidden).map((i) => names.gradient(names.weight(l, j, i))),
  );

/** That a derivative would be 0 if one number were. `isFactor`: whether the one is a factor of the other. */
function ifZero(
  x: string,
  q: string,
  isFactor: boolean,
  s: Situation,
  forTrue: "since-layer-lost" | "since-zero-untrained",
): Claim[] {
  const then = s.when({ [x]: 0 });
  const lost = gradients(s, 1).every((id) => then(id) === 0);
  const untrained = then(names.gradient(x)) === 0;
  const other = forTrue === "since-layer-lost" ? lost : untrained;
  if (!Number.isFinite(then(q)) || s.now(q) === 0) return [];
  return [
    {
      says: said("claim-if-zero", { p: x, q }),
      holds: then(q) === 0,
      reasons: listed(
        [
          [said("since-factor", { p: x, q }), isFactor],
          [said(forTrue, { p: x }), other],
        ],
        [
          [said("since-no-factor", { p: x, q }), !isFactor],
          [said("since-not-on", { p: x, q }), isSame(then(q), s.now(q))],
        ],
      ),
      ...{ about: null, why: "claim-zero" },
    },
  ];
}

/** That a derivative would be 0 if the target were what the output is. */
function atTarget(q: string, isLoss: boolean, s: Situation): Claim[] {
  const [a, y] = [names.activation(2, 1), names.target(1)];
  const then = s.when({ [y]: s.now(a) });
  const p = names.byActivation(2, 1);
  if (!Number.isFinite(then(q)) || then("C") !== 0 || then(p) !== 0) return [];
  const slopes = [names.slope(2, 1, 1), names.slope(1, 1, 1)];
  return [
    {
      says: said("claim-at-target", { p: y, r: a, q }),
      holds: then(q) === 0,
      reasons: listed(
        [
          [said("since-factor", { p, q }), isLoss],
          [said("since-all-zero"), slopes.every((id) => then(id) === 0)],
        ],
        [
          [said("since-no-factor", { p, q }), !isLoss],
          [said("since-loss-left"), then("C") > 0],
        ],
      ),
      ...{ about: null, why: "claim-target" },
    },
  ];
}

const of = (name: string, claims: Pattern["claims"]): Pattern => ({ name, family: "without", claims });

/** What would be if one number were 0, or the error. */
export const WITHOUT_CLAIMS: readonly Pattern[] = [
  of("input-zero", (s) =>
    s.inputs.flatMap((i) =>
      s.hidden.flatMap((j) => [
        ...s.inputs.flatMap((other) =>
          ifZero(
            names.input(i),
            names.gradient(names.weight(1, j, other)),
            other === i,
            s,
            "since-layer-lost",
          ),
        ),
        ...(s.isBiased(1)
          ? ifZero(names.input(i), names.gradient(names.bias(1, j)), false, s, "since-layer-lost")
          : []),
      ]),
    ),
  ),
  of("input-zero-later", (s) =>
    s.inputs.flatMap((i) =>
      gradients(s, 2).flatMap((q) => ifZero(names.input(i), q, false, s, "since-layer-lost")),
    ),
  ),
  of("weight-zero", (s) =>
    s.outputs.length > 1
      ? []
      : s.hidden.flatMap((j) => {
          const w = names.weight(2, 1, j);
          const one = (q: string, isFactor: boolean) => ifZero(w, q, isFactor, s, "since-zero-untrained");
          return [
            ...one(names.byActivation(1, j), true),
            ...one(names.gradient(w), false),
            ...s.hidden.flatMap((other) =>
              s.inputs.flatMap((i) => one(names.gradient(names.weight(1, other, i)), other === j)),
            ),
          ];
        }),
  ),
  of("target-reached", (s) =>
    s.outputs.length > 1
      ? []
      : [
          ...[...gradients(s, 1), ...gradients(s, 2)].flatMap((q) => atTarget(q, true, s)),
          ...[names.slope(2, 1, 1), ...s.hidden.map((j) => names.slope(1, j, j))].flatMap((q) =>
            atTarget(q, false, s),
          ),
        ],
  ),
];

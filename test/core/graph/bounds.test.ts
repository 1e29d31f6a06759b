import { expect, test } from "@jest/globals";
import { known } from "../../../src/core/base/known.js";
import { stream } from "../../../src/core/base/random.js";
import { numbers } from "../../../src/core/graph/algebra.js";
import { boundsOf, widen } from "../../../src/core/graph/bounds.js";
import { evaluate } from "../../../src/core/graph/evaluate.js";
import { randomNetwork } from "../../../src/core/graph/judges/randomNetwork.js";
import { type Precision, roundingOf, writingsOf } from "../../../src/core/graph/precision.js";
import { type RoundingMode, roundNumber } from "../../../src/core/graph/rounding.js";
import { problemOf } from "../../../src/core/graph/solutionGraph.js";
import { contains, type Interval } from "../../../src/core/network/interval.js";

const PRECISION: Precision = {
  values: { decimals: 4 },
  gradients: { significant: 4 },
  weights: { decimals: 6 },
};
const HABITS: readonly (RoundingMode | "keep")[] = ["round", "cut", "keep"];

/** The taught lines, not the exact ones: what a student works with. */
const taught = { ...numbers };

test("students who round, cut or keep each line as they please stay within the bounds: 30 networks, 5 students each", () => {
  let lines = 0;
  for (let k = 0; k < 30; k++) {
    const network = randomNetwork(stream("bounds", k));
    const { graph, givens } = problemOf(network);
    const bounds = boundsOf(graph, givens, (id) => writingsOf(graph, id, PRECISION));
    for (let student = 0; student < 5; student++) {
      const random = stream("student", k, student);
      const work = evaluate(graph, givens, taught, (id, value) => {
        const habit = random.pick(HABITS);
        // ∂z/∂w is the activation before: it is written as it was, or rounded again as the derivative that it is.
        const { role, expression } = known(graph.byId, id);
        const again =
          role === "local-weight" && graph.byId.has(String(expression)) && random.pick([true, false]);
        const rounding = again ? PRECISION.gradients : roundingOf(graph, id, PRECISION);
        return habit === "keep" || !Number.isFinite(value) ? value : roundNumber(value, rounding, habit);
      });
      for (const { id } of graph.definitions) {
        lines++;
        const value = work.get(id) ?? Number.NaN;
        const bound = bounds.get(id) ?? [Number.NaN, Number.NaN];
        const where = `network ${k}, student ${student}, ${id} = ${value} in [${bound.join(", ")}]`;
        expect([where, !Number.isFinite(value) || contains(slack(bound), value)]).toEqual([where, true]);
      }
    }
  }
  expect(lines).toBeGreaterThan(10_000);
});

test("0.1234436 may be written 0.1234, and be carried on as 0.12344 or 0.123444: one or two digits more", () => {
  expect(widen([0.1234436, 0.1234436], { decimals: 4 })).toEqual([0.1234, 0.123444]);
  expect(widen([-0.1234436, -0.1234436], { decimals: 4 })).toEqual([-0.123444, -0.1234]);
  expect(widen([0.1234463, 0.1234463], { decimals: 4 })).toEqual([0.1234, 0.1235]); // 0.12345 rounds up
});

/** Doubles round too. */
const slack = ([lower, upper]: Interval): Interval => [
  lower - 1e-12 * Math.max(1, Math.abs(lower)),
  upper + 1e-12 * Math.max(1, Math.abs(upper)),
];

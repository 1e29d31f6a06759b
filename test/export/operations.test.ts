import { spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import type { Operator } from "../../src/core/graph/expressionTree.js";
import { LIMITS } from "../../src/core/graph/limits.js";
import { OPERATIONS } from "../../src/core/graph/operations.js";
import { pythonText } from "../../src/export/pythonText.js";
import { hasWords } from "../../src/export/qti/expression.js";
import { judgedBy, PYTHON } from "../support/judge.js";

const SIGNS: Readonly<Record<Operator, true>> = {
  ...{ "+": true, "-": true, "*": true, "/": true, "^": true },
  neg: true,
};
const NAMES = [...Object.keys(SIGNS), ...Object.keys(OPERATIONS)];
/** Numbers at which every operation of so many operands is worked out. */
const AT = [-3.7, -0.75, -0.2, 0, 0.3, 0.5, 0.9, 4.2];

function run(more: string): unknown {
  const input = `${pythonText("notebook")}\n${more}\n`;
  const { stdout, stderr } = spawnSync(PYTHON, ["-B", "-"], { input, encoding: "utf8" });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

judgedBy("python3")("the judge in Python marks with the same numbers", () => {
  expect(run("print(json.dumps(LIMITS))")).toEqual(LIMITS);
});

judgedBy("python3")("the judge in Python knows every operation of graphs, and no other", () => {
  expect(run("print(json.dumps(sorted(OPERATIONS)))")).toEqual([...NAMES].sort());
});

judgedBy("python3")("its values and intervals are those of the faces beside them", () => {
  const calls = Object.entries(OPERATIONS).flatMap(([name, { value, interval, own, steps }]) =>
    (own === 1 ? AT.map((x) => [x]) : AT.map((x) => [x, x, 0.4])).flatMap((x) => {
      const operands = name === "quotient" || name === "greater" ? x.slice(1) : x;
      const wide = operands.map((one) => [one - 0.01, one + 0.01] as const);
      const first = wide[0];
      if (!Number.isFinite(value(...operands)) || first === undefined) return [];
      const whole = interval(...wide);
      const stepped = steps === undefined ? null : steps((one) => one, ...wide);
      return whole.every(Number.isFinite)
        ? [{ name, operands, wide, value: value(...operands), whole, stepped }]
        : [];
    }),
  );
  expect(new Set(calls.map(({ name }) => name)).size).toBe(Object.keys(OPERATIONS).length);
  const got = run(`
out = []
for call in json.loads(${JSON.stringify(JSON.stringify(calls))}):
    value, interval, steps = OPERATIONS[call["name"]]
    wide = [tuple(one) for one in call["wide"]]
    stepped = None if steps is None else steps(lambda one: one, *wide)
    out.append([value(*call["operands"]), *interval(*wide), *(stepped or [])])
print(json.dumps(out))`);
  if (!Array.isArray(got)) throw new TypeError("no list");
  calls.forEach(({ name, value, whole, stepped }, k) => {
    const wanted = [value, ...whole, ...(stepped ?? [])];
    const found: readonly unknown[] = got[k];
    expect([name, found.length]).toEqual([name, wanted.length]);
    wanted.forEach((one, n) => {
      expect(Number(found[n])).toBeCloseTo(one, 12);
    });
  });
});

test("QTI has words for every operation but these, whose loss is said before anything is written", () => {
  expect(NAMES.filter((name) => !hasWords([name, ["a", "b"]]))).toEqual(["argmax", "gelu", "geluSlope"]);
});

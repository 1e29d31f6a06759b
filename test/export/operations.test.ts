import { spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import type { Expression, Operator } from "../../src/core/graph/expressionTree.js";
import { LIMITS } from "../../src/core/graph/limits.js";
import { OPERATIONS } from "../../src/core/graph/operations.js";
import { raise } from "../../src/core/network/interval.js";
import { pythonText } from "../../src/export/pythonText.js";
import { hasWords } from "../../src/export/qti/expression.js";
import { judgedBy, PYTHON } from "../support/judge.js";

const SIGNS: Readonly<Record<Operator, true>> = {
  ...{ "+": true, "-": true, "*": true, "/": true, "^": true },
  neg: true,
};
const NAMES = [...Object.keys(SIGNS), ...Object.keys(OPERATIONS)];
/** How many operands each is tried with. */
const countOf = ({ own, branches }: { own?: number | "several"; branches?: number }): number =>
  branches !== undefined ? 4 : typeof own === "number" ? own : 3;
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
  const calls = Object.entries(OPERATIONS).flatMap(([name, { value, interval, steps, ...rest }]) =>
    AT.map((x) => [x, x, 0.4, 1.7]).flatMap((x) => {
      const operands = name === "quotient" || name === "greater" ? x.slice(1, 3) : x.slice(0, countOf(rest));
      const wide = operands.map((one) => [one - 0.01, one + 0.01] as const);
      if (!Number.isFinite(value(...operands))) return [];
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
  expect(NAMES.filter((name) => !hasWords([name, ["a", "b", "c", "d"]]))).toEqual([
    "argmax",
    "gelu",
    "geluSlope",
  ]);
});

test("QTI has no words for a branch that has no number where the other holds: it works out both", () => {
  const branch = (then: Expression) => hasWords(["whenAbove", ["a", 0, then, 1]]);
  expect(branch(["-", [["exp", ["a"]], 1]])).toBe(true);
  expect(branch(["/", ["a", 2]])).toBe(true);
  expect(branch(["ln", ["a"]])).toBe(false);
  expect(branch(["*", [2, ["/", [1, "a"]]]])).toBe(false);
});

judgedBy("python3")("its powers of intervals are those of gradsheet, whatever the exponent", () => {
  const bases = [
    [-1, 2],
    [0.5, 2],
    [0, 3],
    [-3, -2],
  ] as const;
  const exponents = [
    [2, 2],
    [3, 3],
    [-1, -1],
    [-2, -2],
    [0.5, 0.5],
    [0.5, 1.5],
    [-1, 1],
  ] as const;
  const pairs = bases.flatMap((base) => exponents.map((exponent) => [base, exponent] as const));
  const got = run(`
out = []
for a, b in json.loads(${JSON.stringify(JSON.stringify(pairs))}):
    out.append([repr(float(end)) for end in raised(tuple(map(float, a)), tuple(b))])
print(json.dumps(out))`);
  const wanted = pairs.map(([base, exponent]) => raise(base, exponent).map(String));
  const plain = (ends: unknown): unknown =>
    JSON.parse(JSON.stringify(ends).replaceAll("Infinity", "inf").replaceAll("NaN", "nan"), (_key, one) =>
      typeof one === "string" && Number.isFinite(Number(one)) ? Number(Number(one).toPrecision(12)) : one,
    );
  expect(plain(got)).toEqual(plain(wanted));
});

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { hasWords } from "../../src/export/qti/expression.js";
import type { Operator } from "../../src/graph/expressionTree.js";
import { LIMITS } from "../../src/graph/limits.js";
import { OPERATIONS } from "../../src/graph/operations.js";
import { judgedBy, PYTHON } from "../support/judge.js";

const SIGNS: Readonly<Record<Operator, true>> = {
  ...{ "+": true, "-": true, "*": true, "/": true, "^": true },
  neg: true,
};
const NAMES = [...Object.keys(SIGNS), ...Object.keys(OPERATIONS)];
const FOLDER = fileURLToPath(new URL("../../templates/export", import.meta.url));

const printed = (expression: string): string => {
  const program = `import json, arithmetic; print(json.dumps(${expression}))`;
  const { stdout, stderr } = spawnSync(PYTHON, ["-B", "-c", program], { cwd: FOLDER, encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout;
};

judgedBy("python3")("the judge in Python marks with the same numbers", () => {
  expect(JSON.parse(printed("arithmetic.LIMITS"))).toEqual(LIMITS);
});

judgedBy("python3")("the judge in Python knows every operation of graphs, and no other", () => {
  expect(JSON.parse(printed("sorted(arithmetic.OPERATIONS)"))).toEqual([...NAMES].sort());
});

test("QTI has words for every operation but these, whose loss is said before anything is written", () => {
  expect(NAMES.filter((name) => !hasWords([name, ["a", "b"]]))).toEqual(["argmax", "gelu", "geluSlope"]);
});

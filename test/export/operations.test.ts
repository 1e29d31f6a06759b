import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { hasWords } from "../../src/export/qti/expression.js";
import type { Operator } from "../../src/graph/expressionTree.js";
import { OPERATIONS } from "../../src/graph/operations.js";
import { judgedBy, PYTHON } from "../support/judge.js";

const SIGNS: Readonly<Record<Operator, true>> = {
  ...{ "+": true, "-": true, "*": true, "/": true, "^": true },
  neg: true,
};
const NAMES = [...Object.keys(SIGNS), ...Object.keys(OPERATIONS)];
const FOLDER = fileURLToPath(new URL("../../templates/export", import.meta.url));

judgedBy("python3")("the judge in Python knows every operation of graphs, and no other", () => {
  const print = "import arithmetic; print(*sorted(arithmetic.OPERATIONS))";
  const { stdout, stderr } = spawnSync(PYTHON, ["-B", "-c", print], { cwd: FOLDER, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(stdout.trim().split(" ")).toEqual([...NAMES].sort());
});

test("QTI has words for every operation but these, whose loss is said before anything is written", () => {
  expect(NAMES.filter((name) => !hasWords([name, ["a", "b"]]))).toEqual(["argmax", "gelu", "geluSlope"]);
});

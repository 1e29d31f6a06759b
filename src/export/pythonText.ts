import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Expression, isOperator } from "../core/graph/expressionTree.js";
import { OPERATIONS, operationNamed } from "../core/graph/operations.js";
import { TEMPLATES } from "../core/paths.js";

/** A text of Python's that stands beside the templates. */
export const readPython = (name: string): string =>
  readFileSync(join(TEMPLATES, "export", `${name}.py`), "utf8");

/** The Python faces of all operations: what they call, then the table by which the judge works lines out. */
function operationsText(): string {
  const faces = Object.entries(OPERATIONS).flatMap(([name, { python }]) =>
    python === null ? [] : [{ name, ...python }],
  );
  const before = faces.flatMap(({ before = "" }) => (before === "" ? [] : [`${before.trim()}\n`]));
  const rows = faces.map(({ name, operation }) => `    "${name}": ${operation},\n`);
  return [...before, `OPERATIONS.update({\n${rows.join("")}})\n`].join("\n\n");
}

/** The judge in Python, and what calls it on PrairieLearn or in a notebook. */
export const pythonText = (caller: "prairielearn" | "notebook"): string =>
  [readPython("arithmetic"), operationsText(), ...["judge", "answers", caller].map(readPython)].join("\n\n");

/** Whether the judge in Python can work an expression out. */
export const hasPython = (expression: Expression): boolean => {
  if (typeof expression !== "object") return true;
  const [name, operands] = expression;
  return (isOperator(name) || operationNamed(name).python !== null) && operands.every(hasPython);
};

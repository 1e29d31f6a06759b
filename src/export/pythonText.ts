import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TEMPLATES } from "../base/paths.js";

/** A text of Python's that stands beside the templates. */
export const readPython = (name: string): string =>
  readFileSync(join(TEMPLATES, "export", `${name}.py`), "utf8");

/** The judge in Python: arithmetic on intervals, a student's numbers, all answers of a question. */
const JUDGE = ["arithmetic", "judge", "answers"] as const;

/** The judge in Python, and what calls it on PrairieLearn or in a notebook. */
export const pythonText = (caller: "prairielearn" | "notebook"): string =>
  [...JUDGE, caller].map(readPython).join("\n\n");

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TEMPLATES } from "../base/paths.js";

/** A text of Python's that stands beside the templates. */
export const readPython = (name: string): string =>
  readFileSync(join(TEMPLATES, "export", `${name}.py`), "utf8");

/** The judge in Python, and what calls it on PrairieLearn or in a notebook. */
export const pythonText = (caller: "prairielearn" | "notebook"): string =>
  `${readPython("judge")}\n\n${readPython(caller)}`;

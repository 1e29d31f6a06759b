import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TEMPLATES } from "../base/paths.js";

const read = (name: string): string => readFileSync(join(TEMPLATES, "export", `${name}.py`), "utf8");

/** The judge in Python, and what calls it on PrairieLearn or in a notebook. */
export const pythonText = (caller: "prairielearn" | "notebook"): string =>
  `${read("judge")}\n\n${read(caller)}`;

import type { OptionRow } from "./option.js";

/** What `verify gradients` and `verify problems` take. */
export const VERIFY_OPTIONS = [
  {
    name: "networks",
    type: "number",
    default: 200,
    least: 1,
    description: "how many random networks",
    commands: ["verify gradients"],
  },
  {
    name: "seeds",
    type: "number",
    default: 200,
    least: 1,
    description: "how many sheets",
    commands: ["verify problems"],
  },
] as const satisfies readonly OptionRow[];

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
  {
    name: "against",
    type: "string",
    description: "an older quiz file: what changed between the two, as Markdown for a comment",
    commands: ["verify problems"],
  },
  {
    name: "pictures",
    type: "string",
    description: "with --against: a folder for before.png and after.png, the first sheet of each quiz",
    commands: ["verify problems"],
  },
] as const satisfies readonly OptionRow[];

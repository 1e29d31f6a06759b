import type { OptionRow } from "./option.js";

/** What `rehearse`, `verify gradients` and `verify problems` take. */
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
    name: "copies",
    type: "number",
    default: 20,
    least: 2,
    most: 1000,
    description: "how many copies, each of them sat by fourteen simulated students",
    commands: ["rehearse"],
  },
  {
    name: "strict",
    type: "boolean",
    description: "end with 1 where something is flagged",
    commands: ["rehearse"],
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

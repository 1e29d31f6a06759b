import type { OptionRow } from "./option.js";

/** What `practice` takes beside what it shares with `generate`. */
export const PRACTICE_OPTIONS = [
  {
    name: "out",
    type: "string",
    description: "the folder to write the pages to; what stands in it stays",
    commands: ["practice"],
    needed: ["practice"],
  },
] as const satisfies readonly OptionRow[];

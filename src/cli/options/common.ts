import type { OptionRow } from "./option.js";

const EVERY = [
  "generate",
  "solve",
  "answers",
  "mark",
  "export",
  "serve",
  "practice",
  "serve drill",
  "serve teacher add",
  "serve teacher list",
  "serve teacher remove",
  "serve forget",
  "rehearse",
  "trace",
  "reissue",
  "secret new",
  "verify lecture",
  "verify gradients",
  "verify problems",
  "verify mnist",
  "verify set",
  "verify answers",
  "worker",
  "merge",
  "list",
  "completion",
] as const;

/** What every command takes. */
export const COMMON_OPTIONS = [
  {
    name: "json",
    type: "boolean",
    description: "print one JSON document on stdout and nothing else",
    commands: EVERY,
  },
  {
    name: "debug",
    type: "boolean",
    description: "show where in the program an error was raised",
    commands: EVERY,
  },
] as const satisfies readonly OptionRow[];

import type { OptionRow } from "./option.js";

/** What `export` takes beside what it shares with `generate`. */
export const EXPORT_OPTIONS = [
  {
    name: "format",
    type: "string",
    description:
      "for which program: moodle, qti3, prairielearn, notebook, markdown, json, … (gradsheet list formats)",
    commands: ["export"],
  },
  {
    name: "check",
    type: "string",
    description:
      "a finished file or folder, read back: says what its player would (all formats but Markdown, CSV and JSON), and writes nothing",
    commands: ["export"],
  },
  {
    name: "from",
    type: "string",
    description: "a set's folder in place of a quiz: its sheets are the variants",
    commands: ["export"],
  },
  {
    name: "out",
    type: "string",
    description: "the file or folder to write; default: stdout, where the format is one text file",
    commands: ["export"],
  },
  {
    name: "strict",
    type: "boolean",
    description: "write nothing, and end with 1, where the format cannot hold all of the quiz",
    commands: ["export"],
  },
] as const satisfies readonly OptionRow[];

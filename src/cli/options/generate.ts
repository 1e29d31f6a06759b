import { LEVELS, LOCALES, PAPERS, PROGRESS } from "../../core/base/settings.js";
import { NOTATIONS } from "../../core/notation/notation.js";
import type { OptionRow } from "./option.js";

/** What `generate` takes; other commands share some of it. */
export const GENERATE_OPTIONS = [
  {
    name: "preset",
    type: "string",
    description:
      "a built-in quiz in place of a file: basics (the default), lecture, … (gradsheet list presets)",
    commands: ["generate", "export", "practice", "verify problems", "rehearse"],
  },
  {
    name: "topics",
    type: "string",
    description:
      "a quiz made on the spot: names with commas between, each with the network that it needs (gradsheet list topics)",
    commands: ["generate", "export", "practice"],
  },
  {
    name: "level",
    type: "string",
    choices: LEVELS,
    description:
      "with --topics: guided prints each formula, exam asks for end results alone; default: standard",
    commands: ["generate", "export"],
  },
  {
    name: "count",
    type: "number",
    least: 1,
    description: "with --topics: questions of each topic; default: 1",
    commands: ["generate", "export"],
  },
  {
    name: "seed",
    type: "string",
    description: "the same seed, the same numbers; without one it is drawn and printed",
    commands: ["generate", "export", "verify gradients", "verify problems", "verify mnist", "rehearse"],
  },
  {
    name: "copies",
    type: "number",
    default: 1,
    least: 1,
    most: 100_000,
    description: "how many sheets, each with its own numbers",
    commands: ["generate", "export"],
  },
  {
    name: "roster",
    type: "string",
    description: "a CSV file of the students: a sheet for each, with the name on it",
    commands: ["generate"],
  },
  {
    name: "columns",
    type: "string",
    description:
      "which columns of the roster are which: id=학번,name=이름,section=…,email=…; default: by their headings",
    commands: ["generate"],
  },
  {
    name: "secret-file",
    type: "string",
    description:
      "make exams: numbers from the secret in this file (gradsheet secret new FILE), or in GRADSHEET_SECRET",
    commands: ["generate", "export"],
  },
  {
    name: "secret-file",
    type: "string",
    description: "the secret that the set was made with, or will be; else GRADSHEET_SECRET",
    commands: ["worker", "reissue"],
  },
  {
    name: "out",
    type: "string",
    default: "output/",
    description: "the folder to write to; never emptied",
    commands: ["generate", "merge"],
  },
  {
    name: "formats",
    type: "string",
    default: "pdf",
    description: "what to make, with commas between: pdf, marking, html, selfcheck",
    commands: ["generate"],
  },
  {
    name: "locale",
    type: "string",
    choices: LOCALES,
    description: "the language of the paper; default: the quiz's, else en",
    commands: ["generate", "export", "practice"],
  },
  {
    name: "paper",
    type: "string",
    choices: PAPERS,
    description: "the paper's size; default: the quiz's, else A4",
    commands: ["generate"],
  },
  {
    name: "notation",
    type: "string",
    choices: NOTATIONS,
    description: "how quantities are named; default: the quiz's, else indexed",
    commands: ["generate", "export", "practice"],
  },
  {
    name: "templates",
    type: "string",
    description:
      "a folder whose templates, partials and stylesheets come over the built-in ones of the same name",
    commands: ["generate"],
  },
  {
    name: "shard",
    type: "string",
    description: "I/N: make this part of the copies alone, from 1/N to N/N, each in a folder of its own",
    commands: ["generate"],
  },
  {
    name: "combine",
    type: "boolean",
    description:
      "also worksheets.pdf and keys.pdf: all copies to print on both sides, each from an odd page on",
    commands: ["generate", "merge"],
  },
  {
    name: "zip",
    type: "string",
    description: "also pack the whole set, keys too, into this zip file",
    commands: ["generate", "merge"],
  },
  {
    name: "untagged",
    type: "boolean",
    description: "PDFs without tags: smaller and quicker to make, but screen readers cannot read them",
    commands: ["generate"],
  },
  {
    name: "press",
    type: "string",
    choices: ["on", "off"],
    description:
      "on: documents are put together from blocks that the browser sets once for all copies; off: it sets each whole; default: as what is there of the set, else on",
    commands: ["generate"],
  },
  {
    name: "press",
    type: "string",
    choices: ["on", "off"],
    description: "the same for sets that are composed on the pages; default: on",
    commands: ["serve"],
  },
  {
    name: "concurrency",
    type: "number",
    least: 1,
    most: 64,
    description: "how many browsers print at once; default: one a core",
    commands: ["generate", "worker"],
  },
  {
    name: "queue",
    type: "string",
    description:
      "postgres://USER@HOST/DATABASE: workers on this queue make the copies, in a folder that all share",
    commands: ["generate"],
  },
  {
    name: "queue",
    type: "string",
    description: "postgres://USER@HOST/DATABASE: the queue to take copies from",
    commands: ["worker"],
    needed: ["worker"],
  },
  {
    name: "patience",
    type: "number",
    default: 60,
    least: 1,
    description: "seconds until a copy whose worker does not report goes to another one",
    commands: ["generate", "worker"],
  },
  {
    name: "idle",
    type: "number",
    default: 0,
    least: 0,
    description: "end after so many seconds without a copy to make; 0: never",
    commands: ["worker"],
  },
  {
    name: "progress",
    type: "string",
    choices: PROGRESS,
    default: "auto",
    description: "how progress is shown; auto: a bar on a terminal, lines elsewhere",
    commands: ["generate", "verify mnist"],
  },
] as const satisfies readonly OptionRow[];

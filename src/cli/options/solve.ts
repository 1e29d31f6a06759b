import { DEFAULTS, LOCALES, PAPERS } from "../../core/base/settings.js";
import { NOTATIONS } from "../../core/notation/notation.js";
import type { OptionRow } from "./option.js";

/** What `solve` takes. */
export const SOLVE_OPTIONS = [
  {
    name: "locale",
    type: "string",
    choices: LOCALES,
    default: DEFAULTS.locale,
    description: "the language of the solution",
    commands: ["solve"],
  },
  {
    name: "paper",
    type: "string",
    choices: PAPERS,
    default: DEFAULTS.paper,
    description: "the paper's size",
    commands: ["solve"],
  },
  {
    name: "notation",
    type: "string",
    choices: NOTATIONS,
    default: "indexed",
    description: "how quantities are named: w1_1_1 by layer, or w1, w2, … through the network",
    commands: ["solve"],
  },
  {
    name: "steps",
    type: "number",
    least: 1,
    description: "train so many updates, and give the losses and the trained network too",
    commands: ["solve"],
  },
  {
    name: "html",
    type: "string",
    description: "write the solution as a page to this file",
    commands: ["solve"],
  },
  { name: "pdf", type: "string", description: "write the solution as PDF to this file", commands: ["solve"] },
] as const satisfies readonly OptionRow[];

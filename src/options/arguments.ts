import yargs, { type Argv } from "yargs";
import { fail, type GradsheetError } from "../base/errors.js";
import { COMMANDS, type CommandName, camelCase, optionsOf } from "./options.js";
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

const NAMES = Object.keys(COMMANDS) as CommandName[];

/** Reads arguments. Throws USAGE for a command, option, value or word that the table does not have. */
export async function readArguments(argv: readonly string[], version: string, columns = 100): Promise<Asked> {
  let command: CommandName | undefined;
  let printed = "";
  let failure: string | undefined;
  const choose = (name: CommandName) => {
    command = name;
  };
  const helping = argv.some((word) => word === "--help" || word === "-h" || word === "help");
  const parser = declare(yargs().scriptName("gradsheet"), "", helping, choose)
    .usage("gradsheet <command>: worksheets and answer keys on backpropagation")
    .version(version)
    .help()
    .alias("h", "help")
    .detectLocale(false)
    .exitProcess(false)
    .showHelpOnFail(false)
    .wrap(Math.min(110, columns))
    .epilogue("gradsheet <command> --help lists the options of a command.")
    .parserConfiguration({ "dot-notation": false });
  // yargs trips over the names that every JavaScript object has.
  const inherited = argv.find((word) => word.startsWith("--") && word.slice(2).replace(/=.*/s, "") in {});
  if (inherited !== undefined)
    throw fail("USAGE", `unknown option ${inherited}; gradsheet --help lists what there is`);
  const parsed: Parsed = await parser.parse(withNegatives(argv), {}, (error, _argv, output) => {
    failure = error?.message;
    printed = output;
  });
  if (failure !== undefined) throw fail("USAGE", `${failure}; gradsheet --help lists what there is`);
  if (printed !== "") return { text: printed };
  if (command === undefined) throw await unknownCommand(parsed._.map(String));
  return checked(command, parsed);
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

/** Tells yargs of the commands whose names start with `prefix`; those of two words are commands in a command. */
function declare(parser: Argv, prefix: string, helping: boolean, choose: (name: CommandName) => void): Argv {
  const groups = new Set<string>();
  for (const name of NAMES.filter((one) => one.startsWith(prefix))) {
    const { does } = COMMANDS[name];
    const [first = "", ...rest] = name.slice(prefix.length).split(" ");
    if (rest.length === 0) {
      const word = wordOf(name);
      parser.command(
        word === "" ? first : `${first} [${word}${takesSeveral(name) ? ".." : ""}]`,
        does,
        (inner) => declareOptions(inner, name, helping),
        () => choose(name),
      );
    } else if (!groups.has(first)) {
      groups.add(first);
      const members = NAMES.filter((one) => one.startsWith(`${prefix}${first} `));
      const words = members.map((one) => one.slice(prefix.length + first.length + 1));
      parser.command(first, `one of ${words.join(", ")}`, (inner) =>
        declare(inner, `${prefix}${first} `, helping, choose),
      );
    }
  }
  return parser;
}

/** `<network>` → `network`. */
const wordOf = (name: CommandName): string => COMMANDS[name].words.replace(/[^a-z]/g, "");

const takesSeveral = (name: CommandName): boolean => COMMANDS[name].words.includes("...");

function declareOptions(parser: Argv, command: CommandName, helping: boolean): Argv {
  const word = wordOf(command);
  parser.usage(
    `gradsheet ${`${command} ${COMMANDS[command].words}`.trim()} [options]\n\n${COMMANDS[command].does}`,
  );
  if (word !== "") parser.positional(word, { type: "string", describe: COMMANDS[command].wordIs });
  for (const { name, type, description, choices, ...rest } of optionsOf(command)) {
    parser.option(name, {
      type,
      describe: description,
      // yargs hears of defaults and choices for its help alone: it would put a default in place of a missing value.
      ...(helping && "default" in rest ? { default: rest.default } : {}),
      ...(helping && choices !== undefined ? { choices } : {}),
    });
  }
  return parser;
}

async function checked(command: CommandName, parsed: Parsed): Promise<Request> {
  const word = wordOf(command);
  const rows = optionsOf(command);
  const extra = parsed._.slice(command.split(" ").length);
  if (extra.length > 0) throw fail("USAGE", `one word too many: "${extra[0]}"; ${usageOf(command)}`);
  const known = new Set(["_", "$0", word, ...rows.flatMap(({ name }) => [name, camelCase(name)])]);
  for (const key of Object.keys(parsed)) {
    if (known.has(key)) continue;
    const { didYouMean } = await import("../parse/schema.js");
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
  const given = word === "" ? undefined : parsed[word];
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

async function unknownCommand(words: readonly string[]): Promise<GradsheetError> {
  const [first] = words;
  if (first === undefined) return fail("USAGE", `no command; the commands are ${NAMES.join(", ")}`);
  const inside = NAMES.filter((name) => name.startsWith(`${first} `));
  if (inside.length > 0 && words.length === 1) return fail("USAGE", `${first} what? ${inside.join(", ")}`);
  const { didYouMean } = await import("../parse/schema.js");
  const asked = words.slice(0, inside.length > 0 ? 2 : 1).join(" ");
  return fail(
    "USAGE",
    `unknown command "${asked}"${didYouMean(asked, NAMES) || `; the commands are ${NAMES.join(", ")}`}`,
  );
}

import type { Argv } from "yargs";
import { COMMANDS, type CommandName, optionsOf } from "./options.js";

export const NAMES = Object.keys(COMMANDS) as CommandName[];

/** `<network>` → `network`. */
export const wordOf = (name: CommandName): string => COMMANDS[name].words.replace(/[^a-z]/g, "");

export const takesSeveral = (name: CommandName): boolean => COMMANDS[name].words.includes("...");

/**
 * What yargs is asked for. For help and completion it hears of defaults, choices and of what is required; else it would
 * put a default in place of a missing value, and say of a missing one less than we do.
 */
export interface Asking {
  readonly telling: boolean;
  readonly choose: (name: CommandName) => void;
}

/** Tells yargs of the commands whose names start with `prefix`; those of two words are commands in a command. */
export function declare(parser: Argv, prefix: string, asking: Asking): Argv {
  const groups = new Set<string>();
  for (const name of NAMES.filter((one) => one.startsWith(prefix))) {
    const { does } = COMMANDS[name];
    const [first = "", ...rest] = name.slice(prefix.length).split(" ");
    if (rest.length === 0) {
      parser.command(
        `${first} ${wordFor(name, asking)}`.trim(),
        does,
        (inner) => declare(declareOptions(inner, name, asking), `${name} `, asking),
        () => asking.choose(name),
      );
    } else if (!groups.has(first) && !NAMES.some((one) => one === `${prefix}${first}`)) {
      groups.add(first);
      const members = NAMES.filter((one) => one.startsWith(`${prefix}${first} `));
      const words = members.map((one) => one.slice(prefix.length + first.length + 1));
      const [only] = members.length === 1 ? members : [];
      const about = only === undefined ? `one of ${words.join(", ")}` : COMMANDS[only].does;
      parser.command(first, about, (inner) => declare(inner, `${prefix}${first} `, asking));
    }
  }
  return parser;
}

function wordFor(name: CommandName, { telling }: Asking): string {
  const word = wordOf(name);
  if (word === "") return "";
  const inside = `${word}${takesSeveral(name) ? ".." : ""}`;
  return telling && COMMANDS[name].words.startsWith("<") ? `<${inside}>` : `[${inside}]`;
}

function declareOptions(parser: Argv, command: CommandName, { telling }: Asking): Argv {
  const word = wordOf(command);
  const { words, wordIs, does, examples } = COMMANDS[command];
  parser.usage(`gradsheet ${`${command} ${words}`.trim()} [options]\n\n${does}`);
  if (telling) for (const [typed, makes] of examples) parser.example(typed, makes);
  if (word !== "") parser.positional(word, { type: "string", describe: wordIs });
  for (const row of optionsOf(command)) {
    parser.option(row.name, {
      type: row.type,
      // With every command yargs lays out its help beside: of options that are hidden it has nothing to say.
      ...(telling ? { describe: row.description } : { hidden: true }),
      ...(telling && row.default !== undefined ? { default: row.default } : {}),
      ...(telling && row.choices !== undefined ? { choices: row.choices } : {}),
      ...(telling && row.needed?.includes(command) === true ? { demandOption: true } : {}),
    });
  }
  return parser;
}

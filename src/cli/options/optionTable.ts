import { COMMANDS, type CommandName, OPTIONS, type OptionRow } from "./options.js";

/** Commands whose many options stand in a table of their own. */
const APART: readonly CommandName[] = ["verify mnist"];

/** The options as docs/options.md shows them: of all commands but those that have a table of their own. */
export function optionTable(): string {
  const rows: readonly OptionRow[] = OPTIONS;
  return table(rows.filter(({ commands }) => commands.some((one) => !APART.includes(one))));
}

/** The options that one command alone has. */
export function optionTableOf(command: CommandName): string {
  const rows: readonly OptionRow[] = OPTIONS;
  return table(rows.filter(({ commands }) => commands.every((one) => one === command)));
}

/** Every command with the word after it, and what it does. */
export function commandTable(): string {
  const rows = Object.entries(COMMANDS).map(([name, { words, does }]) => {
    const written = `${name} ${words.replace("...", "…")}`
      .trim()
      .replace(/<(.*)>/, (_all, word) => word.toUpperCase());
    return `| \`${written}\` | ${does} |`;
  });
  return ["| command | does |", "|---|---|", ...rows].join("\n");
}

function table(rows: readonly OptionRow[]): string {
  const cells = rows.map((row) => [written(row), commandsOf(row), row.description, defaultOf(row)]);
  const line = (row: readonly string[]) => `| ${row.join(" | ")} |`;
  return [line(["option", "of", "what", "default"]), "|---|---|---|---|", ...cells.map(line)].join("\n");
}

/** `--steps N`, `--locale en|ko`, `--json`. */
function written({ name, type, choices }: OptionRow): string {
  switch (type) {
    case "boolean":
      return `\`--${name}\``;
    case "number":
      return `\`--${name} N\``;
    case "string":
      return `\`--${name} ${choices?.join("\\|") ?? "TEXT"}\``;
  }
}

function commandsOf({ commands }: OptionRow): string {
  return commands.length === Object.keys(COMMANDS).length
    ? "all"
    : commands.map((name) => `\`${name}\``).join(", ");
}

const defaultOf = (row: OptionRow): string => (row.default === undefined ? "" : `\`${row.default}\``);

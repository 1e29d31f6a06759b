import { COMMANDS, type CommandName, OPTIONS, type OptionRow } from "./options.js";

/** Commands whose many options stand in a table of their own. */
const APART: readonly CommandName[] = ["verify mnist"];

/** The options as the README shows them: one table of all commands, and one of `verify mnist` alone. */
export function optionTables(): string {
  const rows: readonly OptionRow[] = OPTIONS;
  const common = rows.filter(({ commands }) => commands.some((one) => !APART.includes(one)));
  const tables = [table(common)];
  for (const name of APART) {
    const own = rows.filter(({ commands }) => commands.every((one) => one === name));
    tables.push(`Of \`${name}\` alone:\n\n${table(own)}`);
  }
  return tables.join("\n\n");
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

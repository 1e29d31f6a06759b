import { messagesFor } from "../../words/locale.js";
import type { TextFormat } from "../format.js";
import type { Block, Field, Item, ItemPart } from "../item.js";
import { type RunStyle, writeLine } from "../writeLine.js";

const escaped = (words: string): string =>
  words.replace(/[\\`*_{}[\]<>#|~$&]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, " ");

const STYLE: RunStyle = { text: escaped, tex: (tex) => `$${tex}$` };

/** A text to read and to go on writing: TeX between dollars, the solutions behind a rule after each question. */
export const markdown: TextFormat = {
  kind: "text",
  about: "questions and worked solutions to read and to go on writing, with $TeX$",
  loses: ["marking"],
  write: async function* (variants, { title, locale, variants: count }) {
    const t = messagesFor(locale);
    yield `# ${escaped(title)}\n`;
    for await (const { sheet, items } of variants) {
      if (count > 1) yield `\n# ${escaped(t("export.variant", { id: sheet.id }))}\n`;
      for (const item of items) yield questionText(item, t("key.line"));
    }
  },
};

function questionText(
  { question, title, topic, picture, blocks, parts, solution }: Item,
  solved: string,
): string {
  const drawing =
    picture === null
      ? []
      : [
          `![${escaped(picture.alt)}](data:image/svg+xml;base64,${Buffer.from(picture.svg).toString("base64")})`,
        ];
  return [
    `\n## ${escaped(`${title} · ${topic} (${question.points})`)}`,
    ...drawing,
    ...blocks.map(blockText),
    ...parts.map(partText),
    `### ${escaped(solved)}`,
    ...solution.map(blockText),
    "---\n",
  ].join("\n\n");
}

function blockText(block: Block): string {
  if ("line" in block) return writeLine(block.line, STYLE).replace(/^(\d+)([.)])/, "$1\\$2");
  const { head, rows } = block.table;
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [head.map((cell) => writeLine(cell, STYLE)), head.map(() => "---")]
    .concat(rows.map((cells) => cells.map((cell) => writeLine(cell, STYLE))))
    .map(row)
    .join("\n");
}

const partText = ({ task, blocks, fields }: ItemPart): string =>
  [
    ...(task.length === 0 ? [] : [`**${writeLine(task, STYLE)}**`]),
    ...blocks.map(blockText),
    fields.map(fieldText).join("\n"),
  ].join("\n\n");

function fieldText({ label, options }: Field): string {
  const shown = options.map((one) => `\n  - ${escaped(one.label)}: ${writeLine(one.line, STYLE)}`);
  return `- ${writeLine(label, STYLE)} = \\_\\_\\_\\_\\_\\_${shown.join("")}`;
}

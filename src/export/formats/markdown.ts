import { messagesFor } from "../../words/locale.js";
import type { TextFormat } from "../format.js";
import { type Field, type Item, type ItemPart, leadOf } from "../item.js";
import { blockText, escapeMarkdown, MARKDOWN_STYLE } from "../markdownText.js";
import { writeLine } from "../writeLine.js";

/** A text to read and to go on writing: TeX between dollars, the solutions behind a rule after each question. */
export const markdown: TextFormat = {
  kind: "text",
  about: "questions and worked solutions to read and to go on writing, with $TeX$",
  loses: ["marking"],
  write: async function* (variants, { title, locale, variants: count }) {
    const t = messagesFor(locale);
    yield `# ${escapeMarkdown(title)}\n`;
    for await (const { sheet, items } of variants) {
      if (count > 1) yield `\n# ${escapeMarkdown(t("export.variant", { id: sheet.id }))}\n`;
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
          `![${escapeMarkdown(picture.alt)}](data:image/svg+xml;base64,${Buffer.from(picture.svg).toString("base64")})`,
        ];
  return [
    `\n## ${escapeMarkdown(`${title} · ${topic} (${question.points})`)}`,
    ...drawing,
    ...blocks.map(blockText),
    ...parts.map(partText),
    `### ${escapeMarkdown(solved)}`,
    ...solution.map(blockText),
    "---\n",
  ].join("\n\n");
}

const partText = ({ task, blocks, fields }: ItemPart): string =>
  [
    ...(task.length === 0 ? [] : [`**${writeLine(task, MARKDOWN_STYLE)}**`]),
    ...blocks.map(blockText),
    fields.map(fieldText).join("\n"),
  ].join("\n\n");

function fieldText(field: Field): string {
  const { answer, label, options } = field;
  const shown = options.map(
    (one) => `\n  - ${escapeMarkdown(one.label)}: ${writeLine(one.line, MARKDOWN_STYLE)}`,
  );
  if (answer.kind === "written") return `- ${writeLine(label, MARKDOWN_STYLE)}:`;
  return `- ${writeLine(leadOf(field, " ="), MARKDOWN_STYLE)} \\_\\_\\_\\_\\_\\_${shown.join("")}`;
}

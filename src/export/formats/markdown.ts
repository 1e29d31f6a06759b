import { messagesFor } from "../../core/words/locale.js";
import type { Head, TextFormat } from "../format.js";
import { type Field, type Item, type ItemPart, leadOf, type Variant } from "../item.js";
import { blockText, escapeMarkdown, MARKDOWN_STYLE } from "../markdownText.js";
import { writeLine } from "../writeLine.js";

/** A text to read and to go on writing: TeX between dollars, the solution under each question. */
export const markdown: TextFormat = {
  kind: "text",
  about: "questions and worked solutions to read and to go on writing, with $TeX$",
  loses: ["marking"],
  write: (variants, head) => written(variants, head, true),
};

/** The same to hand out: no solution and no right value is in it. */
export const markdownStudent: TextFormat = {
  kind: "text",
  about: "the questions alone, to hand out, with $TeX$",
  loses: ["marking"],
  write: (variants, head) => written(variants, head, false),
};

async function* written(
  variants: AsyncIterable<Variant>,
  { title, locale, variants: count }: Head,
  isSolved: boolean,
): AsyncGenerator<string> {
  const t = messagesFor(locale);
  yield `# ${escapeMarkdown(title)}\n`;
  for await (const { sheet, items } of variants) {
    if (count > 1) yield `\n# ${escapeMarkdown(t("export.variant", { id: sheet.id }))}\n`;
    for (const item of items) {
      const solution = [`### ${escapeMarkdown(t("key.line"))}`, ...item.solution.map(blockText)];
      yield [...questionText(item), ...(isSolved ? solution : []), "---\n"].join("\n\n");
    }
  }
}

function questionText({ question, title, topic, picture, blocks, parts }: Item): string[] {
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
  ];
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

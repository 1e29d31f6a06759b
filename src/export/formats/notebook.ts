import { messagesFor } from "../../core/words/locale.js";
import type { Messages } from "../../core/words/messages.js";
import type { PackageFormat } from "../format.js";
import { type Field, fieldsOf, type Item, leadOf, type Variant } from "../item.js";
import { judgeData } from "../judgeData.js";
import { blockText, escapeMarkdown, MARKDOWN_STYLE } from "../markdownText.js";
import { codeCell, markdownCell, PYTHON_NOTEBOOK } from "../notebookCells.js";
import { numpyText } from "../numpyText.js";
import { pythonText } from "../pythonText.js";
import { writeLine } from "../writeLine.js";

/** A Jupyter notebook a variant: questions, their numbers as NumPy arrays, and cells that check what is written. */
export const notebook: PackageFormat = {
  kind: "folder",
  about: "Jupyter notebooks, one a variant, that check a student's numbers as they are worked out",
  loses: ["open-key", "solution", "inferred", "unjudged", "written", "several", "formula"],
  write: async function* (variants, head) {
    const t = messagesFor(head.locale);
    for await (const variant of variants)
      yield {
        path: `${variant.sheet.id}.ipynb`,
        text: `${JSON.stringify(notebookOf(variant, head.title, t), null, 1)}\n`,
      };
  },
};

function notebookOf({ sheet, items }: Variant, title: string, t: Messages) {
  const data = Object.fromEntries(items.map((item) => [item.question.id, judgeData(item, sheet, t)]));
  // A JSON text as a literal: what JSON writes of a string, Python reads.
  const questions = `QUESTIONS = json.loads(${JSON.stringify(JSON.stringify(data))})\n`;
  return {
    cells: [
      markdownCell("title", `# ${escapeMarkdown(title)}\n\n${escapeMarkdown(t("export.notebook.how"))}`),
      codeCell("judge", `${pythonText("notebook")}\n\n${questions}`, true),
      ...items.flatMap((item) => [
        markdownCell(`${item.question.id}-text`, textOf(item)),
        codeCell(`${item.question.id}-given`, `# ${t("export.notebook.given")}\n${numpyText(item.question)}`),
        codeCell(`${item.question.id}-answer`, answerText(item, t)),
      ]),
    ],
    ...PYTHON_NOTEBOOK,
  };
}

function textOf({ title, topic, question, picture, blocks, parts }: Item): string {
  const drawing =
    picture === null
      ? []
      : [
          `![${escapeMarkdown(picture.alt)}](data:image/svg+xml;base64,${Buffer.from(picture.svg).toString("base64")})`,
        ];
  const tasks = parts.flatMap((part) => [
    ...(part.task.length === 0 ? [] : [`**${writeLine(part.task, MARKDOWN_STYLE)}**`]),
    ...part.blocks.map(blockText),
    ...part.fields.flatMap((field) =>
      field.answer.kind === "line" || field.options.length === 0
        ? []
        : [
            // Under its name in the dictionary below: a question may have several choices.
            `\`${keyIn(question, field)}\`: ${writeLine(leadOf(field, ""), MARKDOWN_STYLE)}`,
            field.options
              .map((one) => `- ${escapeMarkdown(one.label)}: ${writeLine(one.line, MARKDOWN_STYLE)}`)
              .join("\n"),
          ],
    ),
  ]);
  const head = `## ${escapeMarkdown(`${title} · ${topic} (${question.points})`)}`;
  return [head, ...drawing, ...blocks.map(blockText), ...tasks].join("\n\n");
}

/** What a blank is called in its question's dictionary. */
const keyIn = ({ id }: Item["question"], { answer }: Field): string => answer.id.slice(id.length + 1);

/** A dictionary to fill in, and the call that checks it. */
function answerText(item: Item, t: Messages): string {
  const { id } = item.question;
  const typed = fieldsOf(item).some(({ answer: { kind } }) => kind === "number" || kind === "free");
  const how = typed ? `# ${t("export.notebook.typing")}\n` : "";
  const rows = fieldsOf(item).map(
    (field) => `    "${keyIn(item.question, field)}": None,  # ${field.name}\n`,
  );
  return `${how}${id} = {\n${rows.join("")}}\ncheck("${id}", ${id})\n`;
}

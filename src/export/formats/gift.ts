import { messagesFor } from "../../core/words/locale.js";
import type { Messages } from "../../core/words/messages.js";
import type { Head, TextFormat } from "../format.js";
import { type Field, fieldsOf, type Item, leadOf, type Variant } from "../item.js";
import { severalShare } from "../moodleAnswers.js";
import { moodleName } from "../moodleName.js";
import { plainNumber, rightTwice } from "../numberRange.js";
import { rightOptions } from "../rightOptions.js";
import { shapeWritings } from "../shapeWritings.js";
import { takenRange } from "../takenRange.js";
import { HTML_STYLE, htmlOf, type RunStyle, writeLine } from "../writeLine.js";

/** GIFT's own signs; a line break would end a question. */
const giftText = (text: string): string =>
  text.replace(/[\\~=#{}:]/g, (sign) => `\\${sign}`).replace(/\s*[\r\n]+\s*/g, " ");

const STYLE: RunStyle = HTML_STYLE;

/** A question a blank: GIFT has no more. */
export const gift: TextFormat = {
  kind: "text",
  about: "GIFT, a question a blank, for Moodle and what reads its text format",
  loses: [
    "follow-through",
    "imprecise",
    "shares",
    "blanks",
    "points",
    "pictures",
    "factors",
    "several-in-part",
    "free",
    "formula",
  ],
  write: async function* (variants, head) {
    const t = messagesFor(head.locale);
    for await (const variant of variants)
      for (const item of variant.items) {
        const common = commonOf(item);
        for (const field of fieldsOf(item)) yield questionText(field, item, variant, { head, common, t });
      }
  },
};

/** What all blanks of a question say, written once. */
interface Common {
  readonly before: string;
  readonly solution: string;
}

const commonOf = ({ picture, blocks, solution }: Item): Common => ({
  before: giftText(
    htmlOf([...(picture === null ? [] : [{ line: [{ text: picture.alt }] }]), ...blocks], STYLE),
  ),
  solution: `####${giftText(htmlOf(solution, STYLE))}`,
});

interface Beside {
  readonly head: Head;
  readonly common: Common;
  readonly t: Messages;
}

function questionText(field: Field, item: Item, { sheet }: Variant, { head, common, t }: Beside): string {
  const { question, parts } = item;
  const { title } = head;
  const names = [title, `${item.title} ${item.topic}`].map((name) => moodleName(name).replaceAll("/", "//"));
  const part = parts.find(({ fields }) => fields.includes(field));
  const text = htmlOf(
    [
      ...(part?.task.length ? [{ line: part.task }] : []),
      ...(part?.blocks ?? []),
      { line: leadOf(field, " = ?") },
      ...(field.answer.kind === "number" ? [{ line: [{ text: t("export.typing") }] }] : []),
    ],
    STYLE,
  );
  const alike = fieldsOf(item).filter((one) => one.name === field.name);
  const which = alike.length > 1 ? ` (${alike.indexOf(field) + 1})` : "";
  const name = moodleName(`${question.id} ${sheet.id} ${field.name}${which}`);
  return `$CATEGORY: ${names.join("/").replace(/\s+/g, " ")}\n\n::${giftText(name)}::[html]${common.before}${giftText(text)}${answersText(field, item, common.solution)}\n\n`;
}

function answersText(field: Field, item: Item, said: string): string {
  const { answer, options, wrong } = field;
  switch (answer.kind) {
    case "number": {
      const [shown] = rightTwice(answer, field);
      const right = [`=%100%${shown.middle}:${shown.margin}`, `=%100%${range(...takenRange(answer, field))}`];
      const taken = wrong.map(
        (one) => `=%0%${range(one.lower, one.upper)}#${giftText(HTML_STYLE.text(one.says))}`,
      );
      return `{#\n${[...right, ...taken].join("\n")}\n${said}\n}`;
    }
    case "shape":
      return `{${shapeWritings(answer.display)
        .map((text) => `=${giftText(text)}`)
        .join(" ")} ${said}}`;
    case "written":
      return `{${said}}`;
    case "several": {
      const share = severalShare(options.filter((one) => one.right).length);
      const lines = options.map(
        (one) =>
          `~%${one.right ? share : "-100"}%${giftText(writeLine([{ text: `${one.label} ` }, ...one.line], STYLE))}`,
      );
      return `{\n${lines.join("\n")}\n${said}\n}`;
    }
    default: {
      const right = rightOptions(field, item);
      return `{\n${options
        .map(
          (one) =>
            `${right.has(one.label) ? "=" : "~"}${giftText(writeLine([{ text: `${one.label} ` }, ...one.line], STYLE))}`,
        )
        .join("\n")}\n${said}\n}`;
    }
  }
}

const range = (lower: number, upper: number): string => `${plainNumber(lower)}..${plainNumber(upper)}`;

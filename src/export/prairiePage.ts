import type { Messages } from "../core/words/messages.js";
import { type Field, type Item, leadOf } from "./item.js";
import { nameFor } from "./judgeData.js";
import { wholeFactor } from "./moodleAnswers.js";
import { escapeXml, HTML_STYLE, htmlOf, writeLine } from "./writeLine.js";

/** A variant of a question as PrairieLearn shows it, its inputs where its blanks are. */
export function prairiePage(item: Item, t: Messages): string {
  const { blocks, parts, picture } = item;
  const fields = parts.flatMap((part) => part.fields);
  // Weights are whole numbers there; server.py goes by the points themselves.
  const factor = wholeFactor(
    fields.flatMap(({ answer }) => (answer.kind === "written" ? [] : [answer.points])),
  );
  const drawing =
    picture === null
      ? ""
      : `<p><img alt="${escapeXml(picture.alt)}" src="data:image/svg+xml;base64,${Buffer.from(picture.svg).toString("base64")}"></p>`;
  const how = fields.some(isTyped) ? [{ line: [{ text: t("export.typing") }] }] : [];
  return [
    asked(drawing + htmlOf([...blocks, ...how])),
    ...parts.map(
      (part) =>
        asked(htmlOf([...(part.task.length === 0 ? [] : [{ line: part.task }]), ...part.blocks])) +
        part.fields.map((field) => inputHtml(field, factor)).join(""),
    ),
  ].join("\n");
}

/** What stands in the question alone, and is not shown again with what was handed in. */
const asked = (html: string): string => (html === "" ? "" : `<pl-question-panel>${html}</pl-question-panel>`);

const isTyped = ({ answer: { kind } }: Field): boolean => kind === "number" || kind === "free";

function inputHtml(field: Field, factor: number): string {
  const { answer } = field;
  // Who marks it by hand reads it where what was handed in is shown: outside of the question.
  if (answer.kind === "written")
    return `${asked(htmlOf([{ line: leadOf(field, "") }]))}<pl-rich-text-editor file-name="${nameFor(field)}.html" placeholder="" allow-blank="true"></pl-rich-text-editor>`;
  const named = `answers-name="${nameFor(field)}" weight="${Math.round(answer.points * factor)}" allow-blank="true"`;
  if ("options" in answer) return asked(htmlOf([{ line: leadOf(field, " =") }]) + choiceHtml(field, named));
  const label = writeLine([...field.label, { text: " =" }], HTML_STYLE);
  const [tag, own] = isTyped(field)
    ? ["pl-number-input", 'allow-fractions="false" show-placeholder="false"']
    : ["pl-string-input", 'remove-spaces="true" placeholder=""'];
  return asked(`<p><${tag} ${named} label="${label}" show-help-text="false" ${own}></${tag}></p>`);
}

/** Options in their own order and under their own letters: solutions name them by these. */
function choiceHtml({ answer: { kind }, name, options }: Field, named: string): string {
  const [tag, own] =
    kind === "several"
      ? ["pl-checkbox", 'hide-help-text="true"']
      : [
          "pl-multiple-choice",
          `aria-label="${escapeXml(name)}"${kind === "line" ? ' display="inline"' : ""}`,
        ];
  const shown = options.map(
    ({ label, line, right }) =>
      `<pl-answer correct="${right}">${escapeXml(label)}${kind === "line" ? "" : ` ${writeLine(line, HTML_STYLE)}`}</pl-answer>`,
  );
  return `<${tag} ${named} order="fixed" hide-letter-keys="true" ${own}>${shown.join("")}</${tag}>`;
}

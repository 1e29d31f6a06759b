import type { Messages } from "../words/messages.js";
import type { Field, Item } from "./item.js";
import { nameFor } from "./judgeData.js";
import { wholeFactor } from "./moodleAnswers.js";
import { escapeXml, HTML_STYLE, htmlOf, writeLine } from "./writeLine.js";

/** A variant of a question as PrairieLearn shows it, its inputs where its blanks are. */
export function prairiePage(item: Item, t: Messages): string {
  const { blocks, parts, picture } = item;
  // Weights are whole numbers there; server.py goes by the points themselves.
  const factor = wholeFactor(parts.flatMap(({ fields }) => fields.map(({ answer }) => answer.points)));
  const drawing =
    picture === null
      ? ""
      : `<p><img alt="${escapeXml(picture.alt)}" src="data:image/svg+xml;base64,${Buffer.from(picture.svg).toString("base64")}"></p>`;
  return [
    drawing,
    htmlOf([...blocks, { line: [{ text: t("export.typing") }] }]),
    ...parts.map(
      (part) =>
        htmlOf([...(part.task.length === 0 ? [] : [{ line: part.task }]), ...part.blocks]) +
        part.fields.map((field) => inputHtml(field, factor)).join(""),
    ),
  ].join("\n");
}

function inputHtml(field: Field, factor: number): string {
  const { answer, options } = field;
  const label = writeLine([...field.label, { text: " =" }], HTML_STYLE);
  const typed = answer.kind === "number" || answer.kind === "free";
  const tag = typed ? "pl-number-input" : "pl-string-input";
  const own = typed
    ? ' allow-fractions="false" show-help-text="false" show-placeholder="false"'
    : ' remove-spaces="true"';
  const shown = options.map((one) => `<li>${escapeXml(one.label)} ${writeLine(one.line, HTML_STYLE)}</li>`);
  const list = answer.kind === "line" || shown.length === 0 ? "" : `<ul>${shown.join("")}</ul>`;
  const asks = field.question.length === 0 ? "" : htmlOf([{ line: field.question }]);
  return `${asks}${list}<p><${tag} answers-name="${nameFor(field)}" label="${label}" allow-blank="true" weight="${Math.round(answer.points * factor)}"${own}></${tag}></p>`;
}

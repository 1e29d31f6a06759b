import { copyOf } from "../graph/copies.js";
import { schemeOf } from "../marking/scheme.js";
import { numberAnswers, SHARES, type Sheet } from "../sheet/sheet.js";
import type { Messages } from "../words/messages.js";
import { keyOf } from "../words/messages.js";
import { type Field, fieldsOf, type Item } from "./item.js";
import { escapeXml, HTML_STYLE, htmlOf, writeLine } from "./writeLine.js";

const nameFor = ({ answer }: Field): string => answer.id.replace(/\W/g, "_");

/** A variant of a question: its page, and all that server.py marks by. */
export function prairieData(item: Item, sheet: Sheet, t: Messages) {
  const { question, solution } = item;
  const { right, roundingFor, graph, seen } = schemeOf(question);
  const shares = { ...SHARES, ...sheet.marking };
  const numbers = numberAnswers(question.answers);
  const known = [
    ...Object.keys(question.givens),
    ...question.shown,
    ...numbers.map(({ quantity }) => quantity),
  ];
  const others = (id: string) =>
    new Set([...question.shown, ...numbers.map(({ quantity }) => quantity)].filter((one) => one !== id));
  const roundings = graph.definitions.flatMap(({ id }) => {
    const rounding = roundingFor(id);
    return rounding === "exact" ? [] : [[id, rounding] as const];
  });
  return {
    html: pageHtml(item, t),
    solution: htmlOf(solution),
    answers: fieldsOf(item).map((field) => answerData(field)),
    lines: Object.fromEntries(graph.definitions.map(({ id, expression }) => [id, expression])),
    right: Object.fromEntries(known.map((id) => [id, right(id)])),
    copies: Object.fromEntries(
      numbers.map(({ quantity }) => [quantity, copyOf(graph, seen(), quantity, others(quantity))]),
    ),
    asked: numbers.map(({ quantity }) => quantity),
    roundings: Object.fromEntries(roundings),
    mistakes: question.mistakes.map(({ id, replace }) => ({
      replace,
      says: `${t(keyOf("misconception", id, "name"))}. ${t(keyOf("misconception", id, "tutor"))}`,
    })),
    shares: {
      ...{ correct: 1, "follow-through": shares.followThrough, imprecise: shares.imprecise },
      ...{ misconception: shares.misconception, wrong: 0, blank: 0 },
    },
    words: {
      "follow-through": t("verdict.follow-through"),
      imprecise: t("verdict.imprecise"),
      misconception: t("verdict.misconception"),
      wrong: t("verdict.wrong"),
    },
  };
}

function answerData(field: Field) {
  const { answer, label, options } = field;
  const { kind, display, points, quantity } = answer;
  const common = { name: nameFor(field), kind, quantity, points, label: writeLine(label, HTML_STYLE) };
  if (answer.kind === "number") {
    const { value, lower, upper, misconceptions } = answer;
    return {
      ...common,
      display,
      value,
      lower,
      upper,
      mistakes: misconceptions.map(({ mistake }) => mistake),
    };
  }
  const right = options.find((option) => option.right)?.label ?? display;
  return {
    ...common,
    display: right,
    options: options.map(({ label: letter, says }) => ({ label: letter, says })),
  };
}

function pageHtml(item: Item, t: Messages): string {
  const { blocks, parts, picture } = item;
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
        part.fields.map(inputHtml).join(""),
    ),
  ].join("\n");
}

function inputHtml(field: Field): string {
  const { answer, options } = field;
  const label = writeLine([...field.label, { text: " =" }], HTML_STYLE);
  const tag = answer.kind === "number" ? "pl-number-input" : "pl-string-input";
  const own =
    answer.kind === "number" ? ' allow-fractions="false" show-help-text="false"' : ' remove-spaces="true"';
  const shown = options.map((one) => `<li>${escapeXml(one.label)} ${writeLine(one.line, HTML_STYLE)}</li>`);
  const list = answer.kind === "line" || shown.length === 0 ? "" : `<ul>${shown.join("")}</ul>`;
  return `${list}<p><${tag} answers-name="${nameFor(field)}" label="${label}" allow-blank="true" weight="${answer.points}"${own}></${tag}></p>`;
}

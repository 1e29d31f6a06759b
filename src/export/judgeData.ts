import { copyOf } from "../graph/copies.js";
import { SEPARATION_MISTAKES } from "../marking/nameSeparation.js";
import { schemeOf } from "../marking/scheme.js";
import { neuronOf } from "../sheet/runCheck.js";
import { numberAnswers, SHARES, type Sheet } from "../sheet/sheet.js";
import type { Messages } from "../words/messages.js";
import { keyOf } from "../words/messages.js";
import { messagesOf } from "../words/ownTexts.js";
import { type Field, fieldsOf, type Item } from "./item.js";
import { HTML_STYLE, writeLine } from "./writeLine.js";

/** What PrairieLearn calls a blank. */
export const nameFor = ({ answer }: Field): string => answer.id.replace(/\W/g, "_");

/** All that the judge in Python marks a question by. */
export function judgeData(item: Item, sheet: Sheet, texts: Messages) {
  const { question } = item;
  const t = messagesOf(question, texts);
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
    ...(question.checks === undefined
      ? {}
      : {
          checks: question.checks.map((check) => ({ ...check, neuron: neuronOf(question, check) })),
          givens: question.givens,
          separation: Object.fromEntries(
            SEPARATION_MISTAKES.map((id) => [
              id,
              `${t(keyOf("misconception", id, "name"))}. ${t(keyOf("misconception", id, "tutor"))}`,
            ]),
          ),
          together: t("unreadable.with-others"),
        }),
    shares: {
      ...{ correct: 1, "follow-through": shares.followThrough, imprecise: shares.imprecise },
      ...{ misconception: shares.misconception, wrong: 0, blank: 0, waiting: 0 },
    },
    words: {
      correct: t("verdict.correct"),
      blank: t("verdict.blank"),
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
  const key = answer.id.slice(answer.id.indexOf(".") + 1);
  const common = {
    key,
    title: field.name,
    name: nameFor(field),
    kind,
    quantity,
    points,
    label: writeLine(label, HTML_STYLE),
  };
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

import { isLocalSlope } from "../core/graph/copies.js";
import { symbolsOf } from "../core/graph/expressionTree.js";
import { oldName } from "../core/graph/quantity.js";
import { rangeOf } from "../core/marking/activationRange.js";
import { SEPARATION_MISTAKES } from "../core/marking/nameSeparation.js";
import { type PreparedQuestion, preparedQuestion } from "../core/marking/preparedQuestion.js";
import { neuronOf } from "../core/sheet/runCheck.js";
import { numberAnswers, SHARES, type Sheet } from "../core/sheet/sheet.js";
import type { Messages } from "../core/words/messages.js";
import { keyOf } from "../core/words/messages.js";
import { messagesOf } from "../core/words/ownTexts.js";
import { type Field, fieldsOf, type Item } from "./item.js";
import { plainMinus } from "./runs.js";
import { HTML_STYLE, writeLine } from "./writeLine.js";

/** What PrairieLearn calls a blank. */
export const nameFor = ({ answer }: Field): string => answer.id.replace(/\W/g, "_");

/** All that the judge in Python marks a question by. */
export function judgeData(item: Item, sheet: Sheet, texts: Messages) {
  const { question } = item;
  const t = messagesOf(question, texts);
  const scheme = preparedQuestion(question);
  const { roundingFor, writings, graph } = scheme;
  const shares = { ...SHARES, ...sheet.marking };
  const roundings = graph.definitions.flatMap(({ id }) => {
    const rounding = roundingFor(id);
    return rounding === "exact" ? [] : [[id, rounding] as const];
  });
  const several = graph.definitions.flatMap(({ id }) => {
    const ways = writings(id);
    return ways.length === 1 ? [] : [[id, ways] as const];
  });
  return {
    // What is written in words no program marks.
    answers: fieldsOf(item).flatMap((field) => (field.answer.kind === "written" ? [] : [answerData(field)])),
    // PrairieLearn keeps objects in a database that puts their names in an order of its own.
    order: graph.definitions.map(({ id }) => id),
    lines: Object.fromEntries(graph.definitions.map(({ id, expression }) => [id, expression])),
    shown: question.shown,
    asked: numberAnswers(question.answers).map(({ quantity }) => quantity),
    ...knownData(scheme),
    roundings: Object.fromEntries(roundings),
    // Lines that may be written in more than one of them.
    writings: Object.fromEntries(several),
    mistakes: question.mistakes.map(({ id, replace }) => ({
      replace,
      says: plainMinus(`${t(keyOf("misconception", id, "name"))}. ${t(keyOf("misconception", id, "tutor"))}`),
    })),
    ...(question.checks === undefined
      ? {}
      : {
          checks: question.checks.map((check) => ({ ...check, neuron: neuronOf(question, check) })),
          givens: question.givens,
          separation: Object.fromEntries(
            SEPARATION_MISTAKES.map((id) => [
              id,
              plainMinus(
                `${t(keyOf("misconception", id, "name"))}. ${t(keyOf("misconception", id, "tutor"))}`,
              ),
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

/** What is right of all that a paper may be judged by, what merely copies, the first pass's names, and what activations can give. */
function knownData({ question, graph, seen, right }: PreparedQuestion) {
  const { givens, shown, mistakes, answers } = question;
  const asked = numberAnswers(answers).map(({ quantity }) => quantity);
  const firsts = graph.definitions.flatMap(({ id }) => {
    const first = oldName(id);
    return first === null ? [] : [[id, first] as const];
  });
  const replaced = mistakes.flatMap(({ replace }) => Object.values(replace).flatMap(symbolsOf));
  const known = [
    ...Object.keys(givens),
    ...shown,
    ...asked,
    ...firsts.map(([, first]) => first),
    ...replaced,
  ];
  const copies = graph.definitions.flatMap(({ id }) => {
    const line = seen().expression(id);
    return typeof line === "string" ? [[id, line] as const] : [];
  });
  return {
    // What has no end is left out: JSON has no word for it.
    right: Object.fromEntries(
      [...new Set(known)].flatMap((id) => {
        const bounds = right(id);
        return bounds?.every(Number.isFinite) ? [[id, bounds] as const] : [];
      }),
    ),
    copies: Object.fromEntries(copies),
    // Copies that to know takes a rule: of a product by one factor, the other.
    slopes: copies.flatMap(([id]) => (isLocalSlope(graph, id) ? [id] : [])),
    firsts: Object.fromEntries(firsts),
    ranges: Object.fromEntries(
      asked.flatMap((id) => {
        const ends = rangeOf(graph, id);
        if (ends === null) return [];
        const [least, most] = ends.map((end) => (Number.isFinite(end.at) ? end : null));
        return [[id, { least, most }] as const];
      }),
    ),
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
      mistakes: misconceptions.map((one) => ({ mistake: one.mistake, value: one.value })),
    };
  }
  const right = options.filter((option) => option.right).map(({ label: letter }) => letter);
  return {
    ...common,
    display: right.length === 0 ? display : right.join(", "),
    ...(answer.kind === "several" ? { rights: answer.right } : {}),
    options: options.map(({ label: letter, says }) => ({ label: letter, says })),
  };
}

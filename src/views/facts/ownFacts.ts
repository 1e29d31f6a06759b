import { known } from "../../base/known.js";
import { printedNumber } from "../../formula/typesetter.js";
import { symbolsOf } from "../../graph/expression.js";
import { activationNamed } from "../../network/activations/index.js";
import { optimizerNamed } from "../../network/optimizers/index.js";
import { freeAnswers } from "../../sheet/runCheck.js";
import { showsOf } from "../../topics/index.js";
import type { Rule } from "../../topics/topic.js";
import { keyOf } from "../../words/messages.js";
import { proseHtml } from "../proseHtml.js";
import type { QuestionContext } from "../questionContext.js";
import { type Fact, ruleFigures } from "./facts.js";

/** What a question states that has no network of the quiz: what it is about, its rule, its numbers and its formulas. */
export function ownFactsOf(context: QuestionContext): Fact[] {
  const { question, graph, setter, displays } = context;
  const { t, symbol, formula } = setter;
  // Inputs, targets, weights and biases stand on a network's drawing; the learning rate belongs to its update.
  const { variant, topic, network, stated = [] } = question;
  const facts: Fact[] = [];
  if (variant !== undefined) {
    const key = keyOf("variant", topic, variant);
    const symbols = Object.fromEntries(namedIn(t(key)).map((id) => [id, symbol(id)]));
    facts.push(
      { kind: "", label: "", html: withLetters(t(key), symbols) },
      ...ruleFacts(showsOf(topic).rule?.(variant) ?? null, setter),
    );
  }
  const open = openGivens(question);
  const numbers = [...graph.givens]
    .filter(([id]) => !open.has(id))
    .filter(([id]) => question.own?.said?.includes(id) !== true)
    .filter(([id, { role }]) => (network === undefined || role === "number") && isNeeded(id, context))
    .map(([id]) => `<span class="item">${symbol(id, true)} = ${printedNumber(known(displays, id))}</span>`);
  if (numbers.length > 0) facts.push({ kind: "", label: t("own.givens"), html: numbers.join(" ") });
  const formulas = stated.flatMap((id) => {
    const line = graph.byId.get(id);
    return line === undefined ? [] : [`<span class="item">${symbol(id)} ${formula(line.expression)}</span>`];
  });
  if (formulas.length > 0) facts.push({ kind: "", label: t("own.formulas"), html: formulas.join(" ") });
  return facts;
}

/** Givens that have no number on paper: a student chooses it, or it is chosen from options, or every row of a table has its own. */
function openGivens(question: QuestionContext["question"]): ReadonlySet<string> {
  const cases = (question.checks ?? []).flatMap((one) => one.cases);
  const options = question.answers.flatMap((one) => (one.kind === "choice" ? one.options : []));
  return new Set([
    ...freeAnswers(question).map(({ quantity }) => quantity),
    ...options.flatMap((one) => (one.kind === "words" ? Object.values(one.symbols ?? {}) : [])),
    ...cases.flatMap(({ inputs }) => Object.keys(inputs)),
  ]);
}

/** A text with its quantities, its other letters set as in the formulas beside it. */
const withLetters = (text: string, symbols: Readonly<Record<string, string>>): string =>
  text
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith("{") ? symbols[part.slice(1, -1)] : undefined) ?? String(proseHtml(part)))
    .join("");

/** The quantities that a text names: `{u1}`. */
const namedIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, id = ""]) => id);

/** The definition of the rule that a question is about. */
function ruleFacts(rule: Rule | null, { t, figure }: QuestionContext["setter"]): Fact[] {
  if (rule === null) return [];
  const { tex } = rule.kind === "activation" ? activationNamed(rule.name) : optimizerNamed(rule.name);
  return [{ kind: "", label: t("own.rule"), html: ruleFigures(tex, t(`defined.${rule.name}`), figure) }];
}

/** Whether a number is of use: for a line, a formula that is printed, or what is chosen; or the question's text speaks of it. */
function isNeeded(id: string, { question, graph, setter, lines, others }: QuestionContext): boolean {
  const { topic, variant, stated = [] } = question;
  const printed = stated.flatMap((line) => graph.byId.get(line) ?? []);
  return (
    [...lines.flat(), ...printed].some(({ expression }) => symbolsOf(expression).includes(id)) ||
    others.flat().some(({ quantity }) => quantity === id) ||
    (variant !== undefined && namedIn(setter.t(keyOf("variant", topic, variant))).includes(id))
  );
}

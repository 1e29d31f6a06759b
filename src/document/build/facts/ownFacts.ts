import { known } from "../../../core/base/known.js";
import { symbolsOf } from "../../../core/graph/expression.js";
import { activationNamed } from "../../../core/network/activations/index.js";
import { optimizerNamed } from "../../../core/network/optimizers/index.js";
import { freeAnswers } from "../../../core/sheet/runCheck.js";
import { showsOf } from "../../../core/topics/index.js";
import type { Rule } from "../../../core/topics/topic.js";
import { keyOf } from "../../../core/words/messages.js";
import { items, type Line, line, oneRun, printed, together } from "../../tree/line.js";
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
    .map(([id]) => line`${symbol(id, true)} = ${printed(known(displays, id))}`);
  if (numbers.length > 0) facts.push({ kind: "", label: t("own.givens"), html: items(numbers) });
  const formulas = stated.flatMap((id) => {
    const stated = graph.byId.get(id);
    return stated === undefined ? [] : [line`${symbol(id)} ${formula(stated.expression)}`];
  });
  if (formulas.length > 0) facts.push({ kind: "", label: t("own.formulas"), html: items(formulas) });
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
const withLetters = (text: string, symbols: Readonly<Record<string, Line>>): Line =>
  together(
    ...text
      .split(/(\{\w+\})/)
      .filter((part) => part !== "")
      .map(
        (part) =>
          (part.startsWith("{") ? symbols[part.slice(1, -1)] : undefined) ??
          oneRun({ kind: "sentence", text: part }),
      ),
  );

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

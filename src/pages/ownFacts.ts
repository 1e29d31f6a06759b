import { known } from "../base/known.js";
import { printedNumber } from "../formula/typesetter.js";
import { symbolsOf } from "../graph/expression.js";
import { ACTIVATIONS, activationNamed } from "../network/activations/index.js";
import { OPTIMIZERS, optimizerNamed } from "../network/optimizers/index.js";
import { keyOf } from "../words/messages.js";
import { type Fact, ruleFigures } from "./facts.js";
import type { QuestionContext } from "./questionContext.js";

/** The quantities that a variant's text may name. */
const NAMED = ["u1", "u2", "u3", "u4", "h", "k", "N", "v", "f"] as const;

/** What a question states that has no network of the quiz: what it is about, its rule, its numbers and its formulas. */
export function ownFactsOf(context: QuestionContext): Fact[] {
  const { question, graph, setter, displays } = context;
  const { t, symbol, formula, phrase } = setter;
  // Inputs, targets, weights and biases stand on a network's drawing; the learning rate belongs to its update.
  const { variant, topic, network, stated = [] } = question;
  const facts: Fact[] = [];
  if (variant !== undefined) {
    const symbols = Object.fromEntries(NAMED.map((id) => [id, symbol(id)]));
    const about = phrase(keyOf("variant", topic, variant), symbols);
    facts.push({ label: "", html: about }, ...ruleFacts(variant, setter));
  }
  const numbers = [...graph.givens]
    .filter(([id, { role }]) => (network === undefined || role === "number") && isNeeded(id, context))
    .map(([id]) => `<span class="item">${symbol(id, true)} = ${printedNumber(known(displays, id))}</span>`);
  facts.push({ label: t("own.givens"), html: numbers.join(" ") });
  const formulas = stated.flatMap((id) => {
    const line = graph.byId.get(id);
    return line === undefined ? [] : [`<span class="item">${symbol(id)} ${formula(line.expression)}</span>`];
  });
  if (formulas.length > 0) facts.push({ label: t("own.formulas"), html: formulas.join(" ") });
  return facts;
}

/** The definition of an activation or an optimizer that a variant is named after. */
function ruleFacts(variant: string, { t }: QuestionContext["setter"]): Fact[] {
  const tex = isKeyOf(variant, ACTIVATIONS)
    ? activationNamed(variant).tex
    : isKeyOf(variant, OPTIMIZERS)
      ? optimizerNamed(variant).tex
      : null;
  if (tex === null) return [];
  return [{ label: t("own.rule"), html: ruleFigures(tex, t(keyOf("defined", variant))) }];
}

const isKeyOf = <T extends object>(name: string, table: T): name is string & Extract<keyof T, string> =>
  Object.hasOwn(table, name);

/** Whether a number is of use: for a line, a formula that is printed, or what is chosen; or the question's text speaks of it. */
function isNeeded(id: string, { question, graph, setter, lines, others }: QuestionContext): boolean {
  const { topic, variant, stated = [] } = question;
  const printed = stated.flatMap((line) => graph.byId.get(line) ?? []);
  return (
    [...lines.flat(), ...printed].some(({ expression }) => symbolsOf(expression).includes(id)) ||
    others.flat().some(({ quantity }) => quantity === id) ||
    (variant !== undefined && setter.t(keyOf("variant", topic, variant)).includes(`{${id}}`))
  );
}

import type { Definition } from "../../core/graph/definition.js";
import type { Expression } from "../../core/graph/expression.js";
import { exampleOf, numberOf } from "../../core/graph/quantity.js";
import { writeFormula } from "../../core/notation/formula.js";
import type { Notation } from "../../core/notation/notation.js";
import { textFormula } from "../../core/notation/styles.js";
import type { NumberAnswer, Part } from "../../core/sheet/sheet.js";
import { ASKED_PARTS } from "../../core/topics/asked.js";
import { showsOf } from "../../core/topics/index.js";
import { keyOf, type Messages } from "../../core/words/messages.js";
import type { QuestionContext } from "./questionContext.js";

/** Parts that a network with several hidden layers has once for each. */
const MANY_LAYERS: ReadonlySet<string> = new Set(["forward-hidden", "hidden-gradient"]);

/** What a part asks for; where it is about one example of a batch, one of several layers, or one step, with its number. */
export function partTask({ id, answers }: Part, { question, graph, setter }: QuestionContext): string {
  const first = question.answers.find((answer) => answer.id === answers[0]);
  const quantity = first?.quantity ?? "";
  const { layer = "" } = graph.byId.get(quantity)?.at ?? {};
  // Of parts that are alike, each says which layer is its own.
  const alike = question.parts.filter((part) => part.id === id).length > 1 && MANY_LAYERS.has(id);
  const key = alike ? keyOf("part", id, "each") : keyOf("part", id);
  return setter.t(key, { example: exampleOf(quantity) ?? "", layer, t: numberOf(quantity) ?? "" });
}

/** (a), (b), … in English, (1), (2), … in Korean. */
export function partLabel(k: number, t: Messages): string {
  return `(${[...t("part.letters")][k] ?? k + 1})`;
}

/** The formula that stands beside an answer's box at level guided; undefined where none does, or where it would give a blank away. */
export function hintOf(
  { question, graph }: QuestionContext,
  part: Part,
  { quantity, unnamed }: NumberAnswer,
): Expression | undefined {
  if (question.level !== "guided" || unnamed === true || part.id === ASKED_PARTS.product) return undefined;
  const definition = graph.byId.get(quantity);
  // The formula of a place would only list all outputs, and that of a constant is its answer.
  if (definition?.role === "class" || typeof definition?.expression === "number") return undefined;
  return definition?.expression;
}

/** Lines whose formulas need no help: slopes stand among the facts, and a copy is one factor of the chain. */
const KNOWN: ReadonlySet<Definition["role"]> = new Set([
  "slope",
  "local-weight",
  "local-activation",
  "node-slope",
  "class",
]);

/** At level guided, the formulas of the lines between those that are asked for: symbol and formula. */
export function helpsOf({ question, setter, lines, answers }: QuestionContext, k: number) {
  const part = question.parts[k];
  const { withoutHelp = [] } = showsOf(question.topic);
  const bare: readonly string[] = [ASKED_PARTS.choice, ASKED_PARTS.product, ...withoutHelp];
  if (question.level !== "guided" || part === undefined || bare.includes(part.id)) return [];
  const asked = new Set((answers[k] ?? []).map(({ quantity }) => quantity));
  return (lines[k] ?? [])
    .filter(
      ({ id, role, expression }) => !asked.has(id) && !KNOWN.has(role) && typeof expression === "object",
    )
    .map(({ id, expression }) => ({
      symbol: setter.symbol(id, true),
      formula: setter.formula(expression, fewTerms(expression, setter.notation)),
    }));
}

/** A formula of more letters and signs than this does not fit beside its box. */
const BESIDE_BOX = 24;

/** Sums that are too wide for half the page break before each sign. */
export const fewTerms = (expression: Expression, notation: Notation): number | undefined =>
  writeFormula(expression, textFormula(notation)).length > BESIDE_BOX ? 1 : undefined;

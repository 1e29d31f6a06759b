import { known } from "../../base/known.js";
import { type Expression, symbolsOf } from "../../graph/expressionTree.js";
import { writeFormula } from "../../notation/formula.js";
import { textFormula } from "../../notation/styles.js";
import type { FormulaAnswer } from "../../sheet/sheet.js";
import { keyOf } from "../../words/messages.js";
import type { Edit } from "../detective/edit.js";
import { editsOf } from "../detective/editsOf.js";
import { openedWith } from "../detective/parts.js";
import { preparedFormulas } from "../formula/preparedFormulas.js";
import { readFormula, type TypedFormula } from "../formula/readFormula.js";
import { takesPrimes, typedNames } from "../formula/typedNames.js";
import type { AnswerPlace, Said } from "./said.js";

const typedAt = (given: string, answer: FormulaAnswer, { notation }: AnswerPlace): TypedFormula =>
  readFormula(given, typedNames(answer.letters, notation), takesPrimes(answer));

/** Why a text is no formula, with the piece that is none. */
export function faultSentence(given: string, answer: FormulaAnswer, place: AnswerPlace, { t }: Said): string {
  const typed = typedAt(given, answer, place);
  if (typed.kind !== "fault") return t("unreadable.no-formula", { given });
  const { fault, piece } = typed;
  return t(keyOf("unreadable", `formula-${fault}`), { piece, such: answer.letters.slice(0, 3).join(", ") });
}

/**
 * What is said of a formula that is not right: to look at an earlier one that goes in (`from`), or what was done otherwise in
 * it, where one edit of the right formula gives it.
 */
export function formulaSentence(
  given: string,
  answer: FormulaAnswer,
  place: AnswerPlace,
  from: string,
  { t }: Said,
): string {
  if (from !== "") return t("marked.formula.from", { from });
  const typed = typedAt(given, answer, place);
  // A number alone is an edit of much.
  const edit =
    typed.kind === "formula" && symbolsOf(typed.expression).length > 0
      ? editOf(typed.expression, answer, place)
      : null;
  if (edit === null) return t("marked.formula.wrong");
  const shown = (part: Expression | undefined): string =>
    part === undefined ? "" : writeFormula(part, textFormula(place.notation));
  const { kind, taken, instead } = edit;
  const asks = t(keyOf("edit", kind), { taken: shown(taken), instead: shown(instead) });
  return `${t("marked.formula.near")} ${asks}`;
}

/** Edits that speak of numbers. */
const OF_NUMBERS: ReadonlySet<string> = new Set(["earlier", "rounded"]);

/** The likeliest edit of the right formula that gives the student's; null where none does. */
function editOf(own: Expression, answer: FormulaAnswer, { question }: AnswerPlace): Edit | null {
  const { graph, isSame } = preparedFormulas(question);
  const line = known(graph.byId, answer.quantity);
  const opened = openedWith(answer.expression, () => undefined);
  const letters = new Set(answer.letters);
  const edits = editsOf({ graph, definition: { ...line, expression: opened }, opened });
  const found = edits.find(
    ({ kind, expression }) =>
      !OF_NUMBERS.has(kind) &&
      symbolsOf(expression).every((id) => letters.has(id)) &&
      isSame(own, expression) === true,
  );
  return found ?? null;
}

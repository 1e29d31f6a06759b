import { type Expression, symbolsOf } from "../../graph/expressionTree.js";
import { isWeight } from "../../graph/quantity.js";
import { displayNumber } from "../../graph/rounding.js";
import { writeFormula } from "../../notation/formula.js";
import { textNumbers } from "../../notation/styles.js";
import { keyOf } from "../../words/messages.js";
import type { Edit } from "../detective/edit.js";
import type { Slip } from "../detective/slip.js";
import type { AnswerPlace, Said } from "./said.js";

/** Longer formulas are not said. */
const LONGEST = 64;

/** What is said of a number that is the student's own other arithmetic: that, with their own numbers, and a question. */
export function slipSentence(given: string, slip: Slip, place: AnswerPlace, said: Said): string | null {
  const { t, symbolOf } = said;
  const [edit, other] = slip.edits;
  if (edit === undefined) return null;
  if (other !== undefined) {
    const [one, two] = [formulaOf(edit, slip, place), formulaOf(other, slip, place)];
    if (one === null || two === null || one === two) return null;
    return t("marked.slip.either", { given, one, other: two });
  }
  if (edit.kind === "earlier" && typeof edit.taken === "string")
    return t(keyOf("edit", edit.kind), { given, symbol: symbolOf(edit.taken) });
  const formula = formulaOf(edit, slip, place);
  const sign = slip.isExact ? "=" : "≈";
  const parts: string[] = [];
  if (formula !== null)
    parts.push(
      edit.line === slip.quantity
        ? t("marked.slip", { given, sign, formula })
        : t("marked.slip.line", { given, symbol: symbolOf(edit.line), sign, formula }),
    );
  else if (edit.taken === undefined) return null;
  parts.push(questionOf(edit, slip, place, said));
  return parts.join(" ");
}

/** What was worked out, with the student's own numbers and those that are printed; null where it is too long. */
function formulaOf({ expression }: Edit, slip: Slip, { notation }: AnswerPlace): string | null {
  const displays = new Map(symbolsOf(expression).map((id) => [id, displayOf(id, slip)]));
  const style = {
    ...textNumbers(notation, displays),
    number: (value: number) => displayNumber(value, "exact"),
    product: (a: string, b: string) => `${a} × ${b}`,
    quotient: (a: string, b: string) => `${a} / ${b}`,
  };
  const text = writeFormula(expression, style);
  return text.length > LONGEST ? null : text;
}

/** A quantity's number as the student has it. */
function displayOf(id: string, { haves: { own, value, scheme } }: Slip): string {
  const decimals = own.numbers.get(id)?.decimals ?? null;
  if (decimals !== null && decimals >= 0 && own.values.get(id) === value(id))
    return displayNumber(value(id), { decimals });
  return displayNumber(value(id), scheme.roundingFor(id));
}

/** What to look at. */
function questionOf(edit: Edit, slip: Slip, place: AnswerPlace, { t }: Said): string {
  const { kind, taken, instead } = edit;
  const shown = (part: Expression | undefined): string =>
    part === undefined ? "" : (formulaOf({ ...edit, expression: part }, slip, place) ?? "…");
  const isArrow =
    typeof instead === "string" && isWeight(instead) && typeof taken === "string" && isWeight(taken);
  const name = kind === "taken-for" && isArrow ? "arrow" : kind;
  return t(keyOf("edit", name), { taken: shown(taken), instead: shown(instead) });
}

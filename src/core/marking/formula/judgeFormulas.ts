import { known } from "../../base/known.js";
import { coneOf } from "../../graph/cone.js";
import { type Expression, symbolsOf } from "../../graph/expressionTree.js";
import type { NotationName } from "../../notation/notation.js";
import { notationOfQuestion } from "../../sheet/questionNotation.js";
import type { FormulaAnswer, Question } from "../../sheet/sheet.js";
import { type Judged, NOTHING, RIGHT_CHOICE, UNANSWERED, unreadable, WRONG_CHOICE } from "../judged.js";
import { type PreparedFormulas, preparedFormulas } from "./preparedFormulas.js";
import { readFormula } from "./readFormula.js";
import { takesPrimes, typedNames } from "./typedNames.js";

/** An earlier formula of the student's own that is not right, and its answer's id. */
interface OwnFormula {
  readonly id: string;
  readonly quantity: string;
  readonly expression: Expression;
}

/**
 * Marks the formulas of a question. One is right where it is the same function of its quantities, however it is written; it
 * follows through where it is what the student's own earlier formulas lead to, and a mistake has a name where a modelled wrong
 * method leads to it, from the right lines or the student's own.
 */
export function judgeFormulas(
  question: Question,
  written: ReadonlyMap<string, string>,
  notation: NotationName,
): ReadonlyMap<string, Judged> {
  const judged = new Map<string, Judged>();
  if (!question.answers.some(({ kind }) => kind === "formula")) return judged;
  const ready = preparedFormulas(question);
  const earlier: OwnFormula[] = [];
  for (const answer of ready.answers) {
    const names = typedNames(answer.letters, notationOfQuestion(question, notation));
    const typed = readFormula(known(written, answer.id), names, takesPrimes(answer));
    if (typed.kind !== "formula") {
      judged.set(answer.id, typed.kind === "blank" ? UNANSWERED : unreadable("no-formula"));
      continue;
    }
    const found = judgeFormula(answer, typed.expression, earlier, ready);
    judged.set(answer.id, found);
    if (found.verdict !== "correct")
      earlier.push({ id: answer.id, quantity: answer.quantity, expression: typed.expression });
  }
  return judged;
}

function judgeFormula(
  answer: FormulaAnswer,
  own: Expression,
  earlier: readonly OwnFormula[],
  ready: PreparedFormulas,
): Judged {
  const { isSame, formula, graph } = ready;
  if (isSame(own, answer.expression) === true) return RIGHT_CHOICE;
  const cone = new Set(coneOf(graph, answer.quantity, new Set()).map(({ id }) => id));
  const carried = earlier.filter(({ quantity }) => quantity !== answer.quantity && cone.has(quantity));
  const changed = new Map(carried.map(({ quantity, expression }) => [quantity, expression]));
  const leadsTo = (lines: ReadonlyMap<string, Expression>): boolean => {
    const expected = formula(answer, lines);
    return expected !== null && isSame(own, expected) === true;
  };
  const followsFrom = carried.map(({ id }) => id);
  // A formula of numbers alone carries nothing on, and neither does one that is written down again.
  const isCarried =
    carried.length > 0 &&
    symbolsOf(own).length > 0 &&
    carried.every((one) => isSame(own, one.expression) !== true);
  if (isCarried && leadsTo(changed)) return { ...NOTHING, verdict: "follow-through", followsFrom };
  for (const { id, replace } of answer.wrong) {
    const lines = new Map(Object.entries(replace));
    if (leadsTo(lines)) return { ...NOTHING, verdict: "misconception", misconception: id };
    if (isCarried && leadsTo(new Map([...changed, ...lines])))
      return { ...NOTHING, verdict: "misconception", misconception: id, followsFrom };
  }
  return { ...WRONG_CHOICE, followsFrom };
}

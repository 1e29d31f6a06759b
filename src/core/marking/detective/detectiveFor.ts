import { known } from "../../base/known.js";
import { localeNamed } from "../../base/locales/index.js";
import type { WrittenNumber } from "../../graph/written.js";
import { printedLines } from "../../sheet/printedLines.js";
import { numberAnswers, type Question, type Sheet } from "../../sheet/sheet.js";
import type { MarkedAnswer } from "../marked.js";
import { type Own, ownNumbers } from "../own.js";
import { preparedQuestion } from "../preparedQuestion.js";
import { readNumber } from "../readNumber.js";
import { detect } from "./detect.js";
import { havesOf } from "./haves.js";
import type { Slip } from "./slip.js";

/** What a student's wrong number of a question may come from, null where nothing is sure: see `detect`. */
export type Detective = (marked: MarkedAnswer) => Slip | null;

/** A detective for one question as it is marked; the student's numbers are read once, and when they are needed. */
export function detectiveFor(
  question: Question,
  sheet: Sheet,
  byId: ReadonlyMap<string, MarkedAnswer>,
): Detective {
  const scheme = preparedQuestion(question);
  let own: Own | undefined;
  const numbersNow = (): Own => {
    own ??= ownOf(question, sheet.locale, byId);
    return own;
  };
  let printed: ReadonlyMap<string, number> | undefined;
  const printedNow = (id: string): number | undefined => {
    printed ??= printedLines(question, sheet, scheme.graph);
    return printed.get(id);
  };
  return (marked) => {
    const { cause, id, verdict } = marked;
    const answer = question.answers.find((one) => one.id === id);
    if (answer?.kind !== "number" || answer.unnamed === true) return null;
    if (cause !== undefined && !scheme.asked.has(cause.definition)) {
      const { definition, from, to } = cause;
      // A named mistake says what a cause is.
      if (cause.boxes.some((one) => byId.get(one)?.misconception !== null)) return null;
      const haves = havesOf(scheme, withoutInferred(numbersNow(), definition), printedNow);
      return detect(haves, definition, { kind: "inferred", interval: [from, to] });
    }
    if (verdict !== "wrong") return null;
    const written = numbersNow().numbers.get(answer.quantity);
    return written === undefined
      ? null
      : detect(havesOf(scheme, numbersNow(), printedNow), answer.quantity, { kind: "written", written });
  };
}

/** The numbers that a student wrote, and those inferred from them. */
function ownOf(question: Question, locale: Sheet["locale"], byId: ReadonlyMap<string, MarkedAnswer>): Own {
  const { commaGroups } = localeNamed(locale);
  const scheme = preparedQuestion(question);
  const numbers = new Map<string, WrittenNumber>();
  const inferred = new Map<string, readonly [number, number]>();
  for (const { id, quantity, display } of numberAnswers(question.answers)) {
    const { given, cause } = known(byId, id);
    const number = readNumber(given, commaGroups || /^-?\d+$/.test(display));
    if (number.kind === "number") numbers.set(quantity, number);
    if (cause !== undefined && !scheme.asked.has(cause.definition))
      inferred.set(cause.definition, [cause.from, cause.to]);
  }
  const verdictOf = (quantity: string) => {
    const answer = scheme.asked.get(quantity);
    return answer === undefined ? null : (byId.get(answer.id)?.verdict ?? null);
  };
  return ownNumbers(scheme, numbers, verdictOf, inferred);
}

/** The same without what was inferred for a quantity: its own line is what is looked at. */
const withoutInferred = (own: Own, definition: string): Own => ({
  ...own,
  inferred: new Map([...own.inferred].filter(([id]) => id !== definition)),
  values: new Map([...own.values].filter(([id]) => id !== definition)),
});

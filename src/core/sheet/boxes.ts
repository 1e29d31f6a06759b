import { inPrintedOrder } from "./printedOrder.js";
import { notationOfQuestion } from "./questionNotation.js";
import type { Answer, Question, Sheet } from "./sheet.js";

/** A place on the paper where an answer is written. */
export interface Box {
  /** Its number on the paper, from 1 through the whole sheet. */
  readonly number: number;
  readonly question: Question;
  readonly answer: Answer;
}

/**
 * The boxes of a sheet as its pages print and number them: question by question and part by part, in each part what is
 * chosen first. Every answer has one; a shape's two boxes have one number.
 */
export function boxesOf({ questions, notation }: Pick<Sheet, "questions" | "notation">): Box[] {
  const all = questions.flatMap((question) =>
    printedAnswers(question, notation).map((answer) => ({ question, answer })),
  );
  return all.map((one, k) => ({ number: k + 1, ...one }));
}

/** The numbers of the boxes by the answers' ids. */
export const boxNumbersOf = (sheet: Pick<Sheet, "questions" | "notation">): ReadonlyMap<string, number> =>
  new Map(boxesOf(sheet).map(({ number, answer }) => [answer.id, number]));

function printedAnswers(question: Question, name: Sheet["notation"]): Answer[] {
  const notation = notationOfQuestion(question, name);
  const printed = question.parts.flatMap((part) => {
    const asked = question.answers.filter(({ id }) => part.answers.includes(id));
    const numbers = asked.filter(({ kind }) => kind === "number");
    return [...chosenInOrder(asked), ...inPrintedOrder(numbers, ({ quantity }) => quantity, notation)];
  });
  return [...new Set([...printed, ...question.answers])];
}

/** What is chosen, the factors of one product together. */
function chosenInOrder(asked: readonly Answer[]): Answer[] {
  const others = asked.filter(({ kind }) => kind !== "number");
  return others.flatMap((answer, k) => {
    if (answer.kind !== "blank") return [answer];
    const alike = others.filter(({ kind, quantity }) => kind === "blank" && quantity === answer.quantity);
    return others.indexOf(alike[0] ?? answer) === k ? alike : [];
  });
}

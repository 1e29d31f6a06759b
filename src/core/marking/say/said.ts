import type { Notation } from "../../notation/notation.js";
import { symbolText } from "../../notation/styles.js";
import { notationOfQuestion } from "../../sheet/questionNotation.js";
import type { Answer, Question, Sheet } from "../../sheet/sheet.js";
import type { Messages } from "../../words/messages.js";
import type { MarkedAnswer } from "../marked.js";

/** An answer, where it stands, and how the sheet names things there. */
export interface AnswerPlace {
  readonly question: Question;
  readonly answer: Answer;
  /** How the question's quantities are printed. */
  readonly notation: Notation;
  /** An answer's quantity as the sheet prints it, as plain text. */
  readonly nameOf: (id: string) => string;
  /** Any quantity as the sheet prints it. */
  readonly symbolOf: (quantity: string) => string;
}

/** The places of all answers of a sheet, by their ids. */
export function placesOf({ questions, notation }: Sheet): Map<string, AnswerPlace> {
  const places = new Map<string, AnswerPlace>();
  for (const question of questions) {
    const names = notationOfQuestion(question, notation);
    const symbolOf = (quantity: string) => symbolText(quantity, names);
    const nameOf = (id: string) => symbolText(places.get(id)?.answer.quantity ?? id, names);
    for (const answer of question.answers)
      places.set(answer.id, { question, answer, notation: names, nameOf, symbolOf });
  }
  return places;
}

/** What sentences are made with. */
export interface Said {
  readonly byId: ReadonlyMap<string, MarkedAnswer>;
  readonly nameOf: (id: string) => string;
  readonly symbolOf: (quantity: string) => string;
  readonly t: Messages;
  readonly leading: boolean;
}

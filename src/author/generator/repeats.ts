import { type Fault, GradsheetError } from "../../core/base/errors.js";
import type { SourceDocument } from "../../core/parse/document.js";
import type { Quiz, QuizQuestion } from "../quiz/quiz.js";
import { makeSheet } from "./makeSheet.js";

/** Throws SHAPE for entries that ask several questions of fixed numbers where the topic has only one to ask. */
export function refuseRepeats(quiz: Quiz, document: SourceDocument): void {
  const faults = quiz.questions.flatMap((entry, k): Fault[] => {
    if (entry.network?.kind !== "fixed" || entry.count === 1 || canRepeat(quiz, entry)) return [];
    return [
      {
        code: "SHAPE",
        message: `${entry.topic}: a network of fixed numbers gives fewer than ${entry.count} different questions; a smaller count or a drawn network would be right`,
        place: document.place(["questions", k, "count"]),
      },
    ];
  });
  if (faults.length > 0) throw new GradsheetError(faults);
}

function canRepeat(quiz: Quiz, entry: QuizQuestion): boolean {
  try {
    makeSheet({ ...quiz, questions: [entry] }, { id: "1", seed: "reference" });
    return true;
  } catch (error) {
    if (error instanceof GradsheetError) return false;
    throw error;
  }
}

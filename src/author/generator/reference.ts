import { minutesFor } from "../../core/sheet/work.js";
import type { Quiz } from "../quiz/quiz.js";
import { makeSheet } from "./makeSheet.js";

/** Draws that are looked at: kinds of problem that are drawn (settings, optimizers) differ in their work. */
const DRAWS = 5;

/** What one entry of a quiz comes to. */
export interface EntryReference {
  /** Estimated minutes for one of its questions, on average. */
  readonly minutes: number;
  /** Answers of one of its questions, at most. */
  readonly answers: number;
  /** What the answers of its questions are worth by their work, a list for each kind of them that was met. */
  readonly worths: readonly (readonly number[])[];
}

/**
 * What each entry of a quiz comes to, from reference draws: their streams are fixed, so that the quiz alone decides
 * and every copy of a set is treated alike. Throws CANNOT_DRAW where an entry cannot be drawn.
 */
export function referenceOf(quiz: Quiz): readonly EntryReference[] {
  const single = {
    ...quiz,
    questions: quiz.questions.map((entry) => ({ ...entry, count: 1, points: null })),
  };
  const text = JSON.stringify(single);
  if (last?.text === text) return last.references;
  const sheets = Array.from({ length: DRAWS }, (_none, k) =>
    makeSheet(single, { id: "1", seed: `reference-${k + 1}` }),
  );
  const references = quiz.questions.map((_entry, place) => {
    const drawn = sheets.flatMap(({ questions }) => questions[place] ?? []);
    return {
      minutes: drawn.reduce((sum, question) => sum + minutesFor(question), 0) / drawn.length,
      answers: Math.max(...drawn.map(({ answers }) => answers.length)),
      worths: drawn.map(({ answers }) => answers.map(({ points }) => points)),
    };
  });
  last = { text, references };
  return references;
}

/** A quiz whose points are shared is soon looked at again, for its time. */
let last: { readonly text: string; readonly references: readonly EntryReference[] } | undefined;

import { makeSheet } from "../../../author/generator/makeSheet.js";
import { notesOn } from "../../../author/generator/notes.js";
import { readQuiz } from "../../../author/generator/readQuiz.js";
import { GradsheetError } from "../../../core/base/errors.js";
import type { Sheet } from "../../../core/sheet/sheet.js";
import { minutesFor } from "../../../core/sheet/work.js";
import type { ComposeState } from "../../../paper/pages/compose/composePage.js";
import type { Draft } from "../database/draftStore.js";

/** The name that a draft's file has in faults and downloads. */
export const DRAFT_FILE = "quiz.yaml";

/** The copy that previews show. */
const COPY = "001";

/** A draft that was read and drawn. */
export interface DrawnDraft {
  readonly sheet: Sheet | null;
  readonly state: ComposeState;
  /** The quiz's; empty where it has faults. */
  readonly title: string;
  /** Its faults as the command line says them; empty where there is none. */
  readonly fault: string;
}

/** How a draft stands: its sheet with how much it asks, or its faults with their places. */
export function draftState(draft: Draft): DrawnDraft {
  try {
    const quiz = readQuiz(draft.text, DRAFT_FILE);
    const sheet = makeSheet(quiz, { id: COPY, seed: draft.seed });
    return {
      ...{ sheet, title: quiz.title, fault: "" },
      state: {
        faults: [],
        notes: [...notesOn(quiz)],
        points: sheet.points,
        minutes: sheet.questions.reduce((sum, question) => sum + minutesFor(question), 0),
        questions: sheet.questions.length,
      },
    };
  } catch (error) {
    if (!(error instanceof GradsheetError)) throw error;
    const faults = error.faults.map(({ message, place }) => ({
      message,
      line: place?.line ?? 1,
      column: place?.column ?? 1,
    }));
    return {
      sheet: null,
      title: "",
      fault: error.message,
      state: { faults, notes: [], points: 0, minutes: 0, questions: 0 },
    };
  }
}

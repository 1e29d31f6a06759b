import { join } from "node:path";
import type { Quiz } from "../../../author/quiz/quiz.js";
import { fail } from "../../../core/base/errors.js";
import { sha256 } from "../../../core/base/hash.js";
import { writeWhole } from "../../../core/files/files.js";
import { readText } from "../../../core/files/readText.js";
import { accessTo, OWN_FOLDER } from "./places.js";

/** The quiz that a set was made from, as it was read: its SHA-256 is the manifest's `quiz`. */
export const QUIZ_FILE = `${OWN_FOLDER}/quiz.json`;

/** Where version 0.1.0 has put it. */
const OLD_QUIZ_FILE = "quiz.json";

export const quizText = (quiz: Quiz): string => JSON.stringify(quiz);

export const writeQuiz = (folder: string, text: string): Promise<void> =>
  writeWhole(join(folder, QUIZ_FILE), text, undefined, accessTo(QUIZ_FILE, true));

/** The quiz in a set's folder. Throws FILE_NOT_FOUND, or CHECK_FAILED for one that is not the manifest's. */
export async function readQuiz(folder: string, hash: string): Promise<Quiz> {
  const old = await readText(OLD_QUIZ_FILE, folder).catch(() => "");
  const text = sha256(old) === hash ? old : await readText(QUIZ_FILE, folder);
  if (sha256(text) !== hash) {
    throw fail(
      "CHECK_FAILED",
      "not the quiz that the set was made from; generate writes it again by the same command",
      {
        file: join(folder, QUIZ_FILE),
      },
    );
  }
  // Its hash says that it is what generate has written.
  return JSON.parse(text) as Quiz;
}

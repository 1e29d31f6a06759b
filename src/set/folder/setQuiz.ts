import { join } from "node:path";
import { fail } from "../../base/errors.js";
import { sha256 } from "../../base/hash.js";
import { readText, writeWhole } from "../../files/files.js";
import type { Quiz } from "../../quiz/quiz.js";

/** The quiz that a set was made from, as it was read: its SHA-256 is the manifest's `quiz`. */
export const QUIZ_FILE = "quiz.json";

export const quizText = (quiz: Quiz): string => JSON.stringify(quiz);

export const writeQuiz = (folder: string, text: string): Promise<void> =>
  writeWhole(join(folder, QUIZ_FILE), text, undefined, "private");

/** The quiz in a set's folder. Throws FILE_NOT_FOUND, or CHECK_FAILED for one that is not the manifest's. */
export async function readQuiz(folder: string, hash: string): Promise<Quiz> {
  const text = await readText(QUIZ_FILE, folder);
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

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyIds } from "../../src/batch/makeSet.js";
import { manifestOf } from "../../src/batch/manifest.js";
import { parseQuiz } from "../../src/quiz/quizFile.js";
import { makeSheet } from "../../src/sheet/makeSheet.js";
import type { Sheet } from "../../src/sheet/sheet.js";
import { sheetText } from "../../src/sheet/sheetText.js";

/** Writes a set's manifest and sheets as generate does, without papers. */
export function writeSet(folder: string, quizText: string, copies: number, seed = "set"): Sheet[] {
  const quiz = parseQuiz(quizText, "quiz.yaml");
  const sheets = copyIds(copies).map((id) => makeSheet(quiz, { id, seed }));
  mkdirSync(join(folder, "sheets"), { recursive: true });
  for (const sheet of sheets) writeFileSync(join(folder, "sheets", `${sheet.id}.json`), sheetText(sheet));
  const entries = sheets.map(({ id, code }) => ({ id, code, attempt: 1, files: {} }));
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifestOf(quiz, seed, null, entries)));
  return sheets;
}

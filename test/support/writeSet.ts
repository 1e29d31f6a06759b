import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeSheet } from "../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../src/author/generator/readQuiz.js";
import { type Manifest, manifestText, numbersHash } from "../../src/classroom/set/folder/manifest.js";
import { QUIZ_FILE, quizText as textOfQuiz } from "../../src/classroom/set/folder/setQuiz.js";
import { headOf } from "../../src/classroom/set/make/setWish.js";
import { type Copy, numberedCopies, type Student } from "../../src/classroom/set/students/copy.js";
import { nameOf, sha256 } from "../../src/core/base/hash.js";
import type { Sheet } from "../../src/core/sheet/sheet.js";
import { sheetText } from "../../src/core/sheet/sheetText.js";

/** Writes a set's manifest and sheets as generate does, without papers; for students, or for copies 001, 002, ….
 * `changed` makes other sheets of them, as no generator would. */
export function writeSet(
  folder: string,
  quizText: string,
  copies: number | readonly Student[],
  seed = "set",
  changed: (sheet: Sheet) => Sheet = (sheet) => sheet,
): Sheet[] {
  const quiz = readQuiz(quizText, "quiz.yaml");
  const wanted =
    typeof copies === "number"
      ? numberedCopies(copies)
      : copies.map((student): Copy => ({ id: student.id, file: student.id, student }));
  const sheets = wanted.map(({ id, student }) =>
    changed(makeSheet(quiz, { id, seed, ...(student === undefined ? {} : { student }) })),
  );
  mkdirSync(join(folder, "sheets"), { recursive: true });
  const pathOf = ({ id }: Sheet) => `sheets/${id}.json`;
  for (const sheet of sheets) writeFileSync(join(folder, pathOf(sheet)), sheetText(sheet));
  const manifest: Manifest = {
    format: "gradsheet/manifest@1",
    ...headOf({ quiz, randomness: { kind: "seed", seed }, copies: wanted, formats: [], tagged: true }),
    copies: sheets.map((sheet) => ({
      id: sheet.id,
      code: sheet.code,
      ...studentOf(wanted, sheet.id),
      attempt: 1,
      sheet: numbersHash(sheet),
      from: nameOf(sheet.id),
      files: { [pathOf(sheet)]: sha256(sheetText(sheet)) },
    })),
    failed: [],
  };
  writeFileSync(join(folder, "manifest.json"), manifestText(manifest));
  mkdirSync(join(folder, dirname(QUIZ_FILE)), { recursive: true });
  writeFileSync(join(folder, QUIZ_FILE), textOfQuiz(quiz));
  return sheets;
}

function studentOf(copies: readonly Copy[], id: string): { student?: Student } {
  const student = copies.find((copy) => copy.id === id)?.student;
  return student === undefined ? {} : { student };
}

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nameOf, sha256 } from "../../src/base/hash.js";
import { makeSheet } from "../../src/generator/makeSheet.js";
import { readQuiz } from "../../src/generator/readQuiz.js";
import { type Manifest, manifestText, numbersHash } from "../../src/set/folder/manifest.js";
import { headOf } from "../../src/set/make/setWish.js";
import { numberedCopies } from "../../src/set/students/copy.js";
import type { Sheet } from "../../src/sheet/sheet.js";
import { sheetText } from "../../src/sheet/sheetText.js";

/** Writes a set's manifest and sheets as generate does, without papers. */
export function writeSet(folder: string, quizText: string, copies: number, seed = "set"): Sheet[] {
  const quiz = readQuiz(quizText, "quiz.yaml");
  const wanted = numberedCopies(copies);
  const sheets = wanted.map(({ id }) => makeSheet(quiz, { id, seed }));
  mkdirSync(join(folder, "sheets"), { recursive: true });
  const pathOf = ({ id }: Sheet) => `sheets/${id}.json`;
  for (const sheet of sheets) writeFileSync(join(folder, pathOf(sheet)), sheetText(sheet));
  const manifest: Manifest = {
    format: "gradsheet/manifest@1",
    ...headOf({ quiz, randomness: { kind: "seed", seed }, copies: wanted, formats: [], tagged: true }),
    copies: sheets.map((sheet) => ({
      id: sheet.id,
      code: sheet.code,
      attempt: 1,
      sheet: numbersHash(sheet),
      from: nameOf(sheet.id),
      files: { [pathOf(sheet)]: sha256(sheetText(sheet)) },
    })),
    failed: [],
  };
  writeFileSync(join(folder, "manifest.json"), manifestText(manifest));
  return sheets;
}

import { join } from "node:path";
import { sha256 } from "../../../core/base/hash.js";
import { CSV_START, csvLine } from "../../../core/files/csvFile.js";
import { writeWhole } from "../../../core/files/files.js";
import { answersTable } from "../../../paper/pages/marking/answersTable.js";
import type { ManifestEntry } from "../folder/manifest.js";
import { readSheet } from "../folder/readSet.js";
import { ANSWERS } from "./combinedPaths.js";

/** Writes the table of accepted answers of these copies into their set's folder; its path comes out with its SHA-256. */
export async function writeAnswers(
  folder: string,
  copies: readonly ManifestEntry[],
): Promise<Record<string, string>> {
  const table = answersTable();
  for (const copy of copies) table.add(await readSheet(folder, copy, folder));
  const text = `${CSV_START}${table.rows().map(csvLine).join("")}`;
  await writeWhole(join(folder, ANSWERS), text, undefined, "private");
  return { [ANSWERS]: sha256(text) };
}

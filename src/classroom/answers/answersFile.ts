import { fail } from "../../core/base/errors.js";
import { readCsv } from "../../core/files/csvFile.js";
import { readText } from "../../core/files/readText.js";
import type { Answers } from "../../core/marking/marked.js";

/** A student's answers, and what is wrong with some of them. */
export interface ReadAnswers {
  readonly answers: Answers;
  readonly faults: readonly string[];
}

/** Reads one student's answers: JSON `{"q1.z1_1": "0.47"}`, or CSV `id,answer`. Throws when the file is neither. */
export async function readAnswers(file: string, cwd: string): Promise<ReadAnswers> {
  return file.toLowerCase().endsWith(".csv") ? fromCsv(file, cwd) : fromJson(await readText(file, cwd), file);
}

function fromJson(text: string, file: string): ReadAnswers {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw fail("SYNTAX", 'not JSON; {"q1.z1_1": "0.47"}, or a file that ends in .csv, would be right', {
      file,
    });
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    throw fail("WRONG_TYPE", 'not a group of keys; {"q1.z1_1": "0.47"} would be right', { file });
  }
  const faults: string[] = [];
  const answers = Object.entries(data).flatMap(([id, value]: [string, unknown]): [string, string][] => {
    if (typeof value === "string" || typeof value === "number") return [[id, String(value)]];
    if (value === null) return [[id, ""]];
    faults.push(`${id}: not a text or a number; "0.47" would be right`);
    return [];
  });
  return { answers: Object.fromEntries(answers), faults };
}

async function fromCsv(file: string, cwd: string): Promise<ReadAnswers> {
  const answers = new Map<string, string>();
  const faults: string[] = [];
  for await (const row of readCsv(file, cwd)) {
    const { line } = row;
    if ("fault" in row) {
      faults.push(`line ${line}: ${row.fault}`);
      continue;
    }
    const { cells } = row;
    const [id = "", answer = ""] = cells.map((cell) => cell.trim());
    if (line === 1 && id.toLowerCase() === "id") continue;
    if (cells.length !== 2) faults.push(`line ${line}: ${cells.length} cells; "id,answer" would be right`);
    else if (answers.has(id)) faults.push(`line ${line}: a second answer to ${id}; the first one counts`);
    else answers.set(id, answer);
  }
  return { answers: Object.fromEntries(answers), faults };
}

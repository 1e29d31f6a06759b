import type { ClassScheme } from "../../../classroom/answers/classScheme.js";
import { type Mark, previousMarks } from "../../../classroom/answers/gradeChanges.js";
import { readText } from "../../../core/files/readText.js";
import { outputPlace } from "../../../core/files/writeOutput.js";
import { mark } from "../../../core/marking/mark.js";
import type { Answers } from "../../../core/marking/marked.js";
import type { Sheet } from "../../../core/sheet/sheet.js";

/** What new marks are compared with: the grades that stand where the new ones go, else the sheets' own rules. */
export interface MarksBefore {
  readonly with: string;
  readonly add: (sheet: Sheet, answers: Answers) => void;
  /** Null where there is nothing to compare with. */
  readonly marks: () => ReadonlyMap<string, Mark> | null;
}

export async function marksBefore(
  grades: string | undefined,
  { hash }: ClassScheme,
  cwd: string,
): Promise<MarksBefore> {
  const known = grades === undefined ? null : await readGrades(grades, cwd);
  if (grades !== undefined && known !== null) {
    const named = known.scheme === "" ? grades : `${grades}, scheme ${known.scheme}`;
    return { with: named, add: () => {}, marks: () => known.marks };
  }
  if (hash === null) return { with: "", add: () => {}, marks: () => null };
  const own = new Map<string, Mark>();
  return {
    with: "the sheets' own marks",
    add: (sheet, answers) => {
      const { score, maxScore } = mark(sheet, answers);
      own.set(sheet.id, { score, maxScore });
    },
    marks: () => own,
  };
}

async function readGrades(file: string, cwd: string): Promise<ReturnType<typeof previousMarks>> {
  const place = await outputPlace(file, cwd);
  if (place.kind !== "file") return null;
  const text = await readText(file, cwd).catch(() => null);
  return text === null ? null : previousMarks(text);
}

import { csvRows } from "../../core/files/csvFile.js";
import type { Grade } from "../../core/marking/classTally.js";

/** What a student had, of how much. */
export interface Mark {
  readonly score: number;
  readonly maxScore: number;
}

/** A student whose marks change. */
export interface GradeChange {
  readonly sheet: string;
  readonly name: string;
  readonly before: Mark;
  readonly after: Mark;
}

/** Grades that were written before, as `mark` writes them for spreadsheets; null for a file that is anything else. */
export function previousMarks(
  text: string,
): { readonly marks: ReadonlyMap<string, Mark>; readonly scheme: string } | null {
  const [heading, ...rows] = csvRows(text.replace(/^\uFEFF/, "")).flatMap((row) =>
    "cells" in row ? [row.cells] : [],
  );
  const at = (name: string): number => heading?.indexOf(name) ?? -1;
  const [sheet, score, maxScore, scheme] = [at("sheet"), at("score"), at("maxScore"), at("scheme")];
  if (sheet < 0 || score < 0 || maxScore < 0) return null;
  const marks = rows.flatMap((cells): [string, Mark][] => {
    const [id = "", got = "", most = ""] = [cells[sheet], cells[score], cells[maxScore]];
    return got === "" ? [] : [[id, { score: Number(got), maxScore: Number(most) }]];
  });
  return { marks: new Map(marks), scheme: rows[0]?.[scheme] ?? "" };
}

/** Whose marks change, in the order of the grades; a student without marks before or after is no change. */
export function gradeChanges(
  before: ReadonlyMap<string, Mark>,
  grades: readonly Grade[],
): readonly GradeChange[] {
  return grades.flatMap(({ sheet, name, score, maxScore }): GradeChange[] => {
    const had = before.get(sheet);
    const same = had === undefined || (had.score === score && had.maxScore === maxScore);
    return same ? [] : [{ sheet, name, before: had, after: { score, maxScore } }];
  });
}

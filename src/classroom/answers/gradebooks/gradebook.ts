import { type ClassTally, type Grade, waitingIn } from "../../../core/marking/classTally.js";
import type { Student } from "../../set/students/copy.js";

/** What a gradebook is written from. */
export interface Grades {
  /** What the grades are of: the set's title. */
  readonly title: string;
  readonly tally: ClassTally;
  /** Sheets of which no answer was handed in: they have no marks. */
  readonly missing: readonly {
    readonly id: string;
    readonly code: string;
    readonly student?: Student | undefined;
  }[];
  /** The roster's word on each sheet's student; practice sheets have none. */
  readonly studentOf: (sheet: string) => Student | undefined;
  /** Names the scheme that was marked by, where there was one. */
  readonly scheme?: string;
}

/** A gradebook as rows of cells: a pure function of the grades. */
export type Gradebook = (grades: Grades) => readonly (readonly (string | number)[])[];

/** One student's row: the grade, or null where nothing was handed in. */
export interface GradeRow {
  readonly sheet: string;
  readonly code: string;
  readonly student: Student;
  readonly grade: Grade | null;
}

/** Everybody of the class, those without marks last. */
export function rowsOf({ tally, missing, studentOf }: Grades): GradeRow[] {
  const marked = tally.grades.map((grade): GradeRow => {
    const { sheet, code, student, name } = grade;
    return { sheet, code, grade, student: studentOf(sheet) ?? { id: student, name } };
  });
  const without = missing.map(({ id, code, student }): GradeRow => {
    return { sheet: id, code, grade: null, student: student ?? { id: "", name: "" } };
  });
  return [...marked, ...without];
}

/** What most sheets are out of: those of an exam all are. */
export function outOf({ tally }: Grades): number {
  const times = new Map<number, number>();
  for (const { maxScore } of tally.grades) times.set(maxScore, (times.get(maxScore) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** The grade item's name. Where answers wait, it says that more is to come: another program shows the sum alone. */
export const titleOf = ({ title, tally }: Grades): string =>
  waitingIn(tally.grades).points > 0 ? `${title} (provisional)` : title;

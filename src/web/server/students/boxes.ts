import { LONGEST_FORMULA } from "../../../core/marking/formula/readFormula.js";
import { type Answer, marksId, type Sheet } from "../../../core/sheet/sheet.js";

/** More of an answer is no answer; what is written in words may be longer. */
export const LONGEST = 100;
export const LONGEST_TEXT = 4000;

/** Under this id stands who works on a sheet that no class list has given to anybody; answers' ids have a dot in them. */
export const WHO = "who";

/** What a sheet asks for, by the answers' ids: how many characters each takes at most. */
export type Boxes = ReadonlyMap<string, number>;

const longestOf = (kind: Answer["kind"]): number =>
  kind === "written" ? LONGEST_TEXT : kind === "formula" ? LONGEST_FORMULA : LONGEST;

/** The boxes of a sheet's student; marks given by hand are a teacher's alone. */
export function boxesOf(sheet: Sheet, who: "student" | "teacher" = "student"): Boxes {
  const { questions, student } = sheet;
  return new Map([
    ...questions.flatMap(({ answers }) => answers.map(({ id, kind }) => [id, longestOf(kind)] as const)),
    ...(student === undefined ? [[WHO, LONGEST] as const] : []),
    ...(who === "teacher" ? marksIdsOf(sheet).map((id) => [id, LONGEST] as const) : []),
  ]);
}

/** The ids that marks of what is written stand under. */
export const marksIdsOf = ({ questions }: Sheet): readonly string[] =>
  questions.flatMap(({ answers }) =>
    answers.flatMap((answer) => (answer.kind === "written" ? [marksId(answer)] : [])),
  );

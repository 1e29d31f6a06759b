import { explain } from "../../../core/marking/explain.js";
import { waitingPoints } from "../../../core/marking/judgeWritten.js";
import { totalText } from "../../../core/marking/marksText.js";
import { markedName } from "../../../core/marking/namedParts.js";
import { messagesFor } from "../../../core/words/locale.js";
import type { QuestionState } from "../../../paper/pages/student/studentPage.js";
import type { CopyMarks } from "../teachers/copyMarks.js";
import { tidy, verdictsOf } from "./studentState.js";

/** What a page says once nothing can be changed any more: the marks that the class's table has, those by hand among them. */
export function settledStates({ sheet, marked }: Pick<CopyMarks, "sheet" | "marked">): QuestionState[] {
  const t = messagesFor(sheet.locale);
  const { answers } = explain(sheet, marked, { t, nameOf: markedName });
  const byId = new Map(answers.map((one) => [one.id, one]));
  return sheet.questions.map((question) => {
    const own = question.answers.flatMap(({ id }) => byId.get(id) ?? []);
    const score = tidy(own.reduce((sum, { points }) => sum + points, 0));
    const maxScore = tidy(own.reduce((sum, { maxPoints }) => sum + maxPoints, 0));
    return {
      id: question.id,
      status: `${totalText({ score, maxScore, unmarked: tidy(waitingPoints(own)) }, t)}.`,
      verdicts: verdictsOf(sheet, question, own, t),
      open: false,
    };
  });
}

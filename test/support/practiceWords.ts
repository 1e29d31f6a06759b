import type { Sheet } from "../../src/core/sheet/sheet.js";
import type { Messages } from "../../src/core/words/messages.js";
import { helpOf, stepsOf } from "../../src/document/build/helpSteps.js";
import { solutionView } from "../../src/document/build/solutionView.js";
import { askedView, contextOfPage } from "../../src/web/practice/questionView.js";

/** All that the practice page says of a question: as it is asked, each step of help, and its solution. */
export function pageWords(sheet: Sheet, t: Messages): string {
  const context = contextOfPage(sheet, t);
  const helps = context.question.answers.flatMap((answer) =>
    Array.from({ length: stepsOf(answer, context) }, (_none, k) => helpOf(answer, k + 1, context)),
  );
  return JSON.stringify([askedView(context), helps, solutionView(context)]);
}

import { nth } from "../../core/base/known.js";
import { roundingOf } from "../../core/graph/precision.js";
import type { NumberAnswer, OtherAnswer, Sheet } from "../../core/sheet/sheet.js";
import type { Messages } from "../../core/words/messages.js";
import { chosenViews } from "../../document/build/chosen.js";
import { helpsOf, hintOf, partLabel, partTask } from "../../document/build/partView.js";
import { contextsOf, type QuestionContext } from "../../document/build/questionContext.js";
import { questionView } from "../../document/build/questionView.js";
import { howWords, marksWords } from "../../document/formula/words.js";

/** The one question of a page with all that it needs. Throws RangeError for a sheet without a question. */
export function contextOfPage(sheet: Sheet, t: Messages): QuestionContext {
  const [context] = contextsOf(sheet, t);
  if (context === undefined) throw new RangeError("a page of practice is about one question");
  return context;
}

/** The question as the template takes it. */
export function askedView(context: QuestionContext) {
  const { question } = context;
  return {
    ...questionView(context, 1, []),
    id: question.id,
    parts: question.parts.map((part, k) => partForm(context, part, k)),
  };
}

function partForm(context: QuestionContext, part: QuestionContext["question"]["parts"][number], k: number) {
  const { question, setter } = context;
  const { t, symbol, formula } = setter;
  const answers = context.answers[k] ?? [];
  const others = context.others[k] ?? [];
  const points = [...answers, ...others].reduce((sum, one) => sum + one.points, 0);
  return {
    label: partLabel(k, t),
    task: partTask(part, context),
    marks: marksWords(points, t),
    alone: question.parts.length === 1,
    helps: helpsOf(context, k),
    chosen: inFields(others).map((group) => ({
      ...nth(chosenViews(group, context), 0),
      aids: group.map(({ id }) => ({ id, field: id.replace(".", "-") })),
    })),
    answers: answers.map((answer) => {
      const expression = hintOf(context, part, answer);
      return {
        id: answer.id,
        field: answer.id.replace(".", "-"),
        symbol: answer.unnamed === true ? t("answer.value") : symbol(answer.quantity, true),
        formula: expression === undefined ? "" : formula(expression),
        how: roundedHow(answer, context),
        name: answer.unnamed === true ? t("answer.value") : setter.said(answer.quantity),
      };
    }),
  };
}

/** Answers that stand in one field of the page: each by itself, but the blanks of a product. */
function inFields(others: readonly OtherAnswer[]): readonly OtherAnswer[][] {
  const fields = new Map<string, OtherAnswer[]>();
  for (const one of others) {
    const key = one.kind === "blank" ? `blanks of ${one.quantity}` : one.id;
    fields.set(key, [...(fields.get(key) ?? []), one]);
  }
  return [...fields.values()];
}

/** How a blank is to be rounded, in words beside it. */
const roundedHow = ({ quantity }: NumberAnswer, { question, graph, setter }: QuestionContext): string =>
  howWords(roundingOf(graph, quantity, question.precision), setter.t);

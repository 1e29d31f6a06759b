import { known, nth } from "../../core/base/known.js";
import { type ExplainedAnswer, explain } from "../../core/marking/explain.js";
import { waitingPoints } from "../../core/marking/judgeWritten.js";
import type { MarkedSheet } from "../../core/marking/marked.js";
import { NOT_YET, totalText } from "../../core/marking/marksText.js";
import { markedName, namedParts } from "../../core/marking/namedParts.js";
import { boxNumbersOf } from "../../core/sheet/boxes.js";
import { notationOfQuestion } from "../../core/sheet/questionNotation.js";
import type { Answer, Question, Sheet } from "../../core/sheet/sheet.js";
import { messagesFor } from "../../core/words/locale.js";
import { workingRows } from "../../document/build/helpSteps.js";
import { labelsOf } from "../../document/build/labels.js";
import { contextsOf } from "../../document/build/questionContext.js";
import { topicTitle } from "../../document/build/topicTitle.js";
import { typesetterOf } from "../../document/formula/typesetter.js";
import { type Line, together } from "../../document/tree/line.js";
import type { FontPurpose } from "../fonts/fonts.js";
import { printable } from "../fonts/scriptFonts.js";
import { headingOf } from "./heading.js";
import { pageHtml } from "./page.js";
import { templatesOf } from "./templates/templates.js";

/**
 * What one student gets back: their answers, the verdicts, and what to look at. It shows right values, and how they are worked
 * out, only with `reveal`.
 */
export function feedbackHtml(
  sheet: Sheet,
  marked: MarkedSheet,
  purpose: FontPurpose,
  reveal = false,
): string {
  const t = messagesFor(sheet.locale);
  const { answers } = explain(sheet, marked, { t, reveal, nameOf: markedName });
  const byId = new Map(answers.map((one) => [one.id, one]));
  const boxes = boxNumbersOf(sheet);
  const code = t("sheet.code", { code: sheet.code });
  const view = {
    heading: { ...headingOf(sheet, t), practice: "" },
    key: false,
    student: printable([sheet.student?.id, sheet.student?.name].filter(Boolean).join(" · ")),
    total: totalText(marked, t),
    questions: sheet.questions.map((question, k) => {
      const workingOf = (answer: Answer) => (reveal ? workingRows(answer, nth(contextsOf(sheet, t), k)) : []);
      return questionFeedback(question, k + 1, sheet, { marked: byId, boxes, workingOf });
    }),
  };
  return pageHtml(templatesOf().render("feedback", view, t), {
    title: `${sheet.title} · ${code} · ${t("feedback.title")}`,
    locale: sheet.locale,
    paper: sheet.paper,
    foot: code,
    purpose,
    styles: templatesOf().stylesOf.marking,
  });
}

interface Marked {
  readonly marked: ReadonlyMap<string, ExplainedAnswer>;
  readonly boxes: ReadonlyMap<string, number>;
  readonly workingOf: (answer: Answer) => ReturnType<typeof workingRows>;
}

function questionFeedback(
  question: Question,
  number: number,
  { locale, notation }: Sheet,
  { marked, boxes, workingOf }: Marked,
) {
  const t = messagesFor(locale);
  const setter = typesetterOf(notationOfQuestion(question, notation), t);
  const labels = labelsOf(question, setter);
  const answers = question.answers.flatMap((answer) => {
    const one = marked.get(answer.id);
    const working = one === undefined || one.verdict === "correct" ? [] : workingOf(answer);
    return one === undefined ? [] : [{ ...one, working, label: known(labels, answer.id) }];
  });
  const sum = (of: (one: ExplainedAnswer) => number) =>
    Number(answers.reduce((total, one) => total + of(one), 0).toPrecision(12));
  return {
    title: t("question.title", { number }),
    topic: topicTitle(question, t),
    marks: totalText(
      {
        score: sum(({ points }) => points),
        maxScore: sum(({ maxPoints }) => maxPoints),
        unmarked: waitingPoints(answers),
      },
      t,
    ),
    answers: inBoxes(answers, boxes).map((one) => ({
      box: boxes.get(one.id),
      symbol: one.label,
      given: one.given.trim(),
      marks: `${waitingPoints([one]) > 0 ? NOT_YET : one.points}/${one.maxPoints}`,
      verdict: t(`verdict.${one.verdict}`),
      message:
        (one.verdict === "correct" && one.ruling === undefined) || one.message === t("marked.blank")
          ? ""
          : messageLine(one.message, labels),
      right: one.verdict === "correct",
      working: one.working,
    })),
  };
}

/** In the order in which the paper prints them. */
const inBoxes = <T extends { readonly id: string }>(
  answers: readonly T[],
  boxes: ReadonlyMap<string, number>,
): T[] => [...answers].sort((a, b) => known(boxes, a.id) - known(boxes, b.id));

/** A message with its names as formulas. */
export const messageLine = (message: string, labels: ReadonlyMap<string, Line>): Line =>
  together(...namedParts(message).map((part) => (typeof part === "string" ? part : known(labels, part.id))));

import type { ExplainedAnswer, ExplainedSheet } from "../marking/explain.js";
import { notationOf } from "../notation/notation.js";
import type { Question, Sheet } from "../sheet/sheet.js";
import type { FontPurpose } from "./fonts.js";
import { typesetterOf } from "./formula/typesetter.js";
import { headingOf } from "./heading.js";
import { messagesFor } from "./locale.js";
import { sizesOf } from "./networkDrawing.js";
import { pageHtml } from "./page.js";
import { ownHtml, templatesOf } from "./templates.js";

/** What one student gets back: their answers, the verdicts, and what to look at. It shows no right value of its own. */
export function feedbackHtml(sheet: Sheet, marked: ExplainedSheet, purpose: FontPurpose): string {
  const t = messagesFor(sheet.locale);
  const byId = new Map(marked.answers.map((one) => [one.id, one]));
  const code = t("sheet.code", { code: sheet.code });
  const view = {
    heading: { ...headingOf(sheet, t), practice: "" },
    key: false,
    student: [sheet.student?.id, sheet.student?.name].filter(Boolean).join(" · "),
    total: t("marked.total", { score: marked.score, maxScore: marked.maxScore }),
    questions: sheet.questions.map((question, k) => questionFeedback(question, k + 1, sheet, byId)),
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

function questionFeedback(
  question: Question,
  number: number,
  { locale, notation }: Sheet,
  marked: ReadonlyMap<string, ExplainedAnswer>,
) {
  const t = messagesFor(locale);
  const { symbol } = typesetterOf(
    notationOf(notation, question.network === undefined ? [] : sizesOf(question.network)),
    t,
  );
  const answers = question.answers.flatMap(({ id, quantity }) => {
    const one = marked.get(id);
    return one === undefined ? [] : [{ ...one, quantity }];
  });
  const sum = (of: (one: ExplainedAnswer) => number) =>
    Number(answers.reduce((total, one) => total + of(one), 0).toPrecision(12));
  return {
    title: t("question.title", { number }),
    topic: t(`topic.${question.topic}.title`),
    marks: t("marked.total", {
      score: sum(({ points }) => points),
      maxScore: sum(({ maxPoints }) => maxPoints),
    }),
    answers: answers.map((one) => ({
      symbol: ownHtml(symbol(one.quantity)),
      given: one.given.trim(),
      marks: `${one.points}/${one.maxPoints}`,
      verdict: t(`verdict.${one.verdict}`),
      message: one.verdict === "correct" || one.message === t("marked.blank") ? "" : one.message,
      right: one.verdict === "correct",
    })),
  };
}

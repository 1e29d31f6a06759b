import type { Question, Sheet, WrongAnswer } from "../sheet/sheet.js";
import { acceptedRange } from "./acceptedRange.js";
import type { FontPurpose } from "./fonts.js";
import { printedNumber } from "./formula/typesetter.js";
import { headingOf } from "./heading.js";
import { messagesFor } from "./locale.js";
import { pageHtml } from "./page.js";
import { contextOf, type QuestionContext } from "./questionContext.js";
import { questionDrawing } from "./questionDrawing.js";
import { ownHtml, templatesOf } from "./templates.js";
import { marksWords } from "./words.js";
import { workedLine } from "./workedLine.js";
import { partLabel } from "./worksheet.js";

/** The answer key as a document: every line of the solution, the accepted ranges, the marks, and the mistakes to look for. */
export function keyHtml(sheet: Sheet, purpose: FontPurpose): string {
  const t = messagesFor(sheet.locale);
  const view = {
    heading: headingOf(sheet, t),
    questions: sheet.questions.map((question, k) => questionView(contextOf(question, sheet), k + 1)),
  };
  const code = t("sheet.code", { code: sheet.code });
  const title = `${t("sheet.key")} · ${sheet.title} · ${code}`;
  const foot = `${t("sheet.key")} · ${code}`;
  const body = templatesOf().render("key", view, t);
  return pageHtml(body, { title, locale: sheet.locale, paper: sheet.paper, foot, purpose });
}

function questionView(context: QuestionContext, number: number) {
  const { question, setter } = context;
  const { t, symbol, phrase } = setter;
  const path = highlightOf(question);
  const drawing = questionDrawing(question, setter, path);
  const told = new Set<string>();
  return {
    title: t("question.title", { number }),
    topic: t(`topic.${question.topic}.title`),
    marks: marksWords(question.points, t),
    drawing: ownHtml(drawing),
    path:
      path === undefined || question.network === undefined
        ? ""
        : ownHtml(phrase("key.path", { quantity: symbol(path) })),
    parts: question.parts.map((part, k) => partView(context, part, k, told)),
    mistakes: mistakesView(context),
  };
}

/** The first gradient of a parameter that the question asks for by the chain rule. */
function highlightOf({ parts, answers }: Question): string | undefined {
  const chained = parts.filter(({ id }) => id === "output-gradient" || id === "hidden-gradient");
  const asked = chained.flatMap((part) => part.answers);
  const quantities = answers.filter(({ id }) => asked.includes(id)).map(({ quantity }) => quantity);
  return quantities.find((id) => /dC_d[wb]/.test(id)) ?? quantities.find((id) => /dC_d[za]/.test(id));
}

/** `told` collects the reasons already given in the question: each is given once. */
function partView(context: QuestionContext, part: Question["parts"][number], k: number, told: Set<string>) {
  const { question, setter, displays, lines } = context;
  const { t } = setter;
  const answers = new Map(
    question.answers.filter(({ id }) => part.answers.includes(id)).map((answer) => [answer.quantity, answer]),
  );
  const points = [...answers.values()].reduce((sum, answer) => sum + answer.points, 0);
  return {
    label: partLabel(k, t),
    task: t(`part.${part.id}`),
    marks: marksWords(points, t),
    lines: (lines[k] ?? []).map((definition) => {
      const line = workedLine(definition, setter, displays);
      const answer = answers.get(definition.id);
      const again = told.has(line.reason);
      told.add(line.reason);
      return {
        symbol: ownHtml(line.symbol),
        formula: ownHtml(line.formula),
        numbers: ownHtml(line.numbers),
        value: ownHtml(line.value),
        reason: again ? "" : line.reason,
        asked: answer !== undefined,
        accepted: answer === undefined ? "" : ownHtml(rangeText(answer, setter.t)),
        marks: answer === undefined ? "" : String(answer.points),
      };
    }),
  };
}

function rangeText(answer: Question["answers"][number], t: QuestionContext["setter"]["t"]): string {
  if (answer.lower === answer.upper) return printedNumber(answer.display);
  const [lower, upper] = acceptedRange(answer);
  if (lower === upper) return printedNumber(lower);
  return t("key.range", { lower: printedNumber(lower), upper: printedNumber(upper) });
}

/** Answer by answer the values that give a mistake away, and once each what to say of it; null when there are none. */
function mistakesView({ question, setter }: QuestionContext) {
  const { t, symbol } = setter;
  const rows = question.answers
    .filter(({ misconceptions }) => misconceptions.length > 0)
    .map(({ quantity, misconceptions }) => ({
      symbol: ownHtml(symbol(quantity)),
      seen: distinct(misconceptions).map(({ id, display, told }) => ({
        value: ownHtml(printedNumber(display)),
        name: t(`misconception.${id}.name`),
        told,
      })),
    }));
  if (rows.length === 0) return null;
  const ids = [
    ...new Set(question.answers.flatMap(({ misconceptions }) => misconceptions.map(({ id }) => id))),
  ];
  const advice = ids.map((id) => ({
    name: t(`misconception.${id}.name`),
    tutor: t(`misconception.${id}.tutor`),
  }));
  return { rows, advice };
}

/** The same mistake made in two ways may print as the same value. */
function distinct(wrong: readonly WrongAnswer[]): readonly WrongAnswer[] {
  const seen = new Map(wrong.map((one) => [`${one.id} ${one.display}`, one]));
  return [...seen.values()];
}

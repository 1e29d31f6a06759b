import { known, nth, present } from "../base/known.js";
import { escapeHtml } from "../formula/figure.js";
import { shapeOf } from "../graph/quantity.js";
import { displayNumber } from "../graph/rounding.js";
import { factorsOf } from "../sheet/asBlanks.js";
import type { OptionAnswer, ShapeAnswer } from "../sheet/sheet.js";
import { ASKED_PARTS } from "../topics/asked.js";
import { showsOf } from "../topics/index.js";
import { keyOf } from "../words/messages.js";
import { askedHtml, kindOfChoice, optionHtml, optionLabel, saidHtml } from "./chosen.js";
import { ownHtml } from "./ownHtml.js";
import type { QuestionContext } from "./questionContext.js";

type Other = OptionAnswer | ShapeAnswer;

/** Rows of the key for what is chosen: what is asked, the right answer, why, and the marks. */
export function chosenKeys(others: readonly Other[], context: QuestionContext) {
  return others.map((answer) => ({
    box: context.boxes.get(answer.id),
    asked: ownHtml(askedOf(answer, context)),
    content: ownHtml(contentOf(answer, context)),
    written: writtenOf(answer, context),
    why: ownHtml(whyOf(answer, others, context)),
    marks: String(answer.points),
  }));
}

export function askedOf(answer: Other, { graph, setter }: QuestionContext): string {
  const { t, symbol, phrase } = setter;
  switch (answer.kind) {
    case "choice":
      return askedHtml(answer, setter);
    case "blank": {
      const right = answer.options[answer.right - 1];
      const factor = right?.kind === "quantity" ? right.quantity : "";
      const number = String(factorsOf(graph, answer.quantity).indexOf(factor) + 1);
      return phrase("key.factor", { number, symbol: symbol(answer.quantity) });
    }
    case "line":
      return escapeHtml(`${t("answer.line")} ${answer.right}:`);
    case "shape":
      return symbol(answer.quantity);
  }
}

/** The right answer as the student writes it: a label, the number of a line, rows and columns. */
export function writtenOf(answer: Other, { setter }: QuestionContext): string {
  return answer.kind === "shape" ? answer.display : optionLabel(answer.kind, answer.right, setter.t);
}

/** What the right label stands for, as HTML. */
export function contentOf(answer: Other, { setter }: QuestionContext): string {
  const option = answer.kind === "shape" ? undefined : answer.options[answer.right - 1];
  return option === undefined ? "" : optionHtml(option, setter);
}

/** Why it is right, as HTML; nothing of a value, whose lines stand above it. */
function whyOf(answer: Other, others: readonly Other[], context: QuestionContext): string {
  const { setter } = context;
  if (answer.kind !== "blank" && answer.why !== undefined) return saidHtml("why", answer.why, setter);
  return escapeHtml(toldBy(answer, others, context));
}

/** The same where the answer's name says it. */
function toldBy(answer: Other, others: readonly Other[], context: QuestionContext): string {
  const { question, setter } = context;
  const { t } = setter;
  switch (answer.kind) {
    case "choice":
      return answer.name === ASKED_PARTS.choice
        ? ""
        : t(keyOf("why", kindOfChoice(answer)), { percent: percentApart(context) });
    case "blank": {
      const alike = others.filter(({ kind, quantity }) => kind === "blank" && quantity === answer.quantity);
      return alike.length > 1 && alike[0] === answer ? t("key.any-order") : "";
    }
    case "line": {
      const id = nth(question.mistakes, present(question.worked, "the worked solution").mistake).id;
      return t("key.mistake", {
        name: t(keyOf("misconception", id, "name")),
        tutor: t(keyOf("misconception", id, "tutor")),
      });
    }
    case "shape":
      return t(`shape.${shapeOf(answer.quantity)}`);
  }
}

/** By how many per cent a number that is to be judged and what it is judged by are apart; nothing where none is. */
function percentApart({ question, displays }: QuestionContext): string {
  const { judged } = showsOf(question.topic);
  if (judged === undefined) return "";
  const [claimed, found] = [Number(known(displays, judged.claimed)), Number(known(displays, judged.found))];
  const share = Math.abs(claimed - found) / Math.max(Math.abs(claimed), Math.abs(found));
  return displayNumber(100 * share, { significant: 2 });
}

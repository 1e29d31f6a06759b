import { factorsOf } from "../sheet/asBlanks.js";
import { shapeKind } from "../sheet/shapeKind.js";
import type { OptionAnswer, ShapeAnswer } from "../sheet/sheet.js";
import { askedHtml, optionHtml, optionLabel } from "./chosen.js";
import { escapeHtml } from "./formula/figure.js";
import type { QuestionContext } from "./questionContext.js";
import { ownHtml } from "./templates.js";

type Other = OptionAnswer | ShapeAnswer;

/** Rows of the key for what is chosen: what is asked, the right answer, why, and the marks. */
export function chosenKeys(others: readonly Other[], context: QuestionContext) {
  return others.map((answer) => ({
    asked: ownHtml(askedOf(answer, context)),
    right: ownHtml(rightOf(answer, context)),
    why: whyOf(answer, others, context),
    marks: String(answer.points),
  }));
}

function askedOf(answer: Other, { graph, setter }: QuestionContext): string {
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
      return escapeHtml(t("answer.line"));
    case "shape":
      return symbol(answer.quantity);
  }
}

function rightOf(answer: Other, { setter }: QuestionContext): string {
  if (answer.kind === "shape") return answer.display;
  const label = `<b>${escapeHtml(optionLabel(answer.kind, answer.right, setter.t))}</b>`;
  const option = answer.options[answer.right - 1];
  return option === undefined || answer.kind === "line" ? label : `${label} ${optionHtml(option, setter)}`;
}

/** Why it is right, in words; nothing of a value, whose lines stand above it. */
function whyOf(answer: Other, others: readonly Other[], { question, setter }: QuestionContext): string {
  const { t } = setter;
  switch (answer.kind) {
    case "choice":
      return answer.name === "choice" ? "" : t(`why.${answer.name}`);
    case "blank": {
      const alike = others.filter(({ kind, quantity }) => kind === "blank" && quantity === answer.quantity);
      return alike.length > 1 && alike[0] === answer ? t("key.any-order") : "";
    }
    case "line": {
      const id = question.mistakes[question.worked?.mistake ?? -1]?.id ?? "";
      return `${t(`misconception.${id}.name`)}. ${t(`misconception.${id}.tutor`)}`;
    }
    case "shape":
      return t(`shape.${shapeKind(answer)}`);
  }
}

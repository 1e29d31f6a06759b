import { known, nth, present } from "../../core/base/known.js";
import { shapeOf } from "../../core/graph/quantity.js";
import { displayNumber } from "../../core/graph/rounding.js";
import { factorsOf } from "../../core/sheet/asBlanks.js";
import { choiceName, type MarkFor, type Option, type OtherAnswer } from "../../core/sheet/sheet.js";
import { ASKED_PARTS } from "../../core/topics/asked.js";
import { showsOf } from "../../core/topics/index.js";
import { keyOf, type Messages } from "../../core/words/messages.js";
import type { Typesetter } from "../formula/typesetter.js";
import { isEmpty, joined, type Line, line, NOTHING, oneRun, plain, printed } from "../tree/line.js";
import { askedLine, kindOfChoice, optionLabel, optionLine, saidLine } from "./chosen.js";
import { checkAt, conditionsLine } from "./freeKey.js";
import type { QuestionContext } from "./questionContext.js";

type Other = OtherAnswer;

/** Rows of the key for what is chosen: what is asked, the right answer, why, and the marks. */
export function chosenKeys(others: readonly Other[], context: QuestionContext) {
  return others.map((answer) => ({
    box: context.boxes.get(answer.id),
    asked: askedOf(answer, context),
    content: contentOf(answer, context),
    written: writtenOf(answer, context.setter),
    why: whyOf(answer, others, context),
    marks: String(answer.points),
  }));
}

export function askedOf(answer: Other, { graph, setter }: QuestionContext): Line {
  const { t, symbol, phrase } = setter;
  switch (answer.kind) {
    case "choice":
    case "several":
      return askedLine(answer, setter);
    case "written":
      return plain(t(`answer.${answer.name}`));
    case "blank": {
      const right = answer.options[answer.right - 1];
      const factor = right?.kind === "quantity" ? right.quantity : "";
      const number = String(factorsOf(graph, answer.quantity).indexOf(factor) + 1);
      return phrase("key.factor", { number: plain(number), symbol: symbol(answer.quantity) });
    }
    case "line":
      return plain(`${t("answer.line")}:`);
    case "shape":
    case "free":
      return symbol(answer.quantity);
    case "formula":
      return line`${symbol(answer.quantity, true)} =`;
  }
}

/** The right answer as the student writes it: a label or several, the number of a line, rows and columns. */
export function writtenOf(
  answer: Other,
  { t, phrase, expression }: Pick<Typesetter, "t" | "phrase" | "expression">,
): Line {
  switch (answer.kind) {
    case "formula":
      return expression(answer.expression);
    case "shape":
      return plain(answer.display);
    case "free":
      return phrase("key.free.such-as", { value: printed(answer.display) });
    case "written":
      return plain(t("key.by-hand"));
    case "several":
      return plain(answer.right.map((place) => optionLabel(answer.kind, place, t)).join(" "));
    case "choice":
    case "blank":
    case "line":
      return plain(optionLabel(answer.kind, answer.right, t));
  }
}

/** What the right label stands for; of what is written what its marks are given for. */
export function contentOf(answer: Other, context: QuestionContext): Line {
  const { setter } = context;
  switch (answer.kind) {
    case "free": {
      const check = checkAt(answer, context);
      return check === null ? NOTHING : conditionsLine(check, context);
    }
    case "shape":
    case "formula":
      return NOTHING;
    case "written":
      return schemeLine(answer.scheme ?? [], setter);
    case "several":
      return joined(
        answer.right.map((place) => optionLine(nth(answer.options, place - 1), setter)),
        "; ",
      );
    case "choice":
    case "blank":
    case "line":
      return optionLine(nth(answer.options, answer.right - 1), setter);
  }
}

/** What marks are given for, a line each. */
export const schemeLine = (scheme: readonly MarkFor[], { t }: Typesetter): Line =>
  joined(
    scheme.map(({ points, for: what }) =>
      oneRun({
        kind: "for",
        line: line`${t("key.for", { points })} ${oneRun({ kind: "prose", source: what })}`,
      }),
    ),
    " ",
  );

/** Why it is right; nothing of a value, whose lines stand above it. */
function whyOf(answer: Other, others: readonly Other[], context: QuestionContext): Line {
  const { setter } = context;
  if (answer.kind !== "blank" && "why" in answer && answer.why !== undefined)
    return saidLine("why", answer.why, setter);
  return plain(toldBy(answer, others, context));
}

/** The same where the answer's name says it. */
function toldBy(answer: Other, others: readonly Other[], context: QuestionContext): string {
  const { question, setter } = context;
  const { t } = setter;
  switch (answer.kind) {
    case "written":
      return "";
    case "free": {
      const check = checkAt(answer, context);
      if (check === null) return "";
      if (check.apart !== undefined) return t("key.free.apart");
      return t(isEmpty(conditionsLine(check, context)) ? "key.free.run" : "key.free.conditions");
    }
    case "several":
      return whyOfOptions(answer.options, t);
    case "choice":
      if (choiceName(answer) === "own") return whyOfOptions(answer.options, t);
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
    case "formula":
      return t("key.formula");
    case "shape":
      return t(`shape.${shapeOf(answer.quantity)}`);
  }
}

/** What a teacher says of single options. */
function whyOfOptions(options: readonly Option[], t: Messages): string {
  return options
    .flatMap((option, k) =>
      option.kind === "prose" && option.why !== undefined
        ? [t("key.why", { label: optionLabel("choice", k + 1, t), why: option.why })]
        : [],
    )
    .join(" ");
}

/** By how many per cent a number that is to be judged and what it is judged by are apart; nothing where none is. */
function percentApart({ question, displays }: QuestionContext): string {
  const { judged } = showsOf(question.topic);
  if (judged === undefined) return "";
  const [claimed, found] = [Number(known(displays, judged.claimed)), Number(known(displays, judged.found))];
  const share = Math.abs(claimed - found) / Math.max(Math.abs(claimed), Math.abs(found));
  return displayNumber(100 * share, { significant: 2 });
}

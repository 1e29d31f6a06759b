import { present } from "../../base/known.js";
import { printedNumber } from "../../formula/typesetter.js";
import { mistakeIn } from "../../sheet/optionKinds.js";
import type { Answer, NumberAnswer } from "../../sheet/sheet.js";
import { optionLabel } from "../../views/chosen.js";
import { askedOf, contentOf, writtenOf } from "../../views/chosenKey.js";
import { ownHtml } from "../../views/ownHtml.js";
import type { QuestionContext } from "../../views/questionContext.js";
import { keyOf } from "../../words/messages.js";
import { acceptedText, shortNumber } from "./acceptedValue.js";
import { followThrough } from "./followThrough.js";
import { likelyWrong } from "./likelyWrong.js";

/** The boxes of a question in their order, each as a row of the marking sheet. */
export function markingRows(context: QuestionContext) {
  const { question, boxes } = context;
  const numberOf = ({ id }: Answer): number => present(boxes.get(id), `the box of ${id}`);
  return [...question.answers]
    .sort((a, b) => numberOf(a) - numberOf(b))
    .map((answer) => {
      const row = answer.kind === "number" ? numberRow(answer, context) : chosenRow(answer, context);
      const isLikely = row.wrong.length > 0 || row.own !== null;
      return { box: numberOf(answer), marks: String(answer.points), ...row, isLikely };
    });
}

const shown = (display: string): string => printedNumber(shortNumber(display));

function numberRow(answer: NumberAnswer, context: QuestionContext) {
  const { t, symbol } = context.setter;
  const own = followThrough(answer, context);
  return {
    symbol: answer.unnamed === true ? t("answer.value") : ownHtml(symbol(answer.quantity)),
    isWords: false,
    accepted: ownHtml(acceptedText(answer, t)),
    isShort: true,
    wrong: likelyWrong(answer).map(({ id, display }) => ({
      value: ownHtml(shown(display)),
      name: t(keyOf("misconception", id, "short")),
    })),
    own: own === "" ? null : ownHtml(own),
    scheme: null,
  };
}

function chosenRow(answer: Exclude<Answer, NumberAnswer>, context: QuestionContext) {
  const { t } = context.setter;
  const wrong =
    answer.kind === "choice"
      ? answer.options.flatMap((option, k) => {
          const mistake = mistakeIn(option);
          if (mistake === null) return [];
          const name = t(keyOf("misconception", mistake, "short"));
          return [{ value: optionLabel(answer.kind, k + 1, t), name }];
        })
      : [];
  const asked = nameOf(answer, context);
  // What is written has no wrong values: what its marks are for has their room.
  const isWritten = answer.kind === "written";
  const content = isByLetter(answer) ? "" : contentOf(answer, context);
  return {
    symbol: ownHtml(asked),
    // Words wrap in a column that a symbol leaves narrow: they are given room.
    isWords: !asked.startsWith("<"),
    // Bounds, a letter or a number stand on one line.
    isShort: !isWritten && !content.includes("<"),
    accepted: ownHtml(
      isWritten || content === "" ? writtenOf(answer, t) : `${writtenOf(answer, t)} ${content}`,
    ),
    wrong,
    own: null,
    scheme: isWritten && content !== "" ? ownHtml(content) : null,
  };
}

/** What the answer is called in a narrow column: a quantity without the sign that its worksheet has after it. */
function nameOf(answer: Exclude<Answer, NumberAnswer>, context: QuestionContext): string {
  if (answer.kind === "line") return context.setter.t("answer.line");
  const asked = askedOf(answer, context);
  return /(?:=|&#x3D;)$/.test(asked) ? context.setter.symbol(answer.quantity) : asked;
}

/** Whether what a student writes, a letter or a number of a line, says all that a marker compares: the key has the rest. */
function isByLetter(answer: Exclude<Answer, NumberAnswer>): boolean {
  return (
    answer.kind === "line" ||
    answer.kind === "several" ||
    answer.kind === "blank" ||
    (answer.kind === "choice" && answer.options.some(({ kind }) => kind !== "value"))
  );
}

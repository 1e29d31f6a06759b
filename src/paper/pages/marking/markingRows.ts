import { present } from "../../../core/base/known.js";
import { preparedQuestion } from "../../../core/marking/preparedQuestion.js";
import { mistakeIn } from "../../../core/sheet/optionKinds.js";
import type { Answer, NumberAnswer } from "../../../core/sheet/sheet.js";
import { keyOf } from "../../../core/words/messages.js";
import { optionLabel } from "../../../document/build/chosen.js";
import { askedOf, contentOf, writtenOf } from "../../../document/build/chosenKey.js";
import type { QuestionContext } from "../../../document/build/questionContext.js";
import { isEmpty, type Line, line, NOTHING, plain, printed } from "../../../document/tree/line.js";
import { typeOf, widthIn } from "../paging/flow.js";
import { acceptedLine, shortNumber } from "./acceptedValue.js";
import { followThrough } from "./followThrough.js";
import { likelyWrong } from "./likelyWrong.js";
import { partMarks } from "./partMarks.js";

/** The boxes of a question in their order, each as a row of the marking sheet; `total` are the sheet's points. */
export function markingRows(context: QuestionContext, total: number) {
  const { question, boxes } = context;
  const numberOf = ({ id }: Answer): number => present(boxes.get(id), `the box of ${id}`);
  return [...question.answers]
    .sort((a, b) => numberOf(a) - numberOf(b))
    .map((answer) => {
      const row = answer.kind === "number" ? numberRow(answer, context, total) : chosenRow(answer, context);
      const isLikely = row.wrong.length > 0 || row.own !== null;
      return { box: numberOf(answer), marks: String(answer.points), ...row, isLikely };
    });
}

const shown = (display: string): Line => printed(shortNumber(display));

/** So many likely wrong values stand beside a formula that goes by the other boxes, one beside a wide one (in mm). */
const BESIDE = { most: 2, wide: 32 };
const TYPE = typeOf(8, 1.3);

/** Whether an answer rests on others, and not only beside them on a value that no box asks for. */
const hasEarlier = ({ quantity }: NumberAnswer, { question }: QuestionContext): boolean => {
  const { asked, wayInOrder } = preparedQuestion(question);
  return wayInOrder(quantity).from.some((id) => asked.has(id));
};

function numberRow(answer: NumberAnswer, context: QuestionContext, total: number) {
  const { t, symbol } = context.setter;
  const own = followThrough(answer, context);
  const isBeside = !isEmpty(own) && !hasEarlier(answer, context);
  // A formula by the boxes beside it is read with its row: it has the room of the last wrong values.
  const room = widthIn(own, TYPE) > BESIDE.wide ? 1 : BESIDE.most;
  const wrong = likelyWrong(answer).slice(0, isBeside ? room : undefined);
  const parts = partMarks(answer, context, total);
  return {
    symbol: answer.unnamed === true ? t("answer.value") : symbol(answer.quantity),
    isWords: false,
    accepted: acceptedLine(answer, context.setter),
    isShort: true,
    wrong: wrong.map(({ id, display }) => ({
      value: shown(display),
      name: t(keyOf("misconception", id, "short")),
    })),
    own: isEmpty(own) ? null : own,
    isBeside,
    scheme: isEmpty(parts) ? null : parts,
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
  const written = writtenOf(answer, context.setter);
  // What is written has no wrong values: what its marks are for has their room.
  const isWritten = answer.kind === "written";
  const isLong = isWritten || answer.kind === "formula";
  const content = isByLetter(answer) ? NOTHING : contentOf(answer, context);
  return {
    symbol: asked,
    // Words wrap in a column that a symbol leaves narrow: they are given room.
    isWords: asked.runs[0]?.kind !== "formula",
    // Bounds, a letter or a number stand on one line.
    isShort: !isLong && content.runs.every(({ kind }) => kind === "text" || kind === "number"),
    accepted: isWritten || isEmpty(content) ? written : line`${written} ${content}`,
    wrong,
    own: null,
    isBeside: false,
    scheme: isWritten && !isEmpty(content) ? content : null,
  };
}

/** What the answer is called in a narrow column: a quantity without the sign that its worksheet has after it. */
function nameOf(answer: Exclude<Answer, NumberAnswer>, context: QuestionContext): Line {
  if (answer.kind === "line") return plain(context.setter.t("answer.line"));
  const asked = askedOf(answer, context);
  const last = asked.runs.at(-1);
  return last?.kind === "text" && last.text.endsWith("=") ? context.setter.symbol(answer.quantity) : asked;
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

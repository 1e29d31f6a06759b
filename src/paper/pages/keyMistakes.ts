import { nth, present } from "../../core/base/known.js";
import { mistakeIn } from "../../core/sheet/optionKinds.js";
import type { NumberAnswer, OptionAnswer, WrongAnswer } from "../../core/sheet/sheet.js";
import { keyOf } from "../../core/words/messages.js";
import { optionLabel } from "../../document/build/chosen.js";
import type { QuestionContext } from "../../document/build/questionContext.js";
import { type Line, line, NOTHING, plain, printed } from "../../document/tree/line.js";
import { shortNumber } from "./marking/acceptedValue.js";

/** Answer by answer the values that give a mistake away, by value; null when there are none. */
export function mistakesView(context: QuestionContext) {
  const { setter, answers, others } = context;
  const { symbol } = setter;
  const choices = others.flat().flatMap((answer) => (answer.kind === "choice" ? [answer] : []));
  const rows = answers
    .flat()
    .filter(({ misconceptions }) => misconceptions.length > 0)
    .map((answer) => ({ symbol: symbol(answer.quantity), seen: seenOf(answer, context) }));
  const all = [...rows, ...choices.map((answer) => wrongOptions(answer, context))].filter(
    ({ seen }) => seen.length > 0,
  );
  // Neither its first row nor its last stands alone in a column.
  const rowsKept = all.map((row, k) => ({
    ...row,
    keeps: k + 1 < all.length && [0, all.length - 2].includes(k),
  }));
  return all.length === 0 ? null : { rows: rowsKept };
}

function seenOf({ misconceptions }: NumberAnswer, context: QuestionContext) {
  const { t } = context.setter;
  const wrong = [...new Map(misconceptions.map((one) => [`${one.id} ${one.display}`, one])).values()];
  return [...wrong]
    .sort((a, b) => a.value - b.value)
    .map((one) => ({
      value: printed(shortNumber(one.display)),
      name: t(keyOf("misconception", one.id, "name")),
      short: t(keyOf("misconception", one.id, "short")),
      where: whereOf(one, wrong, context),
      told: one.told,
    }));
}

/**
 * The line in which a mistake is made, where an answer may show the same mistake made elsewhere: `∂C/∂a₁`, and with what
 * stands there where it may be made in several ways, as one path to the loss or the other.
 */
function whereOf(one: WrongAnswer, all: readonly WrongAnswer[], { question, setter }: QuestionContext): Line {
  const linesOf = (wrong: WrongAnswer): readonly string[] =>
    Object.keys(nth(question.mistakes, wrong.mistake).replace);
  const alike = all.filter((other) => other.id === one.id && other !== one);
  if (alike.length === 0) return NOTHING;
  const lines = linesOf(one);
  const [first] = lines;
  const replaced = nth(question.mistakes, one.mistake).replace[first ?? ""];
  if (first === undefined || replaced === undefined) return NOTHING;
  const sameLine = alike.some((other) => linesOf(other).join() === lines.join());
  return sameLine
    ? line`${setter.symbol(first)} ${setter.numbersInline(replaced, new Map())}`
    : setter.symbol(first);
}

/** The options of a choice that a misconception leads to; one that asks in words is named by its box. */
function wrongOptions(answer: OptionAnswer, { setter, boxes }: QuestionContext) {
  const { t, symbol } = setter;
  const box = `${t("marking.box")} ${present(boxes.get(answer.id), `the box of ${answer.id}`)}`;
  return {
    symbol: answer.asks === undefined ? symbol(answer.quantity) : plain(box),
    seen: answer.options.flatMap((option, k) => {
      const mistake = mistakeIn(option);
      if (mistake === null) return [];
      const label = optionLabel("choice", k + 1, t);
      return [
        {
          value: option.kind === "value" ? line`${label} ${printed(option.display)}` : plain(label),
          name: t(keyOf("misconception", mistake, "name")),
          short: t(keyOf("misconception", mistake, "short")),
          where: "" as Line | "",
          told: true,
        },
      ];
    }),
  };
}

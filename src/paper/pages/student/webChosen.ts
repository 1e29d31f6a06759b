import { readOptions } from "../../../core/marking/judgeSeveral.js";
import { readOption } from "../../../core/marking/readOption.js";
import { factorsOf } from "../../../core/sheet/asBlanks.js";
import type { OptionAnswer, OtherAnswer, SeveralAnswer } from "../../../core/sheet/sheet.js";
import { choiceView, lettersView, optionLabel, optionLine } from "../../../document/build/chosen.js";
import type { QuestionContext } from "../../../document/build/questionContext.js";

type Other = OtherAnswer;

/** What of an answer is not on its paper: what stands in its field, and what is said of it. */
export type FieldOf = (id: string) => { readonly given: string; readonly closed: boolean };

const NONE = {
  choice: null,
  product: null,
  pick: null,
  shape: null,
  free: null,
  formula: null,
  written: null,
};

/**
 * What is asked beside the numbers of a part, as a page with fields takes it: each has one of `choice` (buttons), `product`
 * (its factors and the bank), `pick` (a list), `shape`, `free` (a number), `formula` and `written` (lines of text).
 */
export const webChosen = (others: readonly Other[], context: QuestionContext, fieldOf: FieldOf): object[] =>
  others.flatMap((answer) => viewsOf(answer, others, context, fieldOf));

function viewsOf(
  answer: Other,
  others: readonly Other[],
  context: QuestionContext,
  fieldOf: FieldOf,
): object[] {
  const { setter } = context;
  const field = fieldOf(answer.id);
  switch (answer.kind) {
    case "choice":
    case "several": {
      const options = optionsOf(answer, context, fieldOf);
      return [{ ...NONE, choice: { ...field, ...choiceView(answer, setter), options } }];
    }
    case "written":
      return [
        {
          ...NONE,
          written: { ...field, name: setter.t(`answer.${answer.name}`), rows: Math.max(2, answer.room) },
        },
      ];
    case "line": {
      const options = optionsOf(answer, context, fieldOf);
      return [{ ...NONE, pick: { ...field, name: setter.t("answer.line"), options } }];
    }
    case "shape":
      return [{ ...NONE, shape: { ...field, symbol: setter.symbol(answer.quantity) } }];
    case "free":
      return [
        {
          ...NONE,
          free: {
            ...field,
            symbol: setter.symbol(answer.quantity),
            // Only what can be typed has a button that turns its sign.
            sign: field.closed ? "" : setter.said(answer.quantity),
          },
        },
      ];
    case "formula":
      return [
        {
          ...NONE,
          formula: {
            ...field,
            symbol: setter.symbol(answer.quantity, true),
            letters: lettersView(answer, setter),
          },
        },
      ];
    case "blank": {
      const alike = others.filter((one) => one.kind === "blank" && one.quantity === answer.quantity);
      const place = alike.indexOf(answer);
      const options = optionsOf(answer, context, fieldOf);
      const pick = { ...NONE, pick: { ...field, name: `(${place + 1})`, options } };
      return place === 0 ? [{ ...NONE, product: productOf(answer, others, context, fieldOf) }, pick] : [pick];
    }
  }
}

function optionsOf(answer: OptionAnswer | SeveralAnswer, { setter }: QuestionContext, fieldOf: FieldOf) {
  const { kind, options, id } = answer;
  const { given } = fieldOf(id);
  const one = readOption(given, options.length, kind === "line");
  const chosen =
    kind === "several" ? readOptions(given, options.length) : typeof one === "number" ? [one] : [];
  return options.map((option, k) => ({
    place: k + 1,
    label: optionLabel(kind, k + 1, setter.t),
    html: optionLine(option, setter),
    chosen: chosen?.includes(k + 1) ?? false,
  }));
}

/** A product with its factors printed or left out by number, and the bank to fill it from. */
function productOf(
  first: OptionAnswer,
  others: readonly Other[],
  context: QuestionContext,
  fieldOf: FieldOf,
) {
  const { graph, setter } = context;
  const missing = new Set(
    others.flatMap((one) => {
      const right =
        one.kind === "blank" && one.quantity === first.quantity ? one.options[one.right - 1] : undefined;
      return right?.kind === "quantity" ? [right.quantity] : [];
    }),
  );
  let number = 0;
  return {
    symbol: setter.symbol(first.quantity, true),
    factors: factorsOf(graph, first.quantity).map((factor) =>
      missing.has(factor) ? { number: ++number, html: "" } : { number: 0, html: setter.symbol(factor, true) },
    ),
    bank: optionsOf(first, context, fieldOf),
  };
}

import { factorsOf } from "../../core/sheet/asBlanks.js";
import {
  type Answer,
  choiceName,
  type FormulaAnswer,
  type Option,
  type OptionAnswer,
  type OtherAnswer,
  type SeveralAnswer,
} from "../../core/sheet/sheet.js";
import type { Said } from "../../core/topics/asked.js";
import { keyOf, type Messages } from "../../core/words/messages.js";
import type { Typesetter } from "../formula/typesetter.js";
import { type Line, oneRun, plain, printed } from "../tree/line.js";
import type { QuestionContext } from "./questionContext.js";

/** An option's label: a letter in English, ① in Korean; of a bank ㄱ in Korean; a line has its number. */
export function optionLabel(
  kind: (OptionAnswer | SeveralAnswer)["kind"],
  place: number,
  t: Messages,
): string {
  if (kind === "line") return String(place);
  return [...t(kind === "blank" ? "bank.letters" : "choice.letters")][place - 1] ?? String(place);
}

/** What stands at an option. */
export function optionLine(option: Option, setter: Typesetter): Line {
  const { symbol, expression } = setter;
  switch (option.kind) {
    case "value":
      return printed(option.display);
    case "quantity":
      return symbol(option.quantity, true);
    case "words":
      return option.because === undefined
        ? saidLine("option", option, setter)
        : setter.phrase("answer.because", {
            verdict: saidLine("option", option, setter),
            because: saidLine("option", option.because, setter),
          });
    case "formula":
      return expression(option.expression);
    case "code":
      return oneRun({ kind: "code", text: option.code });
    case "prose":
      return oneRun({ kind: "prose", source: option.text });
  }
}

/** A text of a family with its quantities and numbers. */
export function saidLine(
  family: "option" | "choice" | "why",
  { words, symbols = {}, numbers = {} }: Said,
  { phrase, symbol }: Typesetter,
): Line {
  return phrase(keyOf(family, words), {
    ...Object.fromEntries(Object.entries(symbols).map(([name, id]) => [name, symbol(id)])),
    ...Object.fromEntries(Object.entries(numbers).map(([name, text]) => [name, printed(text)])),
  });
}

/** What kind of thing an answer asks: several of one kind have their number at the end of their names. */
export const kindOfChoice = ({ name }: Pick<OptionAnswer, "name">): string => name.replace(/\d+$/, "");

/** More letters of a program stand on a line of their own. */
const SHORT_CODE = 16;

/** Options that take a line each: lines of a program, but for the shortest. */
const isWide = ({ options }: OptionAnswer | SeveralAnswer): boolean =>
  options.some((one) => one.kind === "code" && one.code.length > SHORT_CODE);

const optionsView = ({ kind, options }: OptionAnswer | SeveralAnswer, setter: Typesetter) =>
  options.map((option, k) => ({
    place: k + 1,
    label: optionLabel(kind, k + 1, setter.t),
    html: optionLine(option, setter),
  }));

const fieldOf = ({ id, points }: Answer, { boxes }: QuestionContext) => ({
  ...{ id, points, field: id.replace(".", "-") },
  box: boxes.get(id),
});

/** An option as the templates take it. */
export type OptionView = ReturnType<typeof optionsView>[number];

/** What is asked beside the numbers of a part; one of the seven is there. */
export interface ChosenView {
  readonly choice:
    | ({
        readonly asked: Line;
        readonly options: readonly OptionView[];
        readonly wide: boolean;
        /** Several options may be right. */
        readonly several: boolean;
        /** Options are texts, which stand one under another. */
        readonly long: boolean;
      } & Field)
    | null;
  readonly product: ReturnType<typeof productView> | null;
  readonly line: ({ readonly options: readonly OptionView[] } & Field) | null;
  readonly shape: ({ readonly symbol: Line } & Field) | null;
  /** A number of the student's own choosing. */
  readonly free: ({ readonly symbol: Line; readonly name: string } & Field) | null;
  /** A formula to be written, and how its letters may be typed. */
  readonly formula: ({ readonly symbol: Line; readonly letters: readonly LetterView[] } & Field) | null;
  /** Lines to write on; `name`: what is wanted. */
  readonly written:
    | ({ readonly name: string; readonly lines: readonly number[]; readonly rows: number } & Field)
    | null;
}

type Field = ReturnType<typeof fieldOf>;

const NONE: ChosenView = {
  choice: null,
  product: null,
  line: null,
  shape: null,
  free: null,
  formula: null,
  written: null,
};

/** What is asked beside the numbers of a part, as the templates take it. */
export function chosenViews(others: readonly OtherAnswer[], context: QuestionContext): ChosenView[] {
  const firsts = others.filter(
    (answer, k) =>
      answer.kind !== "blank" || others.findIndex(({ quantity }) => quantity === answer.quantity) === k,
  );
  return firsts.map((answer) => ({ ...NONE, ...chosenView(answer, others, context) }));
}

/** What stands side by side: shapes and numbers of the own choosing, one after the other; all else is alone. */
export function chosenRows(all: readonly ChosenView[]): ChosenView[][] {
  const rows: ChosenView[][] = [];
  let isOpen = false;
  for (const one of all) {
    const isBeside = one.shape !== null || one.free !== null;
    if (isOpen && isBeside) rows.at(-1)?.push(one);
    else rows.push([one]);
    isOpen = isBeside;
  }
  return rows;
}

function chosenView(
  answer: OtherAnswer,
  others: readonly OtherAnswer[],
  context: QuestionContext,
): Partial<ChosenView> {
  const { setter } = context;
  switch (answer.kind) {
    case "choice":
    case "several":
      return {
        choice: {
          ...fieldOf(answer, context),
          ...choiceView(answer, setter),
          options: optionsView(answer, setter),
          wide: isWide(answer),
        },
      };
    case "written": {
      const lines = Array.from({ length: answer.room }, (_none, k) => k + 1);
      return {
        written: {
          ...fieldOf(answer, context),
          name: setter.t(`answer.${answer.name}`),
          lines,
          rows: Math.max(2, answer.room),
        },
      };
    }
    case "line":
      return { line: { ...fieldOf(answer, context), options: optionsView(answer, setter) } };
    case "shape":
      return { shape: { ...fieldOf(answer, context), symbol: setter.symbol(answer.quantity) } };
    case "free":
      return {
        free: {
          ...fieldOf(answer, context),
          symbol: setter.symbol(answer.quantity),
          name: setter.said(answer.quantity),
        },
      };
    case "formula":
      return {
        formula: {
          ...fieldOf(answer, context),
          symbol: setter.symbol(answer.quantity, true),
          letters: lettersView(answer, setter),
        },
      };
    case "blank":
      return { product: productView(answer, others, context) };
  }
}

/** A quantity as it is printed, and as it may be typed. */
export interface LetterView {
  readonly symbol: Line;
  readonly typed: string;
}

/** The letters that a formula may be written in. */
export const lettersView = ({ letters }: FormulaAnswer, { symbol }: Typesetter): LetterView[] =>
  letters.map((id) => ({ symbol: symbol(id), typed: id }));

/** How a choice is asked. */
export const choiceView = (answer: OptionAnswer | SeveralAnswer, setter: Typesetter) => ({
  asked: askedLine(answer, setter),
  several: answer.kind === "several",
  long: answer.options.some(({ kind }) => kind === "prose"),
});

/** What a choice asks. */
export function askedLine(answer: OptionAnswer | SeveralAnswer, setter: Typesetter): Line {
  const { t, phrase, symbol } = setter;
  if (answer.kind === "several") return plain(t("choice.several"));
  if (answer.asks !== undefined) return saidLine("choice", answer.asks, setter);
  if (choiceName(answer) === "own") return plain(t("choice.own"));
  return phrase(keyOf("choice", kindOfChoice(answer)), { symbol: symbol(answer.quantity, true) });
}

/** A product, its factors printed or left blank, and the bank to fill it from. */
function productView(first: OptionAnswer, others: readonly OtherAnswer[], context: QuestionContext) {
  const { graph, setter } = context;
  const blanks = new Map(
    others.flatMap((one) => {
      if (one.kind !== "blank" || one.quantity !== first.quantity) return [];
      const right = one.options[one.right - 1];
      return right?.kind === "quantity" ? [[right.quantity, one] as const] : [];
    }),
  );
  const options = optionsView(first, setter);
  let number = 0;
  return {
    symbol: setter.symbol(first.quantity, true),
    factors: factorsOf(graph, first.quantity).map((factor) => {
      const blank = blanks.get(factor);
      const html = setter.symbol(factor, true);
      return blank === undefined
        ? { html, number, blank: null }
        : {
            html,
            number: ++number,
            blank: {
              ...fieldOf(blank, context),
              options,
              label: optionLabel("blank", blank.right, setter.t),
            },
          };
    }),
    bank: options,
  };
}

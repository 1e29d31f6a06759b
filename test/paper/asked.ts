import { readPrinted } from "../support/readMath.js";
import type { Expression } from "./expression.js";
import { plainText } from "./facts.js";
import { figureOf, formulaOf } from "./formulas.js";
import { type Element, textOf } from "./tree.js";

/** Something at which an answer is written. */
interface Boxed {
  readonly box: string;
}

/** A number to be given; without a symbol it is called by words alone. */
export interface AskedNumber extends Boxed {
  readonly kind: "number";
  readonly symbol: string;
}

export interface Option {
  /** Of a number: what it is and its last place. */
  readonly number?: { readonly value: number; readonly place: number };
  /** Of a formula: what it is. */
  readonly formula?: Expression;
  /** Of a quantity: its symbol. */
  readonly symbol?: string;
  readonly text: string;
  /** The same with its symbols named as elsewhere here. */
  readonly said: string;
}

export interface AskedChoice extends Boxed {
  readonly kind: "choice";
  readonly symbol: string;
  readonly text: string;
  readonly options: readonly Option[];
}

/** A product whose factors are to be put in: those that are printed, and the boxes of those that are not. */
export interface AskedFactors {
  readonly kind: "factors";
  readonly symbol: string;
  readonly printed: readonly string[];
  readonly boxes: readonly string[];
  readonly bank: readonly Option[];
}

export interface AskedLine extends Boxed {
  readonly kind: "line";
}

export interface AskedShape extends Boxed {
  readonly kind: "shape";
  readonly symbol: string;
}

/** A number of the student's own choosing. */
export interface AskedFree extends Boxed {
  readonly kind: "free";
  readonly symbol: string;
}

export type Asked = AskedNumber | AskedChoice | AskedFactors | AskedLine | AskedShape | AskedFree;

export interface PaperPart {
  /** What is to be done; of a single part nothing. */
  readonly text: string;
  readonly asked: readonly Asked[];
}

/** The symbol that stands in an element; empty where none does. */
export const symbolIn = (node: Element | null): string => {
  const figure = node?.querySelector(".formula");
  const read = figure === null || figure === undefined ? null : figureOf(figure);
  return read?.kind === "symbol" ? read.key : "";
};

const boxIn = (node: Element): string => textOf(node.querySelector(".no"));

/** A part of a question, and all that it asks. */
export function partOf(part: Element): PaperPart {
  const heading = part.querySelector("h3");
  const marks = textOf(heading?.querySelector(".marks") ?? null);
  const label = textOf(heading?.querySelector(".label") ?? null);
  const text = heading === null ? "" : plainText(heading).slice(label.length).replace(marks, "").trim();
  const numbers = [...part.querySelectorAll(".answers .answer")].map(
    (answer): AskedNumber => ({ kind: "number", box: boxIn(answer), symbol: symbolIn(answer) }),
  );
  return { text, asked: [...[...part.querySelectorAll(".chosen")].map(chosenOf), ...numbers] };
}

function chosenOf(chosen: Element): Asked {
  const product = chosen.querySelector(".product");
  if (product !== null) {
    const [symbol = "", ...printed] = [...product.querySelectorAll(".formula")].map((one) => {
      const figure = figureOf(one);
      return figure.kind === "symbol" ? figure.key : "";
    });
    const boxes = [...product.querySelectorAll(".no")].map(textOf);
    return { kind: "factors", symbol, printed, boxes, bank: optionsIn(chosen) };
  }
  const answer = chosen.querySelector(".answer") ?? chosen;
  if (chosen.matches(".shape")) return { kind: "shape", box: boxIn(answer), symbol: symbolIn(answer) };
  if (chosen.matches(".free")) return { kind: "free", box: boxIn(answer), symbol: symbolIn(answer) };
  const options = optionsIn(chosen);
  return options.length === 0
    ? { kind: "line", box: boxIn(answer) }
    : { kind: "choice", box: boxIn(answer), symbol: symbolIn(answer), text: plainText(answer), options };
}

const optionsIn = (node: Element): Option[] =>
  [...node.querySelectorAll(".options li")].map((item) => {
    const label = textOf(item.querySelector(".label"));
    const symbol = symbolIn(item);
    const html = item.innerHTML.replace(/^<span class="label">.*?<\/span>/, "");
    const text = textOf(item).slice(label.length).trim();
    const said = plainText(item).slice(label.length).trim();
    if (symbol !== "") return { symbol, text, said };
    const figure = item.querySelector(".formula");
    const formula = figure === null ? null : formulaOf(figure);
    if (formula !== null) return { formula, text, said };
    return /^[−-]?[\d.]/.test(text) ? { text, said, number: readPrinted(html) } : { text, said };
  });

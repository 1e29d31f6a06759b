import { parseHTML } from "linkedom";
import { readPrinted } from "../support/readMath.js";
import { addFacts, type Facts, noFacts, plainText } from "./facts.js";
import { figureOf } from "./formulas.js";
import { type Element, textOf } from "./tree.js";

export type Language = "en" | "ko";

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
  /** Of a quantity: its symbol. */
  readonly symbol?: string;
  readonly text: string;
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

export type Asked = AskedNumber | AskedChoice | AskedFactors | AskedLine | AskedShape;

export interface PaperPart {
  /** What is to be done; of a single part nothing. */
  readonly text: string;
  readonly asked: readonly Asked[];
}

export interface WorkedLine {
  readonly number: number;
  readonly symbol: string;
  readonly value: number;
  readonly place: number;
}

export interface PaperQuestion {
  readonly language: Language;
  readonly rounding: string;
  readonly task: string;
  /** The drawing's text; empty where there is none. */
  readonly drawing: string;
  readonly facts: Facts;
  /** The functions that the question itself defines, not the sheet for all its questions. */
  readonly functions: readonly string[];
  /** Inputs and targets, an example a row. */
  readonly examples: readonly ReadonlyMap<string, number>[];
  readonly known: ReadonlyMap<string, number>;
  readonly worked: readonly WorkedLine[];
  readonly parts: readonly PaperPart[];
}

/** A worksheet as a student has it: nothing but its HTML is read. */
export function readPaper(html: string): PaperQuestion[] {
  const { document } = parseHTML(html);
  const root: Element = document.documentElement;
  const language = root.getAttribute("lang") === "ko" ? "ko" : "en";
  const shared = noFacts();
  for (const one of document.querySelectorAll(".instructions .facts dt")) shared.text += `${textOf(one)}\n`;
  for (const one of document.querySelectorAll(".instructions .facts dd")) addFacts(one, shared);
  const rounding = [...document.querySelectorAll(".instructions .rules li")].map(textOf).join("; ");
  return questionsIn(document).map((sections): PaperQuestion => {
    const all = (selector: string): Element[] =>
      sections.flatMap((section) => [...section.querySelectorAll(selector)]);
    const own = noFacts();
    for (const one of all(".facts dt")) own.text += `${textOf(one)}\n`;
    for (const one of all(".facts dd")) addFacts(one, own);
    for (const one of all(".caption")) own.text += `${textOf(one)}\n`;
    const known = noFacts();
    for (const one of all(".known:not(.helps) .item")) addFacts(one, known);
    return {
      language,
      rounding,
      task: textOf(all(".task")[0] ?? null),
      drawing: all("svg")[0]?.getAttribute("aria-label") ?? "",
      // What a question says itself comes before what holds for all.
      facts: {
        numbers: new Map([...shared.numbers, ...own.numbers]),
        formulas: new Map([...shared.formulas, ...own.formulas]),
        functions: new Map([...shared.functions, ...own.functions]),
        matrices: new Map([...shared.matrices, ...own.matrices]),
        text: shared.text + own.text,
      },
      functions: [...own.functions.keys()],
      examples: examplesIn(all("table.examples")[0]),
      known: known.numbers,
      worked: all(".worked li").map(workedLine),
      parts: all(".part").map(partOf),
    };
  });
}

/** The sections of each question: one that goes on over the page has no task of its own. */
function questionsIn(document: Pick<Element, "querySelectorAll">): Element[][] {
  const questions: Element[][] = [];
  for (const section of document.querySelectorAll("section.question")) {
    if (section.querySelector(".task") !== null) questions.push([section]);
    else questions.at(-1)?.push(section);
  }
  return questions;
}

const symbolIn = (node: Element | null): string => {
  const figure = node?.querySelector(".formula");
  const read = figure === null || figure === undefined ? null : figureOf(figure);
  return read?.kind === "symbol" ? read.key : "";
};

const boxIn = (node: Element): string => textOf(node.querySelector(".no"));

function examplesIn(table: Element | undefined): Map<string, number>[] {
  if (table === undefined) return [];
  const heads = [...table.querySelectorAll("thead th")].slice(1).map(symbolIn);
  return [...table.querySelectorAll("tbody tr")].map((row) => {
    const values = [...row.querySelectorAll("td")].map((cell) => readPrinted(textOf(cell)).value);
    return new Map(values.map((value, k) => [heads[k] ?? "", value]));
  });
}

function workedLine(node: Element): WorkedLine {
  const printed = readPrinted(node.querySelector(".result b")?.innerHTML ?? "");
  return {
    number: Number(textOf(node.querySelector(".number")).replace(/\D/g, "")),
    symbol: symbolIn(node.querySelector(".name")),
    ...printed,
  };
}

function partOf(part: Element): PaperPart {
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
    if (symbol !== "") return { symbol, text };
    return /^[−-]?[\d.]/.test(text) ? { text, number: readPrinted(html) } : { text };
  });

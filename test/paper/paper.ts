import { parseHTML } from "linkedom";
import { readPrinted } from "../support/readMath.js";
import { type PaperPart, partOf, symbolIn } from "./asked.js";
import { addFacts, type Facts, noFacts } from "./facts.js";
import { type Element, textOf } from "./tree.js";

export type Language = "en" | "ko";

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
  /** What the sentences of the task give formulas for. */
  readonly told: ReadonlySet<string>;
  /** The texts of what is drawn beside it. */
  readonly beside: string;
  readonly facts: Facts;
  /** The functions that the question itself defines, not the sheet for all its questions. */
  readonly functions: readonly string[];
  /** Inputs and targets, an example a row. */
  readonly examples: readonly ReadonlyMap<string, number>[];
  readonly known: ReadonlyMap<string, number>;
  readonly worked: readonly WorkedLine[];
  /** The lines of a program that is printed. */
  readonly code: readonly string[];
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
    // A teacher's text has its formulas in its sentences.
    for (const one of all("div.task")) addFacts(one, own);
    const told = new Set(own.formulas.keys());
    for (const one of all(".facts dt")) own.text += `${textOf(one)}\n`;
    for (const one of all(".facts dd")) addFacts(one, own);
    for (const one of all(".caption")) own.text += `${textOf(one)}\n`;
    const known = noFacts();
    for (const one of all(".known:not(.helps) .item")) addFacts(one, known);
    // Drawings and lines are shown again where the question goes on overleaf.
    const linesOf = (selector: string): Element[] => [...(all(selector)[0]?.querySelectorAll("li") ?? [])];
    const drawings = [...new Set(all("svg").map((one) => one.getAttribute("aria-label") ?? ""))];
    return {
      language,
      rounding,
      told,
      task: textOf(all(".task")[0] ?? null),
      drawing: drawings[0] ?? "",
      beside: drawings.slice(1).join("\n"),
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
      worked: linesOf(".worked").map(workedLine),
      code: linesOf(".code").map(textOf),
      parts: all(".part").map(partOf),
    };
  });
}

/** The sections of each question: one that goes on over the page has no task of its own. */
function questionsIn(document: Pick<Element, "querySelectorAll">): Element[][] {
  const questions: Element[][] = [];
  for (const section of document.querySelectorAll(".question")) {
    if (section.querySelector(".task") !== null) questions.push([section]);
    else questions.at(-1)?.push(section);
  }
  return questions;
}

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

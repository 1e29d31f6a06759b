import { readPrinted } from "../support/readMath.js";
import type { Expression } from "./expression.js";
import { figureOf } from "./formulas.js";
import { type Element, textOf } from "./tree.js";

/** A function as a paper defines it. */
export interface Rule {
  readonly argument: string;
  readonly formula: Expression;
}

/** What stands as known on a paper. */
export interface Facts {
  readonly numbers: Map<string, number>;
  readonly formulas: Map<string, Expression>;
  readonly functions: Map<string, Rule>;
  readonly matrices: Map<string, readonly (readonly number[])[]>;
  /** All sentences, symbols in them named as elsewhere here. */
  text: string;
}

export const noFacts = (): Facts => ({
  numbers: new Map(),
  formulas: new Map(),
  functions: new Map(),
  matrices: new Map(),
  text: "",
});

type Piece = { readonly figure: Element } | { readonly text: string; readonly html: string };

const isFigure = (node: Element): boolean => node.nodeType === 1 && node.matches(".formula");

/** An element's figures and the text between them, in order. */
function piecesOf(node: Element): Piece[] {
  if (node.nodeType === 3) {
    const text = (node.textContent ?? "").replaceAll("\u2060", "");
    return [{ text, html: text }];
  }
  if (isFigure(node)) return [{ figure: node }];
  if (node.nodeType !== 1) return [];
  if (node.nodeName.toLowerCase() === "sup")
    return [{ text: textOf(node), html: `<sup>${textOf(node)}</sup>` }];
  return [...node.childNodes].flatMap(piecesOf);
}

/** Text with its symbols named as elsewhere here: `w_12(1) leads from neuron 2 …`. */
export function plainText(node: Element): string {
  const parts = piecesOf(node).map((piece) => {
    if ("text" in piece) return piece.text;
    const figure = figureOf(piece.figure);
    return figure.kind === "symbol" ? figure.key : textOf(piece.figure);
  });
  return parts.join("").replace(/\s+/g, " ").trim();
}

const NUMBER = /^\s*=\s*([−-]?[\d.\s,]*\d(?:\s*[×·]\s*10<sup>[−-]?\d+<\/sup>)?)/;

/** Adds what an element states: `η = 0.5`, `u = formula`, `σ(z) = formula`, and its sentences. */
export function addFacts(node: Element, facts: Facts): void {
  const pieces = piecesOf(node);
  pieces.forEach((piece, k) => {
    if ("text" in piece) return;
    const figure = figureOf(piece.figure);
    if (figure.kind === "matrix") facts.matrices.set(figure.name, figure.rows);
    if (figure.kind === "definition") {
      if (figure.argument !== undefined)
        facts.functions.set(figure.name, { argument: figure.argument, formula: figure.formula });
      else if (figure.formula.kind === "number") facts.numbers.set(figure.name, figure.formula.value);
      else facts.formulas.set(figure.name, figure.formula);
    }
    if (figure.kind !== "symbol") return;
    const after = restAfter(pieces, k);
    const found = NUMBER.exec(after.html);
    if (found !== null) facts.numbers.set(figure.key, readPrinted(found[1] ?? "").value);
    else if (after.html.trim() === "" && after.figure !== undefined) {
      const equated = figureOf(after.figure);
      if (equated.kind === "equated") facts.formulas.set(figure.key, equated.formula);
    }
  });
  facts.text += `${plainText(node)}\n`;
}

/** The text after a figure as far as the next one, and that one. */
function restAfter(
  pieces: readonly Piece[],
  k: number,
): { readonly html: string; readonly figure?: Element } {
  let html = "";
  for (const piece of pieces.slice(k + 1)) {
    if ("figure" in piece) return { html, figure: piece.figure };
    html += piece.html;
  }
  return { html };
}

import { onceFor } from "../base/onceFor.js";
import type { Expression } from "../graph/expression.js";
import { writeFormula } from "../notation/formula.js";
import type { Notation } from "../notation/notation.js";
import { inlinePieces, productPieces, symbolPieces } from "../notation/pieces.js";
import { fill, type SpokenWords, spokenFormula, spokenNumbers, symbolSpoken } from "../notation/spoken.js";
import {
  type Displays,
  grouped,
  symbolTex,
  symbolTexInline,
  texFormula,
  texNumbers,
  texNumbersFlat,
} from "../notation/styles.js";
import type { MessageKey, Messages } from "../words/messages.js";
import { escapeHtml, type Figure, formulaFigure } from "./figure.js";
import { spokenWords } from "./words.js";

/** Sets quantities and formulas of one notation in one language. All that it gives is HTML but `said`. */
export interface Typesetter {
  readonly t: Messages;
  readonly notation: Notation;
  /** Any TeX, with what is read aloud. */
  readonly figure: Figure;
  /** A quantity's symbol within a line of text, a derivative with a slash; `tall`: with a bar, in full size. */
  readonly symbol: (id: string, tall?: boolean) => string;
  /** `∂z/∂w = x` within a line of text. */
  readonly copy: (id: string, of: string) => string;
  /** A quantity's name in words, as plain text. */
  readonly said: (id: string) => string;
  /** `= formula` in symbols; a sum of more than `few` terms may break. */
  readonly formula: (expression: Expression, few?: number) => string;
  /** A formula in symbols by itself. */
  readonly expression: (expression: Expression) => string;
  /** `= formula` with the printed numbers put in. */
  readonly numbers: (expression: Expression, displays: Displays) => string;
  /** The same in one line of text: slashes for bars. */
  readonly numbersInline: (expression: Expression, displays: Displays) => string;
  /** A text with `{name}` replaced by HTML; the text itself is escaped. */
  readonly phrase: (key: MessageKey, html: Readonly<Record<string, string>>) => string;
}

/** A printed number with a real minus: `−0.2`; a power of ten as such; thousands set apart by narrow spaces. */
export function printedNumber(display: string): string {
  const [mantissa = display, exponent] = grouped(display, "\u2005").replaceAll("-", "−").split("e");
  if (exponent !== undefined) return `${mantissa}×10<sup>${exponent}</sup>`;
  return mantissa.includes("\u2005") ? `<span class="whole">${mantissa}</span>` : mantissa;
}

/** What is set without numbers: the copies of a sheet have it in common, and the graphs that it comes from. */
interface Kept {
  /** By whether they are tall, and id. */
  readonly symbols: Map<string, string>;
  readonly expressions: WeakMap<object, string>;
  /** By how many terms are few. */
  readonly formulas: WeakMap<object, Map<number | undefined, string>>;
}

const nothing = (): Kept => ({ symbols: new Map(), expressions: new WeakMap(), formulas: new WeakMap() });
const keptOf = onceFor((_notation: Notation) => onceFor((_words: SpokenWords) => nothing()));

interface Texts<Key> {
  readonly get: (key: Key) => string | undefined;
  readonly set: (key: Key, html: string) => unknown;
}

function once<Key>(kept: Texts<Key>, key: Key, set: () => string): string {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const html = set();
  kept.set(key, html);
  return html;
}

/** `figure`: how TeX is set, where it is not for a page. */
export function typesetterOf(notation: Notation, t: Messages, figure: Figure = formulaFigure): Typesetter {
  const words = spokenWords(t);
  const kept = figure === formulaFigure ? keptOf(notation)(words) : nothing();
  const symbols = texFormula(notation);
  const spokenSymbols = spokenFormula(notation, words);
  const aloud = (say: () => string): string => (figure.silent === true ? "" : say());
  const equated = (pieces: readonly string[], say: () => string, tall = true): string => {
    const tex = pieces.map((piece, k) => (k === 0 ? `{}= ${piece}` : piece));
    const spoken = aloud(() => fill(words.equals, say()));
    return figure(tex, spoken, tall);
  };
  const said = (id: string): string => symbolSpoken(id, notation, words);
  return {
    t,
    notation,
    figure,
    symbol: (id, tall = false) =>
      once(kept.symbols, `${tall} ${id}`, () =>
        figure(
          tall ? symbolTex(id, notation) : symbolTexInline(id, notation),
          aloud(() => said(id)),
          tall,
        ),
      ),
    copy: (id, of) =>
      figure(
        `${symbolTexInline(id, notation)} = ${symbolTexInline(of, notation)}`,
        aloud(() => `${said(id)} ${fill(words.equals, said(of))}`),
        false,
      ),
    said,
    formula: (expression, few) => {
      const set = () =>
        equated(symbolPieces(expression, notation, few), () => writeFormula(expression, spokenSymbols));
      if (typeof expression !== "object") return set();
      const known = kept.formulas.get(expression) ?? new Map<number | undefined, string>();
      kept.formulas.set(expression, known);
      return once(known, few, set);
    },
    expression: (expression) => {
      const set = () =>
        figure(
          productPieces(expression, symbols),
          aloud(() => writeFormula(expression, spokenSymbols)),
        );
      return typeof expression === "object" ? once(kept.expressions, expression, set) : set();
    },
    numbers: (expression, displays) =>
      equated(inlinePieces(expression, texNumbers(notation, displays)), () =>
        writeFormula(expression, spokenNumbers(notation, words, displays)),
      ),
    numbersInline: (expression, displays) =>
      equated(
        inlinePieces(expression, texNumbersFlat(notation, displays)),
        () => writeFormula(expression, spokenNumbers(notation, words, displays)),
        false,
      ),
    phrase: (key, html) =>
      t(key)
        .split(/(\{\w+\})/)
        .map((part) => (part.startsWith("{") ? html[part.slice(1, -1)] : undefined) ?? escapeHtml(part))
        .join(""),
  };
}

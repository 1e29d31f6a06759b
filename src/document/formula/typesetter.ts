import { memoize } from "../../core/base/memoize.js";
import type { Expression } from "../../core/graph/expression.js";
import { writeFormula } from "../../core/notation/formula.js";
import type { Notation } from "../../core/notation/notation.js";
import { inlinePieces, productPieces, symbolPieces } from "../../core/notation/pieces.js";
import {
  fill,
  type SpokenWords,
  spokenFormula,
  spokenNumbers,
  symbolSpoken,
} from "../../core/notation/spoken.js";
import {
  type Displays,
  symbolTex,
  symbolTexInline,
  texFormula,
  texNumbers,
  texNumbersFlat,
} from "../../core/notation/styles.js";
import type { MessageKey, Messages } from "../../core/words/messages.js";
import { type Line, oneRun, plain, together } from "../tree/line.js";
import { spokenWords } from "./words.js";

/** Sets quantities and formulas of one notation in one language, as lines of a document. */
export interface Typesetter {
  readonly t: Messages;
  readonly notation: Notation;
  /** Any TeX, with what is read aloud; `tall`, the default: in full size. */
  readonly figure: (tex: string | readonly string[], spoken: string, tall?: boolean) => Line;
  /** A quantity's symbol within a line of text, a derivative with a slash; `tall`: with a bar, in full size. */
  readonly symbol: (id: string, tall?: boolean) => Line;
  /** `∂z/∂w = x` within a line of text. */
  readonly copy: (id: string, of: string) => Line;
  /** A quantity's name in words, as plain text. */
  readonly said: (id: string) => string;
  /** `= formula` in symbols; a sum of more than `few` terms may break. */
  readonly formula: (expression: Expression, few?: number) => Line;
  /** A formula in symbols by itself. */
  readonly expression: (expression: Expression) => Line;
  /** `= formula` with the printed numbers put in. */
  readonly numbers: (expression: Expression, displays: Displays) => Line;
  /** The same in one line of text: slashes for bars. */
  readonly numbersInline: (expression: Expression, displays: Displays) => Line;
  /** A text with `{name}` replaced by a line. */
  readonly phrase: (key: MessageKey, parts: Readonly<Record<string, Line>>) => Line;
}

/** What is set without numbers: the copies of a sheet have it in common, and the graphs that it comes from. */
interface Kept {
  /** By whether they are tall, and id. */
  readonly symbols: Map<string, Line>;
  readonly expressions: WeakMap<object, Line>;
  /** By how many terms are few. */
  readonly formulas: WeakMap<object, Map<number | undefined, Line>>;
}

const keptOf = memoize((_notation: Notation) =>
  memoize(
    (_words: SpokenWords): Kept => ({
      symbols: new Map(),
      expressions: new WeakMap(),
      formulas: new WeakMap(),
    }),
  ),
);

interface Lines<Key> {
  readonly get: (key: Key) => Line | undefined;
  readonly set: (key: Key, line: Line) => unknown;
}

function once<Key>(kept: Lines<Key>, key: Key, set: () => Line): Line {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const line = set();
  kept.set(key, line);
  return line;
}

const formulaOf = (pieces: readonly string[], spoken: () => string, tall: boolean): Line =>
  oneRun({ kind: "formula", pieces, spoken, tall });

/** Sets what a sheet of this notation prints, in the language of `t`. */
export function typesetterOf(notation: Notation, t: Messages): Typesetter {
  const words = spokenWords(t);
  const kept = keptOf(notation)(words);
  const symbols = texFormula(notation);
  const spokenSymbols = spokenFormula(notation, words);
  const equated = (pieces: readonly string[], say: () => string, tall = true): Line =>
    formulaOf(
      pieces.map((piece, k) => (k === 0 ? `{}= ${piece}` : piece)),
      () => fill(words.equals, say()),
      tall,
    );
  const said = (id: string): string => symbolSpoken(id, notation, words);
  return {
    t,
    notation,
    figure: (tex, spoken, tall = true) =>
      formulaOf(typeof tex === "string" ? [tex] : tex, () => spoken, tall),
    symbol: (id, tall = false) =>
      once(kept.symbols, `${tall} ${id}`, () =>
        formulaOf([tall ? symbolTex(id, notation) : symbolTexInline(id, notation)], () => said(id), tall),
      ),
    copy: (id, of) =>
      formulaOf(
        [`${symbolTexInline(id, notation)} = ${symbolTexInline(of, notation)}`],
        () => `${said(id)} ${fill(words.equals, said(of))}`,
        false,
      ),
    said,
    formula: (expression, few) => {
      const set = () =>
        equated(symbolPieces(expression, notation, few), () => writeFormula(expression, spokenSymbols));
      if (typeof expression !== "object") return set();
      const known = kept.formulas.get(expression) ?? new Map<number | undefined, Line>();
      kept.formulas.set(expression, known);
      return once(known, few, set);
    },
    expression: (expression) => {
      const set = () =>
        formulaOf(productPieces(expression, symbols), () => writeFormula(expression, spokenSymbols), true);
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
    phrase: (key, parts) =>
      together(
        ...t(key)
          .split(/(\{\w+\})/)
          .map((part) => (part.startsWith("{") ? parts[part.slice(1, -1)] : undefined) ?? plain(part)),
      ),
  };
}

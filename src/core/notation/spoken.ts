import type { Style } from "./formula.js";
import type { Mark, Notation } from "./notation.js";
import type { Displays } from "./styles.js";

/** Patterns for reading formulas aloud, in one language: `{a}` and `{b}` stand for the parts. */
export interface SpokenWords {
  readonly sum: string;
  readonly difference: string;
  readonly product: string;
  readonly quotient: string;
  readonly power: string;
  readonly square: string;
  readonly negative: string;
  readonly brackets: string;
  readonly derivative: string;
  /** A derivative of a function of one variable. */
  readonly ordinary: string;
  readonly layer: string;
  readonly example: string;
  readonly renewed: string;
  readonly transposed: string;
  readonly above: string;
  readonly below: string;
  readonly hat: string;
  readonly equals: string;
  /** The pattern of a function: `{a}` its first operand, `{b}` the second, the last that is named all others. */
  readonly call: (operation: string) => string;
  /** The word for a letter, where it has one: η is "eta". */
  readonly letter: (base: string) => string;
}

/** A pattern with its parts put in, {a}, {b}, …; the last that it has takes all that are left. */
export function fill(pattern: string, ...parts: readonly string[]): string {
  const last = Math.max(...[...pattern.matchAll(/\{([a-d])\}/g)].map(([, letter = "a"]) => placeOf(letter)));
  return pattern.replace(/\{([a-d])\}/g, (_all, letter: string) => {
    const place = placeOf(letter);
    return parts.slice(place, place > 0 && place === last ? undefined : place + 1).join(", ");
  });
}

const placeOf = (letter: string): number => letter.charCodeAt(0) - "a".charCodeAt(0);

/** TeX that somebody wrote as it is read aloud: its commands without their signs. */
const texSpoken = (tex: string): string =>
  tex
    .replace(/\\(?:left|right|displaystyle|[dt]?frac|mathrm|operatorname)(?![A-Za-z])|\\[,;!]/g, " ")
    .replace(/[\\{}]/g, " ")
    .replace(/\s+/g, " ")
    .trim();

function markSpoken(mark: Mark, words: SpokenWords, apart: boolean): string {
  const { base, sub, sup, hat, of, tex } = mark;
  if (tex !== undefined) return texSpoken(tex);
  const letter = hat === true ? fill(words.hat, words.letter(base)) : words.letter(base);
  // Indices are said digit by digit, but a count through the network is one number.
  const digits = apart && /^\d+$/.test(sub ?? "") ? [...(sub ?? "")].join(" ") : sub;
  const index = digits?.replaceAll(",", " ");
  const below = of === undefined ? index : markSpoken(of, words, apart);
  let text = below === undefined || below === "" ? letter : `${letter} ${below}`;
  for (const part of sup?.split(" ") ?? []) {
    if (part === "T") text = fill(words.transposed, text);
    else if (part === "new") text = fill(words.renewed, text);
    else if (part === "+" || part === "−") text = fill(part === "+" ? words.above : words.below, text);
    else if (part.startsWith("(")) text = fill(words.layer, text, part.slice(1, -1));
    else text = fill(words.example, text, part.slice(1, -1));
  }
  return text;
}

/** What has been read aloud of a notation's symbols, by language. */
const spoken = new WeakMap<SpokenWords, WeakMap<Notation, Map<string, string>>>();

/** A quantity's name in words. */
export function symbolSpoken(id: string, notation: Notation, words: SpokenWords): string {
  const names = namesIn(notation, words);
  const known = names.get(id);
  if (known !== undefined) return known;
  const name = sayName(id, notation, words);
  names.set(id, name);
  return name;
}

function namesIn(notation: Notation, words: SpokenWords): Map<string, string> {
  const known = spoken.get(words)?.get(notation);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  spoken.set(words, (spoken.get(words) ?? new WeakMap<Notation, Map<string, string>>()).set(notation, names));
  return names;
}

function sayName(id: string, notation: Notation, words: SpokenWords): string {
  const symbol = notation.symbol(id);
  const spoken = (mark: Mark): string => markSpoken(mark, words, notation.name === "indexed");
  return "above" in symbol
    ? fill(
        notation.derivative === "d" ? words.ordinary : words.derivative,
        spoken(symbol.above),
        spoken(symbol.below),
      )
    : spoken(symbol);
}

/** A printed number in words: the minus is said, a power of ten too. */
export function numberSpoken(display: string, words: SpokenWords): string {
  if (display.startsWith("-")) return fill(words.negative, numberSpoken(display.slice(1), words));
  const [mantissa = display, exponent] = display.split("e");
  if (exponent === undefined) return display;
  return fill(words.product, mantissa, fill(words.power, "10", numberSpoken(exponent, words)));
}

function spokenStyle(words: SpokenWords, symbol: Style["symbol"], tall: Style["tall"]): Style {
  return {
    symbol,
    negative: () => false,
    tall,
    number: (value) => numberSpoken(String(value), words),
    sum: (a, b) => fill(words.sum, a, b),
    difference: (a, b) => fill(words.difference, a, b),
    product: (a, b) => fill(words.product, a, b),
    quotient: (a, b) => fill(words.quotient, a, b),
    bar: false,
    power: (a, b) => (b === "2" ? fill(words.square, a) : fill(words.power, a, b)),
    negation: (a) => fill(words.negative, a),
    brackets: (a) => fill(words.brackets, a),
    call: (name, operands) => fill(words.call(name), ...operands),
  };
}

export const spokenFormula = (notation: Notation, words: SpokenWords): Style =>
  spokenStyle(
    words,
    (id) => symbolSpoken(id, notation, words),
    (id) => "above" in notation.symbol(id),
  );

export const spokenNumbers = (notation: Notation, words: SpokenWords, displays: Displays): Style =>
  spokenStyle(
    words,
    (id) => {
      const display = displays.get(id);
      return display === undefined ? symbolSpoken(id, notation, words) : numberSpoken(display, words);
    },
    (id) => !displays.has(id) && "above" in notation.symbol(id),
  );

import { operationNamed } from "../graph/operations.js";
import type { Style } from "./formula.js";
import { type Mark, type Notation, plainText } from "./notation.js";

/** The printed number behind each symbol (`-0.2`), for a formula with its numbers put in. */
export type Displays = ReadonlyMap<string, string>;

/** Words for reading formulas aloud, in one language. `{a}` and `{b}` stand for the operands. */
export interface SpokenWords {
  readonly plus: string;
  readonly minus: string;
  readonly times: string;
  readonly over: string;
  readonly power: string;
  readonly squared: string;
  readonly negative: string;
  readonly open: string;
  readonly close: string;
  readonly of: string;
  readonly derivative: string;
  readonly layer: string;
  readonly example: string;
  readonly renewed: string;
  readonly equals: string;
}

const TEX_LETTERS: Readonly<Record<string, string>> = {
  η: "\\eta",
  λ: "\\lambda",
  ε: "\\varepsilon",
  ρ: "\\rho",
  β: "\\beta",
};

/** TeX of a mark: `w^{(1)}_{12}`. */
export function markTex({ base, sub, sup, hat }: Mark): string {
  const letter = TEX_LETTERS[base] ?? (base.length === 1 ? base : `\\mathrm{${base.replaceAll("_", "\\_")}}`);
  const upper = sup?.replace("new", "\\mathrm{new}").replaceAll(" ", "\\,");
  return `${hat === true ? `\\hat{${letter}}` : letter}${upper === undefined ? "" : `^{${upper}}`}${sub === undefined ? "" : `_{${sub}}`}`;
}

/** TeX of a quantity's name. */
export function symbolTex(id: string, notation: Notation): string {
  const symbol = notation.symbol(id);
  if (!("above" in symbol)) return markTex(symbol);
  return `\\frac{\\partial ${markTex(symbol.above)}}{\\partial ${markTex(symbol.below)}}`;
}

/** TeX of a printed number: `1.2e-9` becomes a power of ten. */
export function numberTex(display: string): string {
  const [mantissa = display, exponent] = display.split("e");
  return exponent === undefined ? mantissa : `${mantissa} \\times 10^{${exponent}}`;
}

function texStyle(
  symbol: Style["symbol"],
  tall: Style["tall"],
  negative: Style["negative"],
  times: string,
): Style {
  return {
    symbol,
    tall,
    negative,
    number: (value) => numberTex(String(value)),
    sum: (a, b) => `${a} + ${b}`,
    difference: (a, b) => `${a} - ${b}`,
    product: (a, b, plain) => (plain && times === "\\cdot" ? `${a}\\,${b}` : `${a} ${times} ${b}`),
    quotient: (a, b) => `\\frac{${a}}{${b}}`,
    bar: true,
    power: (a, b) => `{${a}}^{${b}}`,
    negation: (a) => `-${a}`,
    brackets: (a) => `\\left(${a}\\right)`,
    call: (name, operands) =>
      operationNamed(name).tex?.(...operands) ?? `\\mathrm{${name}}\\!\\left(${operands.join(", ")}\\right)`,
  };
}

const isRatio = (id: string, notation: Notation): boolean => "above" in notation.symbol(id);

/** A formula in symbols. */
export const texFormula = (notation: Notation): Style =>
  texStyle(
    (id) => symbolTex(id, notation),
    (id) => isRatio(id, notation),
    () => false,
    "\\cdot",
  );

/** A formula with printed numbers in place of its symbols; a symbol without a number keeps its name. */
export const texNumbers = (notation: Notation, displays: Displays): Style =>
  texStyle(
    (id) => {
      const display = displays.get(id);
      return display === undefined ? symbolTex(id, notation) : numberTex(display);
    },
    (id) => !displays.has(id) && isRatio(id, notation),
    (id) => displays.get(id)?.startsWith("-") ?? false,
    "\\times",
  );

/** A quantity's name on a terminal: `∂C/∂w1_1_1` (indexed, as ids are), `∂C/∂w1` (flat). */
export function symbolText(id: string, notation: Notation): string {
  if (notation.name === "indexed") {
    return id.replace(/(^|_)d([A-Za-z].*?)_d([A-Za-z].*)$/, "$1∂$2/∂$3");
  }
  const symbol = notation.symbol(id);
  const text = ({ sup, ...mark }: Mark): string =>
    `${plainText(mark)}${sup === undefined ? "" : sup === "new" ? "_new" : sup}`;
  return "above" in symbol ? `∂${text(symbol.above)}/∂${text(symbol.below)}` : text(symbol);
}

function textStyle(symbol: Style["symbol"], negative: Style["negative"]): Style {
  return {
    symbol,
    negative,
    tall: () => true,
    number: String,
    sum: (a, b) => `${a} + ${b}`,
    difference: (a, b) => `${a} - ${b}`,
    product: (a, b) => `${a}·${b}`,
    quotient: (a, b) => `${a}/${b}`,
    bar: false,
    power: (a, b) => `${a}^${b}`,
    negation: (a) => `-${a}`,
    brackets: (a) => `(${a})`,
    call: (name, operands) => operationNamed(name).text?.(...operands) ?? `${name}(${operands.join(", ")})`,
  };
}

export const textFormula = (notation: Notation): Style =>
  textStyle(
    (id) => symbolText(id, notation),
    () => false,
  );

export const textNumbers = (notation: Notation, displays: Displays): Style =>
  textStyle(
    (id) => displays.get(id) ?? symbolText(id, notation),
    (id) => displays.get(id)?.startsWith("-") ?? false,
  );

const fill = (pattern: string, a: string, b = ""): string => pattern.replace("{a}", a).replace("{b}", b);

/** A quantity's name in words. */
export function symbolSpoken(id: string, notation: Notation, words: SpokenWords): string {
  const spoken = ({ base, sub, sup, hat }: Mark): string => {
    const parts = [hat === true ? `${base} hat` : base];
    if (sub !== undefined) parts.push([...sub].join(" "));
    for (const part of sup?.split(" ") ?? []) {
      if (part === "new") parts.unshift(words.renewed);
      else if (part.startsWith("(")) parts.push(fill(words.layer, part.slice(1, -1)));
      else parts.push(fill(words.example, part.slice(1, -1)));
    }
    return parts.join(" ");
  };
  const symbol = notation.symbol(id);
  return "above" in symbol
    ? fill(words.derivative, spoken(symbol.above), spoken(symbol.below))
    : spoken(symbol);
}

/** A printed number in words: the minus is said, a power of ten too. */
export const numberSpoken = (display: string, words: SpokenWords): string =>
  display
    .replace(/^-/, `${words.negative} `)
    .replace("e-", ` ${words.times} 10 ${fill(words.power, "").trim()} ${words.negative} `);

function spokenStyle(words: SpokenWords, symbol: Style["symbol"]): Style {
  return {
    symbol,
    negative: () => false,
    tall: () => true,
    number: (value) => numberSpoken(String(value), words),
    sum: (a, b) => `${a} ${words.plus} ${b}`,
    difference: (a, b) => `${a} ${words.minus} ${b}`,
    product: (a, b) => `${a} ${words.times} ${b}`,
    quotient: (a, b) => fill(words.over, a, b),
    bar: false,
    power: (a, b) => (b === "2" ? fill(words.squared, a) : fill(words.power, a, b)),
    negation: (a) => `${words.negative} ${a}`,
    brackets: (a) => `${words.open} ${a} ${words.close}`,
    call: (name, operands) => `${name} ${fill(words.of, operands.join(", "))}`,
  };
}

export const spokenFormula = (notation: Notation, words: SpokenWords): Style =>
  spokenStyle(words, (id) => symbolSpoken(id, notation, words));

export const spokenNumbers = (notation: Notation, words: SpokenWords, displays: Displays): Style =>
  spokenStyle(words, (id) => {
    const display = displays.get(id);
    return display === undefined ? symbolSpoken(id, notation, words) : numberSpoken(display, words);
  });

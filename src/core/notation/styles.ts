import { memoize } from "../base/memoize.js";
import { operationNamed } from "../graph/operations.js";
import { names, readDerivative } from "../graph/quantity.js";
import type { Style } from "./formula.js";
import { type Mark, type Notation, plainText } from "./notation.js";

/** The printed number behind each symbol (`-0.2`), for a formula with its numbers put in. */
export type Displays = ReadonlyMap<string, string>;

const TEX_LETTERS: Readonly<Record<string, string>> = {
  η: "\\eta",
  λ: "\\lambda",
  ε: "\\varepsilon",
  ρ: "\\rho",
  β: "\\beta",
  δ: "\\delta",
  μ: "\\mu",
  γ: "\\gamma",
};

/** TeX of a mark: `w^{(1)}_{12}`; the memory of a weight has the weight's own mark below: `v_{w^{(1)}_{12}}`. */
function markTex({ base, sub, sup, hat, of, tex }: Mark): string {
  if (tex !== undefined) return tex;
  const letter = TEX_LETTERS[base] ?? (base.length === 1 ? base : `\\mathrm{${base.replaceAll("_", "\\_")}}`);
  const word = sub !== undefined && /^[a-z]{2,}$/.test(sub);
  const below = of === undefined ? (word ? `\\mathrm{${sub}}` : sub) : markTex(of);
  const upper = sup?.replace("new", "\\mathrm{new}").replaceAll(" ", "\\,");
  return `${hat === true ? `\\hat{${letter}}` : letter}${upper === undefined ? "" : `^{${upper}}`}${below === undefined ? "" : `_{${below}}`}`;
}

const derivativeTex = ({ derivative }: Notation): string => (derivative === "d" ? "d" : "\\partial");

/** What a notation has written of its symbols, once for all formulas that they stand in. */
interface Written {
  readonly tall: Map<string, string>;
  readonly inline: Map<string, string>;
}

const keptOf = memoize((_notation: Notation): Written => ({ tall: new Map(), inline: new Map() }));

function once(kept: Map<string, string>, id: string, write: () => string): string {
  const known = kept.get(id);
  if (known !== undefined) return known;
  const tex = write();
  kept.set(id, tex);
  return tex;
}

/** TeX of a quantity's name. */
export const symbolTex = (id: string, notation: Notation): string =>
  once(keptOf(notation).tall, id, () => {
    const symbol = notation.symbol(id);
    if (!("above" in symbol)) return markTex(symbol);
    const d = derivativeTex(notation);
    return `\\frac{${d} ${markTex(symbol.above)}}{${d} ${markTex(symbol.below)}}`;
  });

/** TeX of a quantity's name within a line of text: a derivative has a slash for its bar. */
export const symbolTexInline = (id: string, notation: Notation): string =>
  once(keptOf(notation).inline, id, () => {
    const symbol = notation.symbol(id);
    if (!("above" in symbol)) return markTex(symbol).replace(/\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}/g, "$1/$2");
    const d = derivativeTex(notation);
    return `${d} ${markTex(symbol.above)}/${d} ${markTex(symbol.below)}`;
  });

/** Brackets that grow only around what is tall: indices alone do not make them grow. */
function fitBrackets(tex: string): string {
  return /\\frac|\\sqrt/.test(tex) ? tex : tex.replace(/\\(left|right)(?=[()])/g, "");
}

/** TeX of a printed number: `1.2e-9` becomes a power of ten, `60000` is grouped. */
export function numberTex(display: string): string {
  const [mantissa = display, exponent] = display.split("e");
  return exponent === undefined ? grouped(mantissa, "\\,") : `${mantissa} \\times 10^{${exponent}}`;
}

/** A whole number of five digits or more with its thousands set apart; any other as it is. */
export const grouped = (display: string, space: string): string =>
  /^-?\d{5,}$/.test(display) ? display.replace(/\B(?=(\d{3})+$)/g, space) : display;

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
    // A base with a superscript of its own, a⁽¹⁾, takes brackets: the exponent would read as part of it.
    power: (a, b) => (/^[^(]*\^\{/.test(a) ? `\\left(${a}\\right)^{${b}}` : `{${a}}^{${b}}`),
    negation: (a) => `-${a}`,
    brackets: (a) => fitBrackets(`\\left(${a}\\right)`),
    call: (name, operands) =>
      fitBrackets(
        operationNamed(name).tex?.(...operands) ?? `\\mathrm{${name}}\\left(${operands.join(", ")}\\right)`,
      ),
  };
}

const isRatio = (id: string, notation: Notation): boolean => {
  const symbol = notation.symbol(id);
  return "above" in symbol || symbol.tall === true;
};

/** A formula in symbols; a fraction bar holds no other bars, but derivatives with a slash. Of one notation always the same. */
export const texFormula = memoize((notation: Notation): Style => {
  const withSymbols = (symbol: Style["symbol"]) =>
    texStyle(
      symbol,
      (id) => isRatio(id, notation),
      () => false,
      "\\cdot",
    );
  return {
    ...withSymbols((id) => symbolTex(id, notation)),
    overBar: withSymbols((id) => symbolTexInline(id, notation)),
  };
});

const numberStyles = new WeakMap<Displays, { readonly notation: Notation; readonly style: Style }>();

/** A formula with printed numbers in place of its symbols; a symbol without a number keeps its name. */
export function texNumbers(notation: Notation, displays: Displays): Style {
  const known = numberStyles.get(displays);
  if (known?.notation === notation) return known.style;
  const style = numberStyle(notation, displays);
  numberStyles.set(displays, { notation, style });
  return style;
}

const numberStyle = (notation: Notation, displays: Displays): Style =>
  texStyle(
    (id) => {
      const display = displays.get(id);
      return display === undefined ? symbolTex(id, notation) : numberTex(display);
    },
    (id) => !displays.has(id) && isRatio(id, notation),
    (id) => displays.get(id)?.startsWith("-") ?? false,
    "\\times",
  );

/** The same in one line: slashes for bars, and brackets where a bar would hold what is above or below it. */
export const texNumbersFlat = (notation: Notation, displays: Displays): Style => ({
  ...texNumbers(notation, displays),
  symbol: (id) => {
    const display = displays.get(id);
    return display === undefined ? symbolTexInline(id, notation) : numberTex(display);
  },
  quotient: (a, b) => `${a} / ${b}`,
  bar: false,
});

/** A quantity's name on a terminal: `∂C/∂w1_1_1` (indexed, as ids are), `∂C/∂w1` (flat). */
export function symbolText(id: string, notation: Notation): string {
  const d = notation.derivative;
  if (notation.name === "indexed") {
    const derivative = readDerivative(id);
    return derivative === null ? id : `${derivative.prefix}${d}${derivative.of}/${d}${derivative.by}`;
  }
  const symbol = notation.symbol(id);
  const text = ({ sup, ...mark }: Mark): string =>
    sup === "new" ? names.renewed(plainText(mark)) : `${plainText(mark)}${sup ?? ""}`;
  return "above" in symbol ? `${d}${text(symbol.above)}/${d}${text(symbol.below)}` : text(symbol);
}

function textStyle(symbol: Style["symbol"], tall: Style["tall"], negative: Style["negative"]): Style {
  return {
    symbol,
    negative,
    tall,
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
    (id) => isRatio(id, notation),
    () => false,
  );

export const textNumbers = (notation: Notation, displays: Displays): Style =>
  textStyle(
    (id) => displays.get(id) ?? symbolText(id, notation),
    (id) => !displays.has(id) && isRatio(id, notation),
    (id) => displays.get(id)?.startsWith("-") ?? false,
  );

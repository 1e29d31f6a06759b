import type { Style } from "./formula.js";
import type { Mark, Notation } from "./notation.js";

const escaped = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const row = (inner: string): string => `<mrow>${inner}</mrow>`;
const sign = (text: string): string => `<mo>${text}</mo>`;
const named = (text: string): string => `<mi>${escaped(text)}</mi>`;

/** A symbol as MathML: a letter with what stands high and low of it; TeX of a teacher's by its own letters. */
function markMathml({ base, sub, sup, hat, of, tex }: Mark): string {
  if (tex !== undefined) return `<mtext>${escaped(texLetters(tex))}</mtext>`;
  const letter = hat === true ? `<mover>${named(base)}${sign("^")}</mover>` : named(base);
  const below = of !== undefined ? markMathml(of) : sub === undefined ? null : named(sub);
  const above = sup === undefined ? null : named(sup);
  if (below !== null && above !== null) return `<msubsup>${letter}${below}${above}</msubsup>`;
  if (below !== null) return `<msub>${letter}${below}</msub>`;
  return above === null ? letter : `<msup>${letter}${above}</msup>`;
}

const LETTERS: Readonly<Record<string, string>> = {
  sigma: "σ",
  partial: "∂",
  eta: "η",
  alpha: "α",
  beta: "β",
};

const texLetters = (tex: string): string =>
  tex
    .replace(/\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}/g, "$1/$2")
    .replace(/\\([A-Za-z]+)/g, (_all, name: string) => LETTERS[name] ?? name)
    .replace(/[\\{}$]/g, "");

function symbolMathml(id: string, notation: Notation): string {
  const symbol = notation.symbol(id);
  if (!("above" in symbol)) return markMathml(symbol);
  const d = sign(notation.derivative);
  return `<mfrac>${row(d + markMathml(symbol.above))}${row(d + markMathml(symbol.below))}</mfrac>`;
}

/** A formula as MathML, for a page that shows what is typed and has no TeX. */
export const mathmlFormula = (notation: Notation): Style => ({
  symbol: (id) => symbolMathml(id, notation),
  negative: () => false,
  tall: () => false,
  number: (value) => `<mn>${value}</mn>`,
  sum: (a, b) => a + sign("+") + b,
  difference: (a, b) => a + sign("−") + b,
  product: (a, b) => a + sign("·") + b,
  quotient: (a, b) => `<mfrac>${row(a)}${row(b)}</mfrac>`,
  bar: true,
  power: (a, b) => `<msup>${row(a)}${row(b)}</msup>`,
  negation: (a) => sign("−") + a,
  brackets: (a) => row(sign("(") + a + sign(")")),
  call: (name, operands) =>
    operands.length === 0
      ? named(name === "pi" ? "π" : name)
      : `${named(name === "sigmoid" ? "σ" : name)}${row(sign("(") + operands.join(sign(",")) + sign(")"))}`,
});

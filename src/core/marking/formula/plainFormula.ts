import { latinKeys } from "./keyboard.js";

/** Signs that are typed for others. */
const SAME: Readonly<Record<string, string>> = {
  ...{
    "·": "*",
    "⋅": "*",
    "×": "*",
    "∗": "*",
    "∙": "*",
    "•": "*",
    "⨯": "*",
    "⊙": "*",
    "∘": "*",
    "÷": "/",
    "∕": "/",
    "⁄": "/",
  },
  ...{ "−": "-", "–": "-", "‐": "-", "‑": "-", "′": "'", "’": "'", "‘": "'", "﹣": "-" },
};

/** What TeX has for a sign; the longer name first where one begins with the other. */
const TEX: readonly (readonly [RegExp, string])[] = [
  [/\\(?:mathrm|operatorname|text)\s*\{([A-Za-z]+)\}/g, "$1"],
  [/\\(?:left|right|bigl?|bigr|Bigl?|Bigr|displaystyle|mathrm|operatorname|text)(?![A-Za-z])/g, ""],
  [/\\[,;:!> ]|~|\\q?quad(?![A-Za-z])/g, " "],
  [/\\(?:cdot|times|ast|odot|circ)(?![A-Za-z])/g, "*"],
  [/\\div(?![A-Za-z])/g, "/"],
  [/\\partial(?![A-Za-z])/g, "∂"],
  [/\^?\{?\\prime\}?(?![A-Za-z])/g, "'"],
  [/\\sigma(?![A-Za-z])/g, "σ"],
  [/\\[dt]frac(?![A-Za-z])/g, "\\frac"],
  [/\\(exp|ln|log|tanh|sin|cos|tan|max|min|sqrt)(?![A-Za-z])/g, "$1"],
];

/** A derivative with a bar, as one with a slash: what is above and below has brackets in each other at most once. */
const BAR = /\\frac\s*\{\s*([∂d](?:[^{}]|\{[^{}]*\}){1,40})\}\s*\{\s*([∂d](?:[^{}]|\{[^{}]*\}){1,40})\}/g;

/** Digits set high that are no layer's: a power. */
const POWER = /(⁽[⁰¹²³⁴-⁹,]+⁾)|(⁻?[⁰¹²³⁴-⁹]+)/g;

/**
 * A typed formula with one sign for each thing: what looks alike, TeX and the keys of a Korean keyboard are put in plain
 * signs. Names of quantities stay as they are typed.
 */
export function plainFormula(text: string): string {
  const latin = latinKeys(text.normalize("NFC"));
  const signs = latin
    .replace(/[¼½¾⅓⅔⅕-⅞]/g, (part) => `(${part.normalize("NFKC").replace("⁄", "/")})`)
    .replace(POWER, (all, layer: string | undefined, power: string | undefined) =>
      layer === undefined ? `^${(power ?? "").normalize("NFKC").replace("−", "-")} ` : all,
    )
    .replace(/[·⋅×∗∙•⨯⊙∘÷∕⁄−–‐‑′’‘﹣]/g, (sign) => SAME[sign] ?? sign)
    .normalize("NFKC")
    .replace(/[−⋅]/g, (sign) => SAME[sign] ?? sign)
    .replaceAll("**", "^");
  const plain = TEX.reduce((one, [tex, sign]) => one.replace(tex, sign), signs);
  return plain.replace(BAR, "$1/$2");
}

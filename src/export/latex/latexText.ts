import type { RunStyle } from "../writeLine.js";

const SIGNS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "#": "\\#",
  "%": "\\%",
  $: "\\$",
  "&": "\\&",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  '"': "\\textquotedbl{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  ...Object.fromEntries([..."①②③④⑤⑥⑦⑧⑨⑩"].map((sign, k) => [sign, `\\textcircled{\\scriptsize ${k + 1}}`])),
};

/** Signs of mathematics that stand in plain text: names of quantities, signs between numbers. */
const MATHEMATICS: Readonly<Record<string, string>> = {
  ...{ "−": "-", "×": "\\times", "·": "\\cdot", "∂": "\\partial", "≤": "\\le", "≥": "\\ge", "≠": "\\ne" },
  ...{ "≈": "\\approx", "∞": "\\infty", "→": "\\to", "←": "\\leftarrow", Σ: "\\Sigma", Δ: "\\Delta" },
  ...{ α: "\\alpha", β: "\\beta", δ: "\\delta", ε: "\\varepsilon", η: "\\eta", θ: "\\theta", λ: "\\lambda" },
  ...{ μ: "\\mu", ρ: "\\rho", σ: "\\sigma", φ: "\\varphi", Φ: "\\Phi", "′": "'", "√": "\\surd", "‖": "\\|" },
  ...{
    "½": "\\tfrac12",
    "²": "^2",
    "³": "^3",
    "⁻": "^{-}",
    ŷ: "\\hat y",
    "÷": "\\div",
    "⊙": "\\odot",
    "∈": "\\in",
  },
  ...Object.fromEntries([..."₀₁₂₃₄₅₆₇₈₉"].map((sign, k) => [sign, `_{${k}}`])),
};

/** What pdflatex sets by itself, with T1 and, for Korean, kotex: Latin letters, Hangul, dashes and quotation marks. */
const KNOWN = /[\u0020-\u007e\u00a0-\u017f\u2010-\u201e\u2022\u2026\uac00-\ud7a3\u3131-\u318e]/u;

/** Whether pdflatex sets a sign. */
export const isSet = (sign: string): boolean => KNOWN.test(sign);

/** Whether plain text keeps all its signs in LaTeX. */
export const isWritten = (words: string): boolean =>
  [...words.replace(/\s+/g, " ")].every(
    (sign) => isSet(sign) || MATHEMATICS[sign] !== undefined || SIGNS[sign] !== undefined,
  );

/** A number's own sign, and the one between single letters, figures and brackets: a hyphen elsewhere. */
const SIGN = /(?<![\p{L}\p{N}])-(?=[\d.])/gu;
const DIFFERENCE = /(?<=(?<!\p{L})[\p{L}\d)]) - (?=[\p{L}\d(](?!\p{L}))/gu;

/** Plain text in LaTeX. A sign that no font of pdflatex has is written by its code: U+1F600. */
export const latexText = (words: string): string =>
  [...words.replace(/\s+/g, " ").replace(SIGN, "−").replace(DIFFERENCE, " − ")]
    .map((sign) => {
      const math = MATHEMATICS[sign];
      if (math !== undefined) return `\\ensuremath{${math}}`;
      const written = SIGNS[sign];
      if (written !== undefined) return written;
      return KNOWN.test(sign) ? sign : `U+${sign.codePointAt(0)?.toString(16).toUpperCase()}`;
    })
    .join("");

/** TeX whose signs are all of LaTeX's own. */
const mathText = (tex: string): string =>
  [...tex].map((sign) => (MATHEMATICS[sign] === undefined ? sign : ` ${MATHEMATICS[sign]} `)).join("");

export const LATEX_STYLE: RunStyle = { text: latexText, tex: (tex) => `$${mathText(tex)}$` };

import { known } from "../base/known.js";

const LETTERS =
  "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ " +
  "sigma σ tau τ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Sigma Σ Phi Φ Psi Ψ Omega Ω";
const SIGNS = "partial ∂ nabla ∇ ell ℓ prime ′ cdot · times ×";

/** Pairs of a TeX command and its letter. */
const pairs = (text: string): [string, string][] =>
  [...text.matchAll(/(\S+) (\S+)/g)].map(([, word = "", sign = ""]) => [word, sign]);

const GREEK: ReadonlyMap<string, string> = new Map(pairs(LETTERS));
const ALL: ReadonlyMap<string, string> = new Map([...GREEK, ...pairs(SIGNS)]);

/** TeX of a name that is spelt as a Greek letter, with its number: `alpha`, `beta_2`; null for any other. */
export function greekTex(id: string): string | null {
  const [, letter = "", number = ""] = /^([A-Za-z]+)_?(\d*)$/.exec(id) ?? [];
  if (!GREEK.has(letter)) return null;
  return number === "" ? `\\${letter}` : `\\${letter}_{${number}}`;
}

/** A symbol that a teacher gives in TeX; its base is the same on one line of text: `\frac{da}{dz}` as da/dz. */
export const ownMark = (
  tex: string,
): { readonly base: string; readonly tex: string; readonly tall?: true } => ({
  base: lineOf(tex),
  tex,
  ...(/\\[dt]?frac|\\sum|\\int/.test(tex) ? { tall: true } : {}),
});

function lineOf(tex: string): string {
  const line = tex
    .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "$1/$2")
    .replace(/\\(?:mathrm|mathbf|mathit|text|operatorname|hat|bar|tilde|vec)\s*\{([^{}]*)\}/g, "$1")
    .replace(/\\([A-Za-z]+)/g, (_all, word: string) => (ALL.has(word) ? known(ALL, word) : ""))
    .replace(/\\.|[{}$^]/g, "")
    .replace(/_/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return line === "" ? "?" : line;
}

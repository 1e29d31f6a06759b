import { isActivation, readDerivative, sumOf } from "../graph/quantity.js";
import { lineName } from "../notation/lineName.js";
import type { Notation } from "../notation/notation.js";
import { symbolText } from "../notation/styles.js";
import { type Answer, choiceName } from "./sheet.js";

/** What a page calls blanks that have no symbol of their own, in one language. */
export interface BlankWords {
  /** The number of a line: "Line". */
  readonly line: string;
  /** A number whose name would give another answer away: "Right value". */
  readonly value: string;
  /** What is written in words, the reason for a choice, a choice that is asked in a sentence, all that are right. */
  readonly text: string;
  readonly reason: string;
  readonly choice: string;
  /** The line that should stand where a program goes wrong; a statement that is true or false, with its number. */
  readonly fix: string;
  readonly claim: string;
  readonly several: string;
}

/** What a blank is called that is about no quantity; null for any other. */
export function wordOf(answer: Answer, words: BlankWords): string | null {
  switch (answer.kind) {
    case "written":
      return words[answer.name];
    case "several":
      return words.several;
    case "choice":
      if (choiceName(answer) === "fix") return words.fix;
      if (/^claim\d+$/.test(answer.id.slice(answer.id.indexOf(".") + 1)))
        return `${words.claim} ${answer.id.replace(/^.*\D/, "")}`;
      // Of what is asked in a sentence the quantity may be the right option.
      return answer.asks !== undefined || choiceName(answer) === "own" ? words.choice : null;
    case "line":
      return words.line;
    case "number":
      return answer.unnamed === true ? words.value : null;
    case "blank":
    case "shape":
    case "free":
    case "formula":
      return null;
  }
}

/**
 * What stands beside an answer's box, on one line: `∂C/∂w₁₂⁽¹⁾`, `w₃ new`, `∂C/∂w₅ (2)` for a product's second factor,
 * `Answer /4` where marks of four are given by hand.
 */
export function printedName(answer: Answer, notation: Notation, words: BlankWords): string {
  const word = wordOf(answer, words);
  if (word !== null) return answer.kind === "written" ? `${word} /${answer.points}` : word;
  const symbol = lineName(answer.quantity, notation);
  return answer.kind === "blank" ? `${symbol} (${answer.name.replace(/\D/g, "")})` : symbol;
}

/**
 * Every text that names an answer within its question, as `plainName` leaves it: what is printed, in each language;
 * what a terminal shows (`∂C/∂w3`); the end of its id (`dC_dw1_1_2`); for a slope also `σ′(z₁)`.
 */
export function namesFor(
  answer: Answer,
  notation: Notation,
  languages: readonly BlankWords[],
): ReadonlySet<string> {
  const printed = languages.map((words) => printedName(answer, notation, words));
  const end = answer.id.slice(answer.id.indexOf(".") + 1);
  const bare = languages.flatMap((words) => wordOf(answer, words) ?? []);
  const hidden = bare.length > 0;
  const others = hidden || answer.kind === "blank" ? [] : [symbolText(answer.quantity, notation)];
  const slope = hidden ? null : slopeName(answer.quantity, notation);
  const all = [...printed, ...bare, end, ...others, ...(slope === null ? [] : [slope])];
  return new Set(all.flatMap((name) => [plainName(name), tightName(name)]));
}

/** σ′(z₁) for ∂h₁/∂z₁; null for what is no slope of an activation at its own sum. */
function slopeName(quantity: string, notation: Notation): string | null {
  const derivative = readDerivative(quantity);
  if (derivative === null || !isActivation(derivative.of) || sumOf(derivative.of) !== derivative.by)
    return null;
  return `σ'(${lineName(`${derivative.prefix}${derivative.by}`, notation)})`;
}

/** One writing for letters that look alike, in pieces; no spaces. Underscores stay: they part the numbers of an id. */
export const plainName = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[′’‘`´]/g, "'")
    .replace(/[‐-―−ー]/g, "-")
    .replace(/[\s\u200B\u2060\uFEFF]/g, "");

/** What stands high or low of a letter, in any order: `w^{(1)}_{12}` as `w₁₂⁽¹⁾`. */
const HIGH_BEFORE_LOW = /((?:\([\d,]+\)|\[\d+\]|new)+)([\d,]+)/g;

/** The same in one line without what only sets letters high and low, and d for ∂ in a quotient. */
export const tightName = (text: string): string =>
  plainName(text)
    .replace(/[_^{}$\\]|partial|frac/g, (sign) => (sign === "partial" ? "∂" : ""))
    .replace(/^d(.+)\/d(.+)$/, "∂$1/∂$2")
    .replace(HIGH_BEFORE_LOW, "$2$1");

import { type Element, textOf } from "./tree.js";

/** A sign that is printed behind or above a symbol: of what layer it is, of what example, or what has been done with it. */
const MARKS = /^(?:\((\d+)\))?(?:\[(\d+)\])?(new|\+|-|T)?$/;

const BASES: Readonly<Record<string, string>> = { "∂": "" };

/** What is printed at a symbol's upper right: a mark, or null where it is an exponent. */
export function markAbove(node: Element): string | null {
  const text = textOf(node).replace(/\s/g, "").replaceAll("−", "-");
  return text !== "" && MARKS.test(text) ? text : null;
}

/** A symbol's letter: `w`; with a hat `ĝ` is `^g`. Null for what is no letter. */
export function letterOf(node: Element): string | null {
  const name = node.nodeName.toLowerCase();
  if (name === "mover") {
    const [base, hat] = node.children;
    const letter = base === undefined ? null : letterOf(base);
    return letter !== null && hat !== undefined && /[ˆ^]/.test(textOf(hat)) ? `^${letter}` : null;
  }
  if (name !== "mi") return null;
  const text = textOf(node);
  return text === "" || text in BASES ? null : text;
}

/** A symbol on one line, as everything here names it: `w_12(1)`, `z_1(2)[1]new`, `C+`, `^g`, `β_1`. */
export const symbolKey = (letter: string, sub: string, mark: string): string =>
  `${letter}${sub === "" ? "" : `_${sub.replace(/\s/g, "")}`}${mark}`;

/** The parts of such a symbol. */
export interface Printed {
  readonly letter: string;
  readonly sub: string;
  readonly layer: string;
  readonly example: string;
  readonly mark: string;
}

export function partsOf(key: string): Printed | null {
  const found = /^(\^?\p{L})(?:_([\p{L}\d,]+?))?(?:\((\d+)\))?(?:\[(\d+)\])?(new|\+|-|T)?$/u.exec(key);
  if (found === null) return null;
  const [, letter = "", sub = "", layer = "", example = "", mark = ""] = found;
  return { letter, sub, layer, example, mark };
}

/** A derivative as it is named here: `∂C/∂w_12(1)`. */
export const derivativeKey = (above: string, below: string): string => `∂${above}/∂${below}`;

export function derivativeParts(key: string): { readonly above: string; readonly below: string } | null {
  const found = /^∂(.+)\/∂(.+)$/.exec(key);
  return found === null ? null : { above: found[1] ?? "", below: found[2] ?? "" };
}

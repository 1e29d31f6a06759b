import { type Expression, isTooLarge } from "../../graph/expressionTree.js";
import { FormulaFault, type FormulaFaultKind } from "./formulaFault.js";
import { plainFormula } from "./plainFormula.js";
import type { TypedNames } from "./typedNames.js";
import { calledOf, type TypedToken, typedTokens } from "./typedTokens.js";

/** A formula that was read, nothing, or why it is none. */
export type TypedFormula =
  | { readonly kind: "formula"; readonly expression: Expression }
  | { readonly kind: "blank" }
  | { readonly kind: "fault"; readonly fault: FormulaFaultKind; readonly piece: string };

/** Nobody writes a longer one, nor one with more brackets in each other. */
export const LONGEST_FORMULA = 300;
const DEEPEST = 30;

/**
 * Reads a formula as students type it, over quantities by their names: `2(a1 - y1) a1(1 - a1) x_1`, `\frac{a}{b}`, `½`, `a²`,
 * with or without the signs of products, and with `name =` before it. What can be read in two ways is refused. It is worked
 * out nowhere; `primes`: σ′(z) may stand for a slope. Powers bind tightest and from the right, as in mathjs.
 */
export function readFormula(text: string, names: TypedNames, primes = false): TypedFormula {
  if (text.trim() === "") return { kind: "blank" };
  try {
    if (text.length > LONGEST_FORMULA) throw new FormulaFault("long", String(LONGEST_FORMULA));
    const plain = plainFormula(text);
    if (plain.length > 3 * LONGEST_FORMULA) throw new FormulaFault("long", String(LONGEST_FORMULA));
    const tokens = typedTokens(rightSide(plain), names);
    return { kind: "formula", expression: treeOf(tokens, primes) };
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error;
    return { kind: "fault", fault: error.kind, piece: error.piece };
  }
}

/** What stands behind the sign of equality, where there is one. */
function rightSide(text: string): string {
  const [first = "", second, ...more] = text.split("=");
  if (more.length > 0) throw new FormulaFault("sign", "=");
  return second ?? first;
}

const powered = (one: Expression, exponent: number): Expression =>
  exponent === 1 ? one : ["^", [one, exponent]];

const CLOSES: Readonly<Record<string, string>> = { "(": ")", "{": "}", "[": "]", "|": "|" };

function treeOf(tokens: readonly TypedToken[], primes: boolean): Expression {
  let place = 0;
  let depth = 0;
  const next = (): TypedToken | undefined => tokens[place];
  /** How what comes next is written; nothing at the end. */
  const textHere = (): string => {
    const token = next();
    return token === undefined ? "" : token.text;
  };
  const isSign = (...signs: readonly string[]): boolean => {
    const token = next();
    return token?.kind === "sign" && signs.includes(token.text);
  };
  const wanted = (sign: string): void => {
    if (!isSign(sign)) throw stray();
    place += 1;
  };
  /** What stands where something else has to, or nothing where something is missing. */
  const stray = (): FormulaFault => {
    const token = next();
    return token === undefined ? new FormulaFault("open", "") : new FormulaFault("sign", token.text);
  };
  const deeper = <T>(inside: () => T): T => {
    if (++depth > DEEPEST) throw new FormulaFault("long", String(LONGEST_FORMULA));
    const found = inside();
    depth -= 1;
    return found;
  };
  const sum = (): Expression => {
    let left = product();
    while (isSign("+", "-")) left = [taken(), [left, product()]];
    return left;
  };
  const taken = (): string => {
    const text = textHere();
    place += 1;
    return text;
  };
  /** A product without its sign is one like any other; behind a slash it is not clear what the slash holds. */
  const product = (): Expression => {
    let left = signed();
    let before = "*";
    for (;;) {
      if (isSign("*", "/")) {
        before = taken();
        left = [before, [left, signed()]];
      } else if (beginsFactor()) {
        if (before === "/") throw new FormulaFault("twofold", textHere());
        left = ["*", [left, power()]];
      } else return left;
    }
  };
  const beginsFactor = (): boolean => {
    const token = next();
    if (token === undefined) return false;
    if (token.kind === "sign") return ["(", "[", "{", "\\frac", "√"].includes(token.text);
    // Two numbers side by side are none.
    const last = tokens[place - 1];
    return !(token.kind === "number" && last?.kind === "number");
  };
  const signed = (): Expression => {
    if (isSign("+")) {
      place += 1;
      return deeper(signed);
    }
    if (!isSign("-")) return power();
    place += 1;
    return ["neg", [deeper(signed)]];
  };
  const power = (): Expression => {
    const base = one();
    if (!isSign("^")) return base;
    place += 1;
    const exponent = deeper(signed);
    return typeof base === "object" && base[0] === "e" ? ["exp", [exponent]] : ["^", [base, exponent]];
  };
  const one = (): Expression => {
    const token = next();
    switch (token?.kind) {
      case "number":
        place += 1;
        return token.value;
      case "quantity":
        place += 1;
        return token.id;
      case "constant":
        place += 1;
        return [token.id, []];
      case "call":
        if (token.prime && !primes) throw new FormulaFault("letter", token.text);
        place += 1;
        return powered(calledOf(token.name, token.prime, operands()), token.power);
      case undefined:
        throw stray();
      case "sign":
        return bracket(token.text);
    }
  };
  const bracket = (open: string): Expression => {
    if (open === "\\frac") {
      place += 1;
      return ["/", [part(), part()]];
    }
    if (open === "√") {
      place += 1;
      return ["sqrt", [deeper(one)]];
    }
    if (open === "|") return ["abs", [held(open)]];
    if (!Object.hasOwn(CLOSES, open)) throw stray();
    return held(open);
  };
  /** What stands above or below a bar: in brackets, or one name or number alone. */
  const part = (): Expression => (isSign("{") ? held("{") : deeper(one));
  const held = (open: string): Expression => {
    wanted(open);
    const inside = deeper(sum);
    wanted(CLOSES[open] ?? open);
    return inside;
  };
  const operands = (): Expression[] => {
    const open = textHere();
    if (!Object.hasOwn(CLOSES, open)) throw stray();
    place += 1;
    const all = [deeper(sum)];
    while (isSign(",")) {
      place += 1;
      all.push(deeper(sum));
    }
    wanted(CLOSES[open] ?? open);
    return all;
  };
  const whole = sum();
  if (next() !== undefined) throw stray();
  if (isTooLarge(whole)) throw new FormulaFault("long", String(LONGEST_FORMULA));
  return whole;
}

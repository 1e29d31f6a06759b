import { type Expression, parseExpression, substitute } from "../../graph/expression.js";
import { isOperator } from "../../graph/expressionTree.js";
import { operationNamed } from "../../graph/operations.js";
import { callOf, OWN_CALLS, takes } from "../../graph/own/ownCalls.js";
import { FormulaFault } from "./formulaFault.js";
import { type TypedNames, typedId } from "./typedNames.js";

/** A piece of a typed formula, and how it was written. */
export type TypedToken = { readonly text: string } & (
  | { readonly kind: "number"; readonly value: number }
  /** A quantity, or a number that has a letter. */
  | { readonly kind: "quantity"; readonly id: string }
  | { readonly kind: "constant"; readonly id: string }
  /** Of a slope, σ′(z), that of the function. */
  | { readonly kind: "call"; readonly name: string; readonly prime: boolean; readonly power: number }
  /** + - * / ^ ( ) and the comma; `frac` stands before two brackets. */
  | { readonly kind: "sign" }
);

const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+(?![\p{L}\d]))?/uy;
const SIGN = /\\frac|[-+*/^(),{}[\]|√]/y;
const SPACE = /\s+/y;

/** A name with all that may belong to it: `a_1^{(2)}`, `a1(2)`, `w_{12}`, `a2_1`, `w3 new`, `z1[2]`. */
const TAIL = String.raw`_?\{[\d,\s]{1,9}\}|_?\d+(?:_\d+)*|\^?\(\d+(?:,\d+)*\)|\^?\{\(\d+(?:,\d+)*\)\}|[_ ]?new(?![A-Za-z])|[_^]?\{new\}|\[\d+\]|_[A-Za-z][A-Za-z0-9]*|_\{[A-Za-z][A-Za-z0-9]*\}`;
const NAME = new RegExp(String.raw`\\?[\p{L}]+\p{M}*(?:${TAIL})*`, "uy");
const ONE_TAIL = new RegExp(`(?:${TAIL})`, "uy");
const WORD = /\\?[\p{L}]+\p{M}*/uy;

const SQUARED = /\^\{?\d\}?/y;

/** A derivative: ∂C/∂w1, dC/da. */
const SLOPE = new RegExp(
  String.raw`[∂d]\s*[\p{L}]+\p{M}*(?:${TAIL})*\s*/\s*[∂d]\s*[\p{L}]+\p{M}*(?:${TAIL})*`,
  "uy",
);

/** A longer name is no quantity's. */
const LONGEST_NAME = 40;

/** Names of functions that are written otherwise. */
const ALSO: Readonly<Record<string, string>> = { σ: "sigmoid", sigma: "sigmoid", relu: "relu" };

const matchAt = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

/**
 * The pieces of a typed formula that is in plain signs. A name is the longest that is one of the quantities'; letters that
 * stand together are a product of those that are. Throws FormulaFault for what is neither.
 */
export function typedTokens(text: string, names: TypedNames): TypedToken[] {
  const tokens: TypedToken[] = [];
  // Names with signs of their own, σ(z), h_θ(x): the longest first.
  const literals = [...names].filter(([name]) => SIGNED.test(name)).sort(([a], [b]) => b.length - a.length);
  let at = 0;
  while (at < text.length) {
    const space = matchAt(SPACE, text, at);
    if (space !== null) {
      at += space.length;
      continue;
    }
    const token =
      slopeAt(text, at, names) ??
      literalAt(text, at, literals) ??
      quantityAt(text, at, names) ??
      callAt(text, at) ??
      constantAt(text, at) ??
      numberAt(text, at) ??
      signAt(text, at);
    if (token === null) throw faultAt(text, at);
    at += token.text.length;
    tokens.push(token);
  }
  return tokens;
}

function slopeAt(text: string, at: number, names: TypedNames): TypedToken | null {
  const written = matchAt(SLOPE, text, at);
  if (written === null) return null;
  const id = typedId(names, written.replace(/\s/g, "").replace(/^d(.*)\/d/, "∂$1/∂"));
  if (id !== undefined) return { kind: "quantity", id, text: written };
  if (written.startsWith("∂")) throw new FormulaFault("letter", written);
  return null;
}

const SIGNED = /[\p{L}\d}][\^({'*/-]|[\\∇]/u;

function literalAt(
  text: string,
  at: number,
  literals: readonly (readonly [string, string])[],
): TypedToken | null {
  for (const [name, id] of literals)
    if (text.startsWith(name, at) && !isCutOff(text, at + name.length))
      return { kind: "quantity", id, text: name };
  return null;
}

function quantityAt(text: string, at: number, names: TypedNames): TypedToken | null {
  const word = matchAt(WORD, text, at);
  if (word === null) return null;
  // With all that may belong to it, then with less; then with fewer letters.
  const ends: number[] = [];
  let end = at + word.length;
  for (let tail: string | null = ""; tail !== null; tail = matchAt(ONE_TAIL, text, end)) {
    end += tail.length;
    ends.push(end);
  }
  for (let letters = word.length - 1; letters >= 1; letters--) ends.unshift(at + letters);
  for (const one of ends.reverse()) {
    if (one - at > LONGEST_NAME) continue;
    const written = text.slice(at, one);
    const id = typedId(names, written);
    if (id !== undefined && !isCutOff(text, one)) return { kind: "quantity", id, text: written };
  }
  return null;
}

/** Whether what stands behind a name belongs to a longer one: `a15` is not a1 and 5. */
const isCutOff = (text: string, end: number): boolean => /[\d_]/.test(text.charAt(end));

function callAt(text: string, at: number): TypedToken | null {
  const word = matchAt(WORD, text, at);
  if (word === null) return null;
  const also = Object.hasOwn(ALSO, word.toLowerCase()) ? ALSO[word.toLowerCase()] : undefined;
  const name = also ?? (OWN_CALLS.has(word) ? word : word.toLowerCase());
  if (!OWN_CALLS.has(name)) return null;
  const prime = text.charAt(at + word.length) === "'";
  // tanh²(x) is the square of tanh(x).
  const power = prime ? null : matchAt(SQUARED, text, at + word.length);
  const written = prime ? `${word}'` : `${word}${power ?? ""}`;
  if (!/^\s*[({[]/.test(text.slice(at + written.length))) throw new FormulaFault("call", word);
  return { kind: "call", name, prime, power: Number(power?.replace(/\D/g, "") ?? 1), text: written };
}

function constantAt(text: string, at: number): TypedToken | null {
  const word = matchAt(WORD, text, at);
  const id = word === "π" || word === "\\pi" ? "pi" : word;
  return id !== null && (id === "pi" || id === "e") ? { kind: "constant", id, text: word ?? id } : null;
}

function numberAt(text: string, at: number): TypedToken | null {
  const written = matchAt(NUMBER, text, at);
  if (written === null) return null;
  const value = Number(written);
  if (!Number.isFinite(value)) throw new FormulaFault("sign", written);
  return { kind: "number", value, text: written };
}

const signAt = (text: string, at: number): TypedToken | null => {
  const sign = matchAt(SIGN, text, at);
  return sign === null ? null : { kind: "sign", text: sign };
};

/** A name that is no quantity of the question, or a sign that no formula has. */
function faultAt(text: string, at: number): FormulaFault {
  const name = matchAt(NAME, text, at);
  return name === null
    ? new FormulaFault("sign", String.fromCodePoint(text.codePointAt(at) ?? 0))
    : new FormulaFault("letter", name);
}

/** A call with its operands, or its slope there, as the graph has it. */
export function calledOf(name: string, prime: boolean, operands: readonly Expression[]): Expression {
  if (!takes(name, operands.length)) throw new FormulaFault("call", name);
  const call = callOf(name, operands);
  if (!prime) return call;
  const [operand] = operands;
  const { slopes } = typeof call === "object" && !isOperator(call[0]) ? operationNamed(call[0]) : {};
  const [slope] = typeof slopes === "function" ? slopes("p1") : (slopes ?? []);
  if (operand === undefined || operands.length > 1 || slope === undefined)
    throw new FormulaFault("call", `${name}'`);
  return substitute(parseExpression(slope), (id) => (id === "p1" ? operand : undefined));
}

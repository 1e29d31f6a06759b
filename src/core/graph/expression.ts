import type { Expression } from "./expressionTree.js";

export { type Expression, substitute, symbolsOf } from "./expressionTree.js";

const parsed = new Map<string, Expression>();
const KEPT = 20_000;

/** Brackets and signs deeper than this are nobody's formula. */
const DEEPEST = 100;

/**
 * Reads an expression such as `w1_1_1 * x1 + b1_1` or `sigmoid(z1_1)`: numbers, ids, calls, brackets, + - * / ^ and a minus
 * in front. Powers bind tightest and from the right (-a^b^c is -(a^(b^c))), as in mathjs. Throws SyntaxError, with the
 * place, for anything else.
 */
export function parseExpression(text: string): Expression {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const expression = read(text);
  if (parsed.size >= KEPT) parsed.clear();
  parsed.set(text, expression);
  return expression;
}

/** A number, an id or a sign, with what is blank before it. */
const TOKEN = /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-z]\w*)|([-+*/^(),]))/y;

type Token = { readonly at: number } & (
  | { readonly kind: "number" | "name" | "sign"; readonly text: string }
  | { readonly kind: "end"; readonly text: "" }
);

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw unreadable(text, at);
    const [, number, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: "number", text: number, at });
    else if (name !== undefined) tokens.push({ kind: "name", text: name, at });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign, at });
  }
  return [...tokens, { kind: "end", text: "", at: end }];
}

function read(text: string): Expression {
  const tokens = tokensOf(text);
  const last: Token = { kind: "end", text: "", at: text.length };
  let place = 0;
  const next = (): Token => tokens[place] ?? last;
  const isSign = (...signs: readonly string[]): boolean =>
    next().kind === "sign" && signs.includes(next().text);
  const taken = (): string => (tokens[place++] ?? last).text;
  const wanted = (sign: string): void => {
    if (!isSign(sign)) throw unreadable(text, next().at);
    place += 1;
  };
  const leftToRight = (signs: readonly string[], operand: () => Expression): Expression => {
    let left = operand();
    while (isSign(...signs)) left = [taken(), [left, operand()]];
    return left;
  };
  const sum = (): Expression => leftToRight(["+", "-"], product);
  const product = (): Expression => leftToRight(["*", "/"], signed);
  const signed = (): Expression => {
    if (!isSign("-")) return power();
    place += 1;
    return ["neg", [deeper(signed)]];
  };
  const power = (): Expression => {
    const base = one();
    return isSign("^") ? [taken(), [base, deeper(signed)]] : base;
  };
  let depth = 0;
  const deeper = <T>(inside: () => T): T => {
    if (++depth > DEEPEST) throw unreadable(text, next().at);
    const found = inside();
    depth -= 1;
    return found;
  };
  const one = (): Expression => {
    const token = next();
    if (token.kind === "number") return Number(taken());
    if (token.kind === "name") {
      place += 1;
      return isSign("(") ? [token.text, operands()] : token.text;
    }
    wanted("(");
    const inside = deeper(sum);
    wanted(")");
    return inside;
  };
  const operands = (): Expression[] => {
    wanted("(");
    const all = [deeper(sum)];
    while (isSign(",")) {
      place += 1;
      all.push(deeper(sum));
    }
    wanted(")");
    return all;
  };
  const whole = sum();
  if (next().kind !== "end") throw unreadable(text, next().at);
  return whole;
}

const unreadable = (text: string, at: number): SyntaxError =>
  new SyntaxError(`cannot read "${text}" as an expression, from its character ${at + 1} on`);

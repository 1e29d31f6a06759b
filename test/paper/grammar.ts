import type { Expression } from "./expression.js";

/** What a formula is made of: parts that are read already, signs, names of functions, and sums over an index. */
export type Token =
  | { readonly kind: "part"; readonly part: Expression }
  | { readonly kind: "sign"; readonly sign: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "over"; readonly index: string };

export const isSign = (token: Token | undefined, text: string): boolean =>
  token?.kind === "sign" && token.sign === text;
export const keyIn = (token: Token | undefined): string | null =>
  token?.kind === "part" && token.part.kind === "symbol" ? token.part.key : null;

/** The formula that tokens are. Throws for what cannot be read. */
export function read(tokens: readonly Token[]): Expression {
  let at = 0;
  const fail = (): never => {
    throw new Error(`cannot read ${JSON.stringify(tokens)} at ${at}`);
  };
  const next = () => tokens[at];
  const take = (text: string): boolean => {
    if (!isSign(next(), text)) return false;
    at++;
    return true;
  };
  const sum = (): Expression => {
    let left = product();
    for (;;) {
      if (take("+")) left = { kind: "operation", sign: "+", left, right: product() };
      else if (take("-")) left = { kind: "operation", sign: "-", left, right: product() };
      else return left;
    }
  };
  const product = (): Expression => {
    let left = signed();
    for (;;) {
      const token = next();
      if (take("*")) left = { kind: "operation", sign: "*", left, right: signed() };
      else if (take("/")) left = { kind: "operation", sign: "/", left, right: signed() };
      else if (token !== undefined && (token.kind !== "sign" || token.sign === "("))
        left = { kind: "operation", sign: "*", left, right: operand() };
      else return left;
    }
  };
  const signed = (): Expression =>
    take("-")
      ? { kind: "operation", sign: "-", left: { kind: "number", value: 0 }, right: signed() }
      : operand();
  const inBrackets = (close: string): Expression[] => {
    const operands = [sum()];
    while (take(",")) operands.push(sum());
    // [a > b] is 1 where it holds, else 0.
    const [left] = operands;
    if (left !== undefined && take(">"))
      operands.splice(0, 1, { kind: "call", name: "greater", operands: [left, sum()] });
    if (!take(close)) fail();
    return operands;
  };
  const operand = (): Expression => {
    const token = next() ?? fail();
    at++;
    if (token.kind === "over") return { kind: "sum", index: token.index, of: product() };
    if (token.kind === "name" || (isSign(next(), "(") && keyIn(token) === "f")) {
      const name = token.kind === "name" ? token.name : "f";
      return { kind: "call", name, operands: take("(") ? inBrackets(")") : [operand()] };
    }
    if (token.kind === "part") return token.part;
    if (token.sign === "|") return { kind: "call", name: "abs", operands: inBrackets("|") };
    if (token.sign === "(") return inBrackets(")")[0] ?? fail();
    return fail();
  };
  const whole = sum();
  if (at < tokens.length) fail();
  return whole;
}

import type { Expression } from "./expression.js";
import { derivativeKey, letterOf, markAbove, symbolKey } from "./symbols.js";
import { type Element, textOf } from "./tree.js";

/** What a formula is made of: parts that are read already, signs, names of functions, and sums over an index. */
type Token =
  | { readonly kind: "part"; readonly part: Expression }
  | { readonly kind: "sign"; readonly sign: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "over"; readonly index: string };

const SIGNS: Readonly<Record<string, string>> = {
  "−": "-",
  "⋅": "*",
  "·": "*",
  "×": "*",
  "∣": "|",
  "[": "(",
  "]": ")",
};
const UNSEEN = new Set(["⁡", "⁢", ""]);
const GREEK_FUNCTIONS = new Set(["σ", "Φ", "φ"]);

const symbol = (key: string): Token => ({ kind: "part", part: { kind: "symbol", key } });
const sign = (text: string): Token => ({ kind: "sign", sign: SIGNS[text] ?? text });

/** The tokens of an element, in the order in which they are read. */
function tokensOf(node: Element): Token[] {
  const kids = [...node.children];
  const [first, second, third] = kids;
  const text = textOf(node);
  switch (node.nodeName.toLowerCase()) {
    case "mn":
      return [{ kind: "part", part: { kind: "number", value: Number(text.replace(/[,\s]/g, "")) } }];
    case "mo":
      if (text === "∑") return [{ kind: "over", index: "" }];
      return UNSEEN.has(text) ? [] : [sign(text)];
    case "mi":
    case "mover": {
      const letter = letterOf(node);
      if (letter === null || text === "/") return [sign(text)];
      return /^\p{L}{2}/u.test(letter) || GREEK_FUNCTIONS.has(letter)
        ? [{ kind: "name", name: letter }]
        : [symbol(letter)];
    }
    case "mspace":
      return [];
    case "mfrac":
      return first !== undefined && second !== undefined ? [fraction(first, second)] : [];
    case "msqrt":
      return [
        { kind: "part", part: { kind: "call", name: "sqrt", operands: [read(kids.flatMap(tokensOf))] } },
      ];
    case "msub":
    case "munder":
      return first !== undefined && second !== undefined ? indexed(first, textOf(second)) : [];
    case "msup":
      return first !== undefined && second !== undefined ? raised(first, "", second) : [];
    case "msubsup":
      return first !== undefined && second !== undefined && third !== undefined
        ? raised(first, textOf(second), third)
        : [];
    default:
      return joined(kids.flatMap(tokensOf));
  }
}

function indexed(base: Element, sub: string): Token[] {
  const letter = letterOf(base);
  if (letter !== null) return [symbol(symbolKey(letter, sub, ""))];
  // `softmax(z)_j`: the index belongs to the function.
  return textOf(base) === "∑" ? [{ kind: "over", index: sub }] : tokensOf(base);
}

function raised(base: Element, sub: string, above: Element): Token[] {
  const letter = letterOf(base);
  if (textOf(above) === "′") return [{ kind: "name", name: `${textOf(base)}′` }];
  const mark = letter === null ? null : markAbove(above);
  if (letter !== null && mark !== null) return [symbol(symbolKey(letter, sub, mark))];
  const left: Expression =
    letter === null
      ? read(tokensOf(base))
      : letter === "e" && sub === ""
        ? { kind: "number", value: Math.E }
        : { kind: "symbol", key: symbolKey(letter, sub, "") };
  return [{ kind: "part", part: { kind: "operation", sign: "^", left, right: read(tokensOf(above)) } }];
}

/** A derivative where both parts begin with ∂, else a quotient. */
function fraction(above: Element, below: Element): Token {
  const [upper, lower] = [derivedIn(tokensOf(above)), derivedIn(tokensOf(below))];
  if (upper !== null && lower !== null) return symbol(derivativeKey(upper, lower));
  const part: Expression = {
    kind: "operation",
    sign: "/",
    left: read(tokensOf(above)),
    right: read(tokensOf(below)),
  };
  return { kind: "part", part };
}

const isSign = (token: Token | undefined, text: string): boolean =>
  token?.kind === "sign" && token.sign === text;
const keyIn = (token: Token | undefined): string | null =>
  token?.kind === "part" && token.part.kind === "symbol" ? token.part.key : null;

const derivedIn = ([d, of, ...rest]: readonly Token[]): string | null =>
  isSign(d, "∂") && rest.length === 0 ? keyIn(of) : null;

/** Derivatives that stand on one line, ∂C/∂w, as one symbol. */
function joined(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let k = 0; k < tokens.length; k++) {
    const token = tokens[k];
    if (token === undefined) continue;
    const [upper, lower] = [keyIn(tokens[k + 1]), keyIn(tokens[k + 4])];
    if (
      isSign(token, "∂") &&
      upper !== null &&
      isSign(tokens[k + 2], "/") &&
      isSign(tokens[k + 3], "∂") &&
      lower !== null
    ) {
      out.push(symbol(derivativeKey(upper, lower)));
      k += 4;
    } else out.push(token);
  }
  return out;
}

/** The formula that tokens are. Throws for what cannot be read. */
function read(tokens: readonly Token[]): Expression {
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

/** What one printed figure says. */
export type Figure =
  | { readonly kind: "symbol"; readonly key: string }
  /** `name = formula`; of a function `argument` is the letter that it is written with, and `index` of which of many it is. */
  | {
      readonly kind: "definition";
      readonly name: string;
      readonly argument?: string;
      readonly formula: Expression;
    }
  /** `= formula`, after a symbol that stands before it. */
  | { readonly kind: "equated"; readonly formula: Expression }
  | { readonly kind: "matrix"; readonly name: string; readonly rows: readonly (readonly number[])[] }
  | { readonly kind: "other" };

export function figureOf(node: Element): Figure {
  const table = node.querySelector("mtable");
  const head = textOf(node).split("=")[0] ?? "";
  // Slopes stand beside their functions: whoever can derive does not need them.
  if (head.includes("′")) return { kind: "other" };
  if (table !== null) return { kind: "matrix", name: matrixName(node), rows: rowsOf(table) };
  const tokens = joined([...node.querySelectorAll("math")].flatMap(tokensOf));
  const [first] = tokens;
  const only = tokens.length === 1 ? keyIn(first) : null;
  if (only !== null) return { kind: "symbol", key: only };
  const equals = tokens.findIndex((token) => isSign(token, "="));
  if (equals < 0) return { kind: "other" };
  if (keyIn(first)?.startsWith("∂") === true && equals > 0) return { kind: "other" };
  const rest = tokens.slice(equals + 1);
  const again = rest.findIndex((token) => isSign(token, "="));
  const formula = read(again < 0 ? rest : rest.slice(0, again));
  if (equals === 0) return { kind: "equated", formula };
  const name = first?.kind === "name" ? first.name : keyIn(first);
  if (name === null) return { kind: "other" };
  const argument = tokens.slice(1, equals).flatMap((token) => keyIn(token) ?? [])[0];
  return { kind: "definition", name, formula, ...(argument === undefined ? {} : { argument }) };
}

function matrixName(node: Element): string {
  const [math] = node.querySelectorAll("math");
  const [first] = math === undefined ? [] : tokensOf(math);
  return keyIn(first) ?? "";
}

const rowsOf = (table: Element): number[][] =>
  [...table.querySelectorAll("mtr")].map((row) =>
    [...row.querySelectorAll("mtd")].map((cell) =>
      Number(textOf(cell).replace(/\s/g, "").replaceAll("−", "-")),
    ),
  );

import type { Expression } from "./expression.js";
import { isSign, keyIn, read, type Token } from "./grammar.js";
import { derivativeKey, letterOf, markAbove, symbolKey } from "./symbols.js";
import { type Element, textOf } from "./tree.js";

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
export function tokensOf(node: Element): Token[] {
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

/** ∂, or d, which stands for it where a function has one variable. */
const isDerivative = (token: Token | undefined): boolean => isSign(token, "∂") || keyIn(token) === "d";

/** A derivative where both parts begin with ∂ or d, else a quotient. */
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

const derivedIn = ([d, of, ...rest]: readonly Token[]): string | null =>
  isDerivative(d) && rest.length === 0 ? keyIn(of) : null;

/** Derivatives that stand on one line, ∂C/∂w, as one symbol. */
export function joined(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let k = 0; k < tokens.length; k++) {
    const token = tokens[k];
    if (token === undefined) continue;
    const [upper, lower] = [keyIn(tokens[k + 1]), keyIn(tokens[k + 4])];
    if (
      isDerivative(token) &&
      upper !== null &&
      isSign(tokens[k + 2], "/") &&
      isDerivative(tokens[k + 3]) &&
      lower !== null
    ) {
      out.push(symbol(derivativeKey(upper, lower)));
      k += 4;
    } else out.push(token);
  }
  return out;
}

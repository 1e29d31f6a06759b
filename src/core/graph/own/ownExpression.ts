import type { Expression } from "../expressionTree.js";
import type { MathTree, ParseMath } from "./mathTree.js";
import { type ExpressionFault, expressionOf, FaultFound, MADE_OF, type OwnFunctions } from "./readMath.js";

/** How two numbers may be compared. */
export const COMPARISONS = ["<", "<=", ">", ">=", "!="] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What must hold of a draw. */
export interface Requirement {
  readonly left: Expression;
  readonly is: Comparison;
  readonly right: Expression;
}

type Read<T> =
  | { readonly read: T; readonly fault?: undefined }
  | { readonly read?: undefined; readonly fault: ExpressionFault };

/** The longest expression, in characters: nobody works more out in one line. */
const LONGEST = 200;

/** Reads an expression over the ids that are known where it stands. */
export function readOwnExpression(
  text: string,
  known: readonly string[],
  parse: ParseMath,
  functions?: OwnFunctions,
): Read<Expression> {
  if (text.length > LONGEST)
    return wrong(`${text.length} characters; at most ${LONGEST}, so take it in two lines`, 0);
  try {
    const plain = plainText(text);
    if (plain.trim() === "") return wrong(`something is missing at its end; ${MADE_OF}`, 0);
    return { read: expressionOf(parsed(plain, parse), plain, known, functions) };
  } catch (error) {
    if (error instanceof FaultFound) return { fault: error.fault };
    throw error;
  }
}

/** Reads `abs(z) > 0.1`. */
export function readRequirement(
  text: string,
  known: readonly string[],
  parse: ParseMath,
  functions?: OwnFunctions,
): Read<Requirement> {
  const signs = [...text.matchAll(/[<>]=?|!=|=+/g)];
  const [sign] = signs;
  const is = COMPARISONS.find((one) => one === sign?.[0]);
  if (sign === undefined || is === undefined || signs.length > 1)
    return wrong(
      `no comparison of two numbers; one of ${COMPARISONS.join(" ")} between them would be right`,
      signs[1]?.index ?? sign?.index ?? 0,
    );
  const after = sign.index + is.length;
  const left = readOwnExpression(text.slice(0, sign.index), known, parse, functions);
  const right = readOwnExpression(text.slice(after), known, parse, functions);
  if (left.fault !== undefined) return left;
  if (right.fault !== undefined) return wrong(right.fault.message, after + right.fault.at);
  return { read: { left: left.read, is, right: right.read } };
}

const wrong = (message: string, at: number): { readonly fault: ExpressionFault } => ({
  fault: { message, at },
});

/** Signs that stand for others, each as long as what it stands for. */
const SAME: Readonly<Record<string, string>> = {
  ...{ "−": "-", "–": "-", "·": "*", "⋅": "*", "×": "*", "∗": "*", "÷": "/", "∕": "/" },
  ...{ "（": "(", "）": ")", "，": ",", "＋": "+", "－": "-", "＊": "*", "／": "/" },
};

/** What a line may not have, and what to write in its place. */
const REFUSED: Readonly<Record<string, string>> = {
  "'": "a slope has a name of its own, as sigmoidSlope(a)",
  "=": "a line has its name before the colon: {z: w*x}",
  "\\": "TeX is for texts; what is worked out is written as w*x + b",
  $: "TeX is for texts; what is worked out is written as w*x + b",
  "%": "there is no remainder; x - 2*floor(x/2) is that of x by 2",
  "!": "there is no factorial",
};

/**
 * A text in mathjs's signs, every character in its place. Throws FaultFound at the first that no line has: nothing else
 * comes to the parser, no quote, no assignment and no end of a line.
 */
function plainText(text: string): string {
  const plain = text
    .replace(/[\u00b7\u2013-\uffff×÷]/g, (sign) => SAME[sign] ?? sign)
    .replace(/\s/g, " ")
    .replaceAll("**", " ^");
  const stray = plain.search(/[^\w +\-*/^(),.?:<>=[\]]|(?<![<>])=|0[xXbBoO]|\.(?![\d])(?<!\d\.)/);
  if (stray < 0) return plain;
  const sign = String.fromCodePoint(plain.codePointAt(stray) ?? 0);
  const cure = Object.hasOwn(REFUSED, sign) ? REFUSED[sign] : undefined;
  throw new FaultFound(`it cannot be read from "${short(text.slice(stray))}" on; ${cure ?? MADE_OF}`, stray);
}

/** What mathjs makes of it, or what it says, in the place that it names. */
function parsed(text: string, parse: ParseMath): MathTree {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { char } = error as { readonly char?: unknown };
    const at = typeof char === "number" ? Math.min(char - 1, text.length) : 0;
    const rest = text.slice(at).trim();
    const where =
      rest === "" ? "something is missing at its end" : `it cannot be read from "${short(rest)}" on`;
    const place = rest === "" ? text.trimEnd().length : at + text.slice(at).search(/\S/);
    throw new FaultFound(`${where}; ${MADE_OF}`, place);
  }
}

const short = (text: string): string => (text.length > 12 ? `${text.slice(0, 12)}…` : text);

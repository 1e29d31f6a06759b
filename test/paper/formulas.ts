import type { Expression } from "./expression.js";
import { isSign, keyIn, read } from "./grammar.js";
import { joined, tokensOf } from "./tokens.js";
import { type Element, textOf } from "./tree.js";

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

/** A formula that stands by itself; null where a figure says something else. */
export function formulaOf(node: Element): Expression | null {
  const tokens = joined([...node.querySelectorAll("math")].flatMap(tokensOf));
  return tokens.length > 0 && !tokens.some((token) => isSign(token, "=")) ? read(tokens) : null;
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

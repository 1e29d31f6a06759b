import { attributeOf, textIn, within, type XmlElement } from "./xml.js";

/** A number, a text or an identifier, a truth; null for nothing. */
export type Value = number | string | boolean | null;
export type Values = ReadonlyMap<string, Value>;

/** What stands in an item that a checker cannot play. */
export class Unplayable extends Error {}

/** An element in the names of QTI 2.1: QTI 3 calls `responseIf` `qti-response-if`. */
export const inOldNames = ({ name, attributes, children, text }: XmlElement): XmlElement => ({
  name: name.startsWith("qti-") ? plain(name.slice(4)) : name,
  attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [plain(key), value])),
  children: children.map(inOldNames),
  text,
});
const plain = (dashed: string): string =>
  dashed.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());

const typedAs = (text: string, baseType: string): Value =>
  baseType === "float" || baseType === "integer" ? Number(text) : text;

/** Several identifiers, whose order does not count, as one text: nothing where there is none. */
const together = (ids: readonly string[]): Value => (ids.length === 0 ? null : [...ids].sort().join(" "));

/** The values that a declaration gives: of a response the right ones, of an outcome what it begins with. */
export function declaredIn(declaration: XmlElement, inside: "correctResponse" | "defaultValue"): Value {
  const values = within(declaration, inside).flatMap((one) => within(one, "value"));
  const [value] = values;
  if (value === undefined) return null;
  if (attributeOf(declaration, "cardinality") === "multiple")
    return together(values.map((one) => textIn(one).trim()));
  return typedAs(textIn(value).trim(), attributeOf(declaration, "baseType"));
}

/** What an item's outcomes are for these responses, by its own response processing. Throws Unplayable. */
export function play(item: XmlElement, responses: Values): Map<string, Value> {
  const outcomes = new Map<string, Value>(
    within(item, "outcomeDeclaration").map((one) => [
      attributeOf(one, "identifier"),
      declaredIn(one, "defaultValue"),
    ]),
  );
  const rights = new Map(
    within(item, "responseDeclaration").map((one) => [
      `correct ${attributeOf(one, "identifier")}`,
      declaredIn(one, "correctResponse"),
    ]),
  );
  const at = (name: string): Value => {
    if (rights.has(name)) return rights.get(name) ?? null;
    const held = responses.has(name) ? responses : outcomes;
    const value = held.get(name);
    if (value === undefined) throw new Unplayable(`${name} is used, but not declared`);
    return value;
  };
  const run = (rules: readonly XmlElement[]): void => {
    for (const rule of rules) {
      if (rule.name === "setOutcomeValue") {
        const name = attributeOf(rule, "identifier");
        if (!outcomes.has(name)) throw new Unplayable(`${name} is set, but not declared`);
        const [expression] = rule.children;
        if (expression !== undefined) outcomes.set(name, worthOf(expression, at));
      } else if (rule.name === "responseCondition") {
        const branch = rule.children.find(
          ({ name, children: [when] }) =>
            name === "responseElse" || (when !== undefined && worthOf(when, at) === true),
        );
        if (branch !== undefined)
          run(branch.name === "responseElse" ? branch.children : branch.children.slice(1));
      } else throw new Unplayable(`${rule.name} is not known to this check`);
    }
  };
  for (const processing of within(item, "responseProcessing")) {
    if (processing.attributes["template"] !== undefined && processing.children.length === 0)
      throw new Unplayable("it is marked by a template, which this check does not play");
    run(processing.children);
  }
  return outcomes;
}

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  ...{ exp: Math.exp, ln: Math.log, log: Math.log10, abs: Math.abs, signum: Math.sign, floor: Math.floor },
  ...{
    ceil: Math.ceil,
    tanh: Math.tanh,
    sinh: Math.sinh,
    cosh: Math.cosh,
    sin: Math.sin,
    cos: Math.cos,
    tan: Math.tan,
  },
};

const NUMBERS: Readonly<Record<string, (...x: number[]) => number | boolean>> = {
  sum: (...x) => x.reduce((total, one) => total + one, 0),
  product: (...x) => x.reduce((total, one) => total * one, 1),
  subtract: (a = Number.NaN, b = Number.NaN) => a - b,
  divide: (a = Number.NaN, b = Number.NaN) => a / b,
  power: (a = Number.NaN, b = Number.NaN) => a ** b,
  max: Math.max,
  min: Math.min,
  gte: (a = Number.NaN, b = Number.NaN) => a >= b,
  lte: (a = Number.NaN, b = Number.NaN) => a <= b,
  gt: (a = Number.NaN, b = Number.NaN) => a > b,
  lt: (a = Number.NaN, b = Number.NaN) => a < b,
};

/** What an expression comes to; where an operand is nothing, so is it. */
function worthOf(node: XmlElement, at: (name: string) => Value): Value {
  const { name, children } = node;
  if (name === "baseValue") return typedAs(textIn(node).trim(), attributeOf(node, "baseType"));
  if (name === "correct") return at(`correct ${attributeOf(node, "identifier")}`);
  if (name === "variable") return at(attributeOf(node, "identifier"));
  // Only as far as it is needed: what stands behind a false part of an and may be nothing.
  if (name === "and") return children.every((one) => worthOf(one, at) === true);
  if (name === "or") return children.some((one) => worthOf(one, at) === true);
  const values = children.map((one) => worthOf(one, at));
  if (name === "isNull") return values[0] === null;
  if (values.includes(null)) return null;
  if (name === "not") return values[0] !== true;
  // A container of one number, and that number out of it.
  if ((name === "ordered" && values.length === 1) || (name === "index" && node.attributes["n"] === "1"))
    return values[0] ?? null;
  if (name === "match") return values[0] === values[1];
  const numbers = values.map(Number);
  const made = name === "mathOperator" ? FUNCTIONS[attributeOf(node, "name")] : NUMBERS[name];
  if (made === undefined)
    throw new Unplayable(`${name} ${attributeOf(node, "name")} is not known to this check`);
  const worth = made(...(numbers as [number, ...number[]]));
  return typeof worth === "number" && Number.isNaN(worth) ? null : worth;
}

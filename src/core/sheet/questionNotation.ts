import { sizesOf } from "../network/network.js";
import { type Notation, type NotationName, notationOf } from "../notation/notation.js";
import type { Question } from "./sheet.js";

/**
 * Topics about functions of one variable: their derivatives are written with d. They stand here by name, since a page that
 * marks carries sheets and no topics.
 */
const ONE_VARIABLE: ReadonlySet<string> = new Set(["activation-derivative", "chain-rule"]);

/** The notations of drawn networks, which keep the symbols that they have written: copies of a sheet have the same shapes. */
const made = new Map<string, Notation>();
const MOST_MADE = 100;

/** The notation that a question is printed in. */
export function notationOfQuestion(
  { network, topic, own }: Pick<Question, "network" | "topic" | "own">,
  name: NotationName,
): Notation {
  const sizes = network === undefined ? [] : sizesOf(network);
  const sign = ONE_VARIABLE.has(topic) ? "d" : "∂";
  if (own?.symbols !== undefined) return notationOf(name, sizes, own.symbols, sign);
  const key = `${name} ${sizes.join()} ${sign}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  if (made.size >= MOST_MADE) made.clear();
  const notation = notationOf(name, sizes, {}, sign);
  made.set(key, notation);
  return notation;
}

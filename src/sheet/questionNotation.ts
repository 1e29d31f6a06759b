import { sizesOf } from "../network/network.js";
import { type Notation, type NotationName, notationOf } from "../notation/notation.js";
import type { Question } from "./sheet.js";

/**
 * Topics about functions of one variable: their derivatives are written with d. They stand here by name, since a page that
 * marks carries sheets and no topics.
 */
const ONE_VARIABLE: ReadonlySet<string> = new Set(["activation-derivative", "chain-rule"]);

/** The notation that a question is printed in. */
export const notationOfQuestion = (
  { network, topic, own }: Pick<Question, "network" | "topic" | "own">,
  name: NotationName,
): Notation =>
  notationOf(
    name,
    network === undefined ? [] : sizesOf(network),
    own?.symbols,
    ONE_VARIABLE.has(topic) ? "d" : "∂",
  );

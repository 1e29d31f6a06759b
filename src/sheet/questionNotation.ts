import { sizesOf } from "../network/network.js";
import { type Notation, type NotationName, notationOf } from "../notation/notation.js";
import type { Question } from "./sheet.js";

/** The notation that a question is printed in. */
export const notationOfQuestion = (
  { network, own }: Pick<Question, "network" | "own">,
  name: NotationName,
): Notation => notationOf(name, network === undefined ? [] : sizesOf(network), own?.symbols);

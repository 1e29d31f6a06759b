import { sizesOf } from "../network/network.js";
import { type Notation, type NotationName, notationOf } from "../notation/notation.js";
import { showsOf } from "../topics/index.js";
import type { Question } from "./sheet.js";

/** The notation that a question is printed in. */
export const notationOfQuestion = (
  { network, topic, own }: Pick<Question, "network" | "topic" | "own">,
  name: NotationName,
): Notation =>
  notationOf(
    name,
    network === undefined ? [] : sizesOf(network),
    own?.symbols,
    showsOf(topic).oneVariable === true ? "d" : "∂",
  );

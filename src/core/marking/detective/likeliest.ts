import type { Definition } from "../../graph/definition.js";
import type { Expression } from "../../graph/expressionTree.js";
import { roundNumber } from "../../graph/rounding.js";
import type { Ranked } from "./edit.js";
import { editsOf, roundedEdits } from "./editsOf.js";
import type { Haves } from "./haves.js";
import { isSame } from "./limits.js";
import { openedWith } from "./parts.js";

/** The edits of a line as it is worked out here. */
export function likeliestEdits(
  { scheme: { graph, roundingFor, question }, own }: Haves,
  definition: Definition,
  value: (id: string) => number,
): Ranked[] {
  const kept = (id: string) => own.values.has(id) || question.shown.includes(id);
  const copyOf = (id: string): Expression | undefined => {
    const source = kept(id) ? undefined : graph.byId.get(id)?.expression;
    return typeof source === "string" ? (copyOf(source) ?? source) : undefined;
  };
  const opened = openedWith(definition.expression, copyOf);
  const shorter = (id: string): number[] => {
    const number = value(id);
    if (roundingFor(id) === "exact" || !Number.isFinite(number)) return [];
    const short = SHORTER.map((rounding) => roundNumber(number, rounding));
    return [...new Set(short)].filter((one) => one !== 0 && !isSame(one, number));
  };
  return [...editsOf({ graph, definition, opened }), ...roundedEdits(definition.id, opened, shorter)];
}

/** What a number is rounded to too early. */
const SHORTER = [{ significant: 3 }, { significant: 2 }, { decimals: 2 }, { decimals: 1 }] as const;

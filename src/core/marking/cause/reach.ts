import { known } from "../../base/known.js";
import type { Definition, Graph } from "../../graph/definition.js";
import { symbolsOf } from "../../graph/expressionTree.js";

/** What a quantity moves that was not asked. */
export interface Reach {
  readonly definition: string;
  /** The answers that rest on it, with the lines that lead there: those between, and the answer's own at the end. */
  readonly ways: ReadonlyMap<string, readonly Definition[]>;
}

/**
 * The quantities without an answer in which a slip could move several answers, the last ones first. What moves the same
 * answers by way of a later one alone is left out: a slip there cannot be told from one in the later.
 */
export function reachesIn(graph: Graph, known: ReadonlySet<string>, answered: ReadonlySet<string>): Reach[] {
  const kept: Reach[] = [];
  for (const { id } of [...graph.definitions].reverse()) {
    if (known.has(id)) continue;
    const moved = movedBy(graph, id, known, null);
    const answers = moved.filter((one) => answered.has(one.id));
    if (answers.length < 2) continue;
    const inside = new Set(moved.map((one) => one.id));
    const isTold = kept.some(
      ({ definition, ways }) =>
        inside.has(definition) &&
        ways.size === answers.length &&
        !movedBy(graph, id, known, definition).some((one) => answered.has(one.id)),
    );
    if (isTold) continue;
    kept.push({
      definition: id,
      ways: new Map(answers.map((answer) => [answer.id, linesTo(answer, moved, known)] as const)),
    });
  }
  return kept;
}

/** The lines that a quantity moves, in order: those that are known end it, and so does one that is held. */
function movedBy(graph: Graph, id: string, known: ReadonlySet<string>, held: string | null): Definition[] {
  const moving = new Set([id]);
  return graph.definitions.filter((line) => {
    if (line.id === held || line.id === id) return false;
    if (!symbolsOf(line.expression).some((used) => moving.has(used))) return false;
    if (!known.has(line.id)) moving.add(line.id);
    return true;
  });
}

/** Of the lines that are moved those that lead to an answer, itself last. */
function linesTo(
  answer: Definition,
  moved: readonly Definition[],
  ends: ReadonlySet<string>,
): readonly Definition[] {
  const byId = new Map(moved.map((one) => [one.id, one]));
  const needed = new Set<string>();
  const visit = (line: Definition): void => {
    if (needed.has(line.id)) return;
    needed.add(line.id);
    for (const used of symbolsOf(line.expression))
      if (byId.has(used) && !ends.has(used)) visit(known(byId, used));
  };
  visit(answer);
  return moved.filter(({ id }) => needed.has(id));
}

import type { Fact } from "./facts.js";

/** What a sheet states once for all its questions, and what each states itself. */
export interface SharedFacts {
  readonly shared: readonly Fact[];
  readonly own: readonly (readonly Fact[])[];
}

const ORDER = ["activation", "slope", "loss", "weights"];
const rank = ({ kind }: Fact): number => ORDER.indexOf(kind.split(".", 1)[0] ?? "");

/**
 * Facts of one kind that two questions or more would state are said once. Of losses it is the one that most questions
 * have: the others say theirs.
 */
export function shareFacts(facts: readonly (readonly Fact[])[]): SharedFacts {
  const count = (kind: string): number =>
    facts.filter((own) => own.some((fact) => fact.kind === kind)).length;
  const kinds = new Map(facts.flat().map((fact) => [fact.kind, fact]));
  kinds.delete("");
  const losses = [...kinds.keys()].filter((kind) => kind.startsWith("loss."));
  const [usual] = losses.sort((a, b) => count(b) - count(a));
  const isShared = (kind: string): boolean =>
    kinds.has(kind) && count(kind) > 1 && (!kind.startsWith("loss.") || kind === usual);
  const shared = [...kinds.values()]
    .filter(({ kind }) => isShared(kind))
    .map(({ general, ...fact }) => ({ ...fact, ...(general === undefined ? {} : { note: general }) }));
  return {
    shared: shared.sort((a, b) => rank(a) - rank(b)),
    own: facts.map((own) => own.filter(({ kind }) => !isShared(kind))),
  };
}

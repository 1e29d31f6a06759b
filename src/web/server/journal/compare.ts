import type { Folded, Places } from "./folded.js";
import { emptyFold } from "./folded.js";

/** Where a journal and a database say different things of a set. */
export interface Compared {
  /** Said in the journal; the database has nothing there, or what stood there before. */
  readonly missing: Folded;
  /** The database has something else there than the entry says by which it was written. */
  readonly altered: Folded;
  /** In the database alone: from before there was a journal, or through another server. */
  readonly unlogged: Folded;
}

/** Compares what a journal and a database know of a set. */
export function compare(journal: Folded, database: Folded): Compared {
  const found: Compared = { missing: emptyFold(), altered: emptyFold(), unlogged: emptyFold() };
  const places = <What>(of: (folded: Folded) => Places<What>, once: boolean): void => {
    const [said, kept] = [of(journal), of(database)];
    for (const [place, stands] of said) {
      const other = kept.get(place);
      // A mark that was taken away leaves no row.
      if (other === undefined ? stands.what !== null : !once && other.order < stands.order)
        of(found.missing).set(place, stands);
      else if (other?.order === stands.order && !same(other.what, stands.what))
        of(found.altered).set(place, stands);
    }
    for (const [place, stands] of kept) {
      const order = said.get(place)?.order ?? -1;
      if (once ? order < 0 : order < stands.order) of(found.unlogged).set(place, stands);
    }
  };
  places((folded) => folded.boxes, false);
  places((folded) => folded.attempts, true);
  places((folded) => folded.marks, false);
  places((folded) => folded.schemes, true);
  return found;
}

/** Whether both are one text, or objects of the same entries in whatever order: a database has an order of its own. */
function same(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return one === other;
  const sorted = (of: object): string =>
    JSON.stringify(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(one) === sorted(other);
}

/** How many places there are. */
export const sizeOf = ({ boxes, attempts, marks, schemes }: Folded): number =>
  boxes.size + attempts.size + marks.size + schemes.size;

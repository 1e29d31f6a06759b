import type { Copy } from "../students/copy.js";
import type { ManifestEntry } from "./manifest.js";
import { fileOf } from "./readSet.js";

/** What is asked of a copy to find its place among those made for one student. */
type Issued = Pick<ManifestEntry, "id"> & { readonly replaces?: string | undefined };

/** For the id of each copy that was replaced: the one that stands in its place now. */
export function newestIssues(copies: readonly Issued[]): Map<string, string> {
  const next = new Map(
    copies.flatMap(({ id, replaces }) => (replaces === undefined ? [] : [[replaces, id]])),
  );
  const newest = (id: string): string => {
    const seen = new Set([id]);
    let last = id;
    for (let one = next.get(last); one !== undefined && !seen.has(one); one = next.get(one)) {
      seen.add(one);
      last = one;
    }
    return last;
  };
  return new Map([...next.keys()].map((id) => [id, newest(id)]));
}

/** The copies with each reissue right after the one in whose place it came. */
export function withIssues<T extends Issued>(copies: readonly T[], issues: readonly T[]): T[] {
  const after = new Map<string, T[]>();
  for (const issue of issues) {
    const { replaces = "" } = issue;
    after.set(replaces, [...(after.get(replaces) ?? []), issue]);
  }
  const chain = (copy: T): T[] => [copy, ...(after.get(copy.id) ?? []).flatMap(chain)];
  return copies.flatMap(chain);
}

/** The copy that a student of this copy gets in its place: `7 (2)`, in files `7~2`. */
export function nextIssue(entry: ManifestEntry, copies: readonly ManifestEntry[]): Copy {
  const byId = new Map(copies.map((one) => [one.id, one]));
  let first = entry;
  for (let one = byId.get(first.replaces ?? ""); one !== undefined; one = byId.get(one.replaces ?? ""))
    first = one;
  let number = 2;
  while (byId.has(`${first.id} (${number})`)) number++;
  const { student } = entry;
  return {
    id: `${first.id} (${number})`,
    file: `${fileOf(first)}~${number}`,
    ...(student === undefined ? {} : { student }),
    replaces: entry.id,
  };
}

/** The sheets that students have now and of which none was marked, `marked` naming those that were. */
export function unmarked<T extends Issued>(copies: readonly T[], marked: ReadonlySet<string>): T[] {
  const newest = newestIssues(copies);
  const done = new Set([...marked].map((id) => newest.get(id) ?? id));
  return copies.filter(({ id }) => !newest.has(id) && !done.has(id));
}

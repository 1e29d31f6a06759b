import { Disagreement } from "./compiled.js";
import type { Tag } from "./pdf/tags.js";
import type { SetStrip } from "./setBlock.js";

interface Tagged {
  readonly tags: readonly Tag[];
  /** Spoken texts in the order of their elements. */
  readonly alts: readonly string[];
}

/**
 * The elements of a strip with those of what is set one by one in it, whose marked contents are counted after its own. Throws a
 * Disagreement where a list is not tagged as one.
 */
export function withItems({ compiled, alts, items }: SetStrip): Tagged {
  if (items.length === 0) return { tags: compiled.tags, alts };
  /** By the marked contents of stubs. */
  const own = new Map<number, Tagged>();
  let mark = compiled.marks;
  for (const [k, { blocks }] of items.entries()) {
    const tags: Tag[] = [];
    for (const item of blocks) {
      for (const tag of inside(item.compiled.tags)) tags.push(counted(tag, mark));
      mark += item.compiled.marks;
    }
    const at = compiled.stubs[k]?.mark;
    if (typeof at === "number") own.set(at, { tags, alts: blocks.flatMap((item) => item.alts) });
  }
  const spoken: string[] = [];
  let before = 0;
  let found = 0;
  const replaced = (tag: Tag): Tag => {
    if (tag.alt) {
      spoken.push(alts[before] ?? "");
      before += 1;
    }
    const kids = tag.kids.flatMap((kid): readonly (Tag | number)[] => {
      if (typeof kid === "number") return [kid];
      const [only, ...others] = kid.kids;
      const set = typeof only === "number" && others.length === 0 ? own.get(only) : undefined;
      if (set === undefined) return [replaced(kid)];
      found += 1;
      spoken.push(...set.alts);
      return set.tags;
    });
    return { ...tag, kids };
  };
  const tags = compiled.tags.map(replaced);
  if (found !== items.length) throw new Disagreement("a list is not tagged");
  return { tags, alts: spoken };
}

/** An item's own elements, without the list in which it was set alone; what is in a cell stands in nothing. */
function inside(tags: readonly Tag[]): readonly Tag[] {
  const [list] = tags;
  if (list?.role !== "/L") return tags;
  const own = list.kids.filter((kid) => typeof kid !== "number");
  if (tags.length > 1 || own.length < list.kids.length)
    throw new Disagreement("an item is not tagged as one");
  return own;
}

/** The same with its marked contents counted from `from` on. */
function counted(tag: Tag, from: number): Tag {
  if (tag.id !== null || tag.entries.includes("(node")) throw new Disagreement("an item names others");
  return { ...tag, kids: tag.kids.map((kid) => (typeof kid === "number" ? from + kid : counted(kid, from))) };
}

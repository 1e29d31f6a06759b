import { Disagreement } from "./compiled.js";
import type { Tag } from "./pdf/tags.js";
import type { SetStrip } from "./setBlock.js";

interface Tagged {
  readonly tags: readonly Tag[];
  /** Spoken texts in the order of their elements. */
  readonly alts: readonly string[];
}

/**
 * The elements of a strip with those of its items, whose marked contents are counted after its own. Throws a Disagreement where
 * its list is not tagged as one.
 */
export function withItems({ compiled, alts, items }: SetStrip): Tagged {
  if (items === null) return { tags: compiled.tags, alts };
  let mark = compiled.marks;
  const own: Tag[] = [];
  const spoken: string[] = [];
  for (const item of items.blocks) {
    const [list, ...others] = item.compiled.tags;
    if (list === undefined || others.length > 0) throw new Disagreement("an item is not tagged as one");
    for (const kid of list.kids) {
      if (typeof kid === "number") throw new Disagreement("a list has content beside its items");
      own.push(counted(kid, mark));
    }
    spoken.push(...item.alts);
    mark += item.compiled.marks;
  }
  let before = 0;
  let isFound = false;
  const replaced = (tag: Tag): Tag => {
    if (isFound) return tag;
    if (tag.alt) before += 1;
    const kids = tag.kids.flatMap((kid): (Tag | number)[] => {
      if (typeof kid === "number" || isFound) return [kid];
      if (kid.kids.length !== 1 || kid.kids[0] !== compiled.stub?.mark) return [replaced(kid)];
      isFound = true;
      return own;
    });
    return { ...tag, kids };
  };
  const tags = compiled.tags.map(replaced);
  if (!isFound) throw new Disagreement("a list is not tagged");
  return { tags, alts: [...alts.slice(0, before), ...spoken, ...alts.slice(before)] };
}

/** The same with its marked contents counted from `from` on. */
function counted(tag: Tag, from: number): Tag {
  if (tag.id !== null || tag.entries.includes("(node")) throw new Disagreement("an item names others");
  return { ...tag, kids: tag.kids.map((kid) => (typeof kid === "number" ? from + kid : counted(kid, from))) };
}

/** By the name of a tag. */
const expressions = new Map<string, RegExp>();

/** Where the element that begins at a place of HTML ends; null where it does not. */
export function endOf(html: string, tag: string, from: number): number | null {
  const tags = expressions.get(tag) ?? new RegExp(`<(/?)${tag}(?=[ >])[^>]*>`, "g");
  expressions.set(tag, tags);
  tags.lastIndex = from;
  let depth = 0;
  for (let found = tags.exec(html); found !== null; found = tags.exec(html)) {
    depth += found[1] === "/" ? -1 : 1;
    if (depth === 0) return found.index + found[0].length;
  }
  return null;
}

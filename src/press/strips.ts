/** A document of strips: on each page its blocks, in their order. */
export interface StripDocument {
  /** The document up to its body, and the body's own tag. */
  readonly head: string;
  readonly pages: readonly (readonly string[])[];
}

const PAGE = '<div class="page">';
/** What stands around strips: it holds them together and looks like nothing. */
const AROUND = /^(?:\s|<div class="(?:page|question|together|part)">|<\/div>)*$/;

/**
 * The strips of a document, or null where it has none, or anything beside them: then nobody has promised that they look
 * alone as they do together.
 */
export function stripsOf(html: string): StripDocument | null {
  const start = html.indexOf(">", html.indexOf("<body")) + 1;
  const end = html.lastIndexOf("</body>");
  if (start === 0 || end < start) return null;
  const pages = html.slice(start, end).split(PAGE).slice(1).map(stripsIn);
  if (pages.length === 0 || pages.some((page) => page === null)) return null;
  return { head: html.slice(0, start), pages: pages.map((page) => page ?? []) };
}

function stripsIn(page: string): string[] | null {
  const strips: string[] = [];
  const opening = /<([a-z]\w*)(?= )[^>]*? data-strip(?=[ >])[^>]*>/g;
  let rest = "";
  let from = 0;
  for (let found = opening.exec(page); found !== null; found = opening.exec(page)) {
    const end = endOf(page, found[1] ?? "", found.index);
    if (end === null) return null;
    strips.push(page.slice(found.index, end));
    rest += page.slice(from, found.index);
    from = end;
    opening.lastIndex = end;
  }
  return AROUND.test(rest + page.slice(from)) ? strips : null;
}

/** Where the element that begins at a place ends. */
function endOf(html: string, tag: string, from: number): number | null {
  const tags = new RegExp(`<(/?)${tag}(?=[ >])[^>]*>`, "g");
  tags.lastIndex = from;
  let depth = 0;
  for (let found = tags.exec(html); found !== null; found = tags.exec(html)) {
    depth += found[1] === "/" ? -1 : 1;
    if (depth === 0) return found.index + found[0].length;
  }
  return null;
}

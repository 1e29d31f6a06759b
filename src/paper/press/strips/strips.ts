import { endOf } from "./endOf.js";
import { flowIn } from "./flow.js";
import { withoutItems } from "./items.js";
import type { Strip, StripDocument } from "./strip.js";

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
  const head = html.slice(0, start);
  const body = html.slice(start, end);
  const flow = flowIn(body);
  if (flow !== null) return { head, kind: "flow", pages: [flow] };
  const pages = body.split(PAGE).slice(1).map(stripsIn);
  if (pages.length === 0 || pages.some((page) => page === null)) return null;
  return { head, kind: "page", pages: pages.map((page) => page ?? []) };
}

const ALONE = { gap: 0, keeps: false, columns: null, whole: null, isHead: false } as const;

function stripsIn(page: string): Strip[] | null {
  const strips: Strip[] = [];
  const opening = /<([a-z]\w*)(?= )[^>]*? data-strip(?=[ >])[^>]*>/g;
  let rest = "";
  let from = 0;
  for (let found = opening.exec(page); found !== null; found = opening.exec(page)) {
    const end = endOf(page, found[1] ?? "", found.index);
    if (end === null) return null;
    const block = withoutItems(page.slice(found.index, end), "");
    if (block === null) return null;
    strips.push({ ...ALONE, ...block });
    rest += page.slice(from, found.index);
    from = end;
    opening.lastIndex = end;
  }
  return AROUND.test(rest + page.slice(from)) ? strips : null;
}

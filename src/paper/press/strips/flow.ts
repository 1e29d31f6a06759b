import { endOf } from "./endOf.js";
import { withoutItems } from "./items.js";
import type { Columns, Strip } from "./strip.js";

const FLOW = '<div class="flow">';
/** What stands around the strips of a document that flows. */
const AROUND =
  /^(?:\s|<div class="flow">|<div class="solutions[a-z ]*" data-columns="[\d ]+">|<div class="question">|<\/div>)*$/;
/** Pixels above a strip that does not say how many. */
const USUAL = 6;
/** What stands between the rows of a table. */
const BETWEEN = /^(?:\s|<\/?t(?:head|body)(?: data-keep)?>)*$/;
/** Of a row that stays with the next. */
const KEEP = /^(<[a-z]+) data-keep(?=[ >])/;
const MARK = /^<([a-z]\w*)\b[^>]*? data-(strip|rows|columns)(?:="([^"]*)")?[^>]*>/;

/** The strips of a body that flows, or null where it does not, or has anything beside them. */
export function flowIn(body: string): Strip[] | null {
  if (!body.trimStart().startsWith(FLOW)) return null;
  const strips: Strip[] = [];
  let columns: Columns | null = null;
  let rest = "";
  let from = 0;
  let wholes = 0;
  for (let at = body.indexOf(" data-"); at >= 0; at = body.indexOf(" data-", from)) {
    const start = body.lastIndexOf("<", at);
    const [opening = "", tag = "", kind, value = ""] =
      MARK.exec(body.slice(start, body.indexOf(">", at) + 1)) ?? [];
    if (kind === undefined) return null;
    if (kind === "columns") {
      // From here on to its end the document stands in columns.
      columns = columnsOf(opening, value);
      rest += body.slice(from, start + opening.length);
      from = start + opening.length;
      continue;
    }
    const end = endOf(body, tag, start);
    if (end === null) return null;
    rest += body.slice(from, start);
    from = end;
    if (kind === "strip") {
      const [gap = "", keep] = value.split(" ");
      const html =
        opening.replace(/ data-strip(?:="[^"]*")?/, ' data-strip="0"') +
        body.slice(start + opening.length, end);
      const block = withoutItems(html, columns?.around ?? "");
      if (block === null) return null;
      strips.push({
        ...block,
        gap: gap === "" ? USUAL : Number(gap),
        keeps: keep !== undefined,
        columns,
        whole: null,
        isHead: false,
      });
    } else {
      const rows = rowsIn(body.slice(start, end), opening, tag, columns?.around ?? "");
      if (rows === null) return null;
      strips.push(
        ...rows.map((row, k) => ({ ...row, gap: k === 0 ? Number(value) : 0, columns, whole: wholes })),
      );
      wholes += 1;
    }
  }
  return AROUND.test(rest + body.slice(from)) ? strips : null;
}

function columnsOf(opening: string, value: string): Columns {
  const [above = 0, between = 0] = value.split(" ").map(Number);
  const around = opening.replace(/ data-columns="[^"]*"/, ' style="columns:auto;width:var(--column)"');
  return { above, between, around };
}

/** The rows of a table, or the items of a list, each as one of its own. */
function rowsIn(
  whole: string,
  opening: string,
  tag: string,
  standsIn: string,
): Pick<Strip, "html" | "items" | "uncut" | "keeps" | "isHead">[] | null {
  const row = tag === "table" ? "tr" : "li";
  // A table of one cell alone Chrome takes for one that is there for its looks.
  const role = tag === "table" ? ' role="table"' : "";
  const around = opening.replace(/ data-rows="[^"]*"/, `${role} data-rows="0"`);
  const rows: Pick<Strip, "html" | "items" | "uncut" | "keeps" | "isHead">[] = [];
  let part = "";
  let from = opening.length;
  const parts = /<(thead|tbody|tr|li)\b[^>]*>/g;
  parts.lastIndex = from;
  for (let found = parts.exec(whole); found !== null; found = parts.exec(whole)) {
    const [open, name = ""] = found;
    if (name !== row) {
      part = open;
      continue;
    }
    const end = endOf(whole, row, found.index);
    if (end === null || !BETWEEN.test(whole.slice(from, found.index))) return null;
    const inside = whole.slice(found.index, end).replace(KEEP, "$1");
    const isHead = part === "<thead>";
    const html = isHead ? `<thead>${inside}</thead>` : part === "" ? inside : `<tbody>${inside}</tbody>`;
    const block = withoutItems(`${around}${html}</${tag}>`, standsIn);
    if (block === null) return null;
    rows.push({ ...block, keeps: isHead || `${part}${open}`.includes(" data-keep"), isHead });
    from = end;
    parts.lastIndex = end;
  }
  return rows;
}

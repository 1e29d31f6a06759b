import type { Title } from "./outline.js";
import { type PdfWriter, pdfString } from "./pdfWriter.js";

/** A heading of a document, on its page. */
export interface PlacedTitle extends Title {
  /** Objects: its page, and its element of the tag tree. */
  readonly page: number;
  readonly heading: number;
}

interface Item {
  readonly title: PlacedTitle;
  readonly object: number;
  readonly inner: Item[];
}

/** Writes the outline, each heading under the last before it that is of a higher level; gives its entry in the catalog. */
export function writeOutline(titles: readonly PlacedTitle[], out: PdfWriter): string {
  if (titles.length === 0) return "";
  const root = out.reserve();
  const outer: Item[] = [];
  const open: Item[] = [];
  for (const title of titles) {
    while ((open.at(-1)?.title.level ?? 0) >= title.level) open.pop();
    const item: Item = { title, object: out.reserve(), inner: [] };
    (open.at(-1)?.inner ?? outer).push(item);
    open.push(item);
  }
  const write = (items: readonly Item[], parent: number): void => {
    for (const [k, { title, object, inner }] of items.entries()) {
      const { text, page, heading, x, y } = title;
      const beside = [
        ["Prev", items[k - 1]],
        ["Next", items[k + 1]],
        ["First", inner[0]],
        ["Last", inner.at(-1)],
      ] as const;
      const links = beside.map(([name, item]) => (item === undefined ? "" : `/${name} ${item.object} 0 R`));
      const count = inner.length === 0 ? "" : `/Count ${countOf(inner)}`;
      const place = `[${page} 0 R/XYZ ${x} ${Math.round(y * 1000) / 1000} 0]`;
      out.set(
        object,
        `<</Title ${pdfString(text)}/Parent ${parent} 0 R${links.join("")}${count}/Dest${place}/SE ${heading} 0 R>>`,
      );
      write(inner, object);
    }
  };
  write(outer, root);
  out.set(
    root,
    `<</Type/Outlines/Count ${countOf(outer)}/First ${outer[0]?.object} 0 R/Last ${outer.at(-1)?.object} 0 R>>`,
  );
  return `/Outlines ${root} 0 R`;
}

const countOf = (items: readonly Item[]): number =>
  items.reduce((sum, { inner }) => sum + 1 + countOf(inner), 0);

import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from "@cantoo/pdf-lib";
import { entry, followed, itemsOf } from "./pdfObjects.js";

/** An element of the tag tree. */
export interface Tag {
  readonly role: string;
  /** Its other entries as they are written; ids in them are counted from 1 in their block, `(node1)`. */
  readonly entries: string;
  /** Whether it has a spoken text. */
  readonly alt: boolean;
  /** Its own id, counted so. */
  readonly id: number | null;
  /** Elements, and marked contents by their numbers on the page. */
  readonly kids: readonly (Tag | number)[];
}

interface Read extends Tag {
  readonly kids: readonly (Read | number)[];
  readonly pages: ReadonlySet<number>;
  readonly nodes: readonly string[];
}

const OWN = new Set(["/S", "/P", "/K", "/Pg", "/Alt", "/ID", "/Type"]);
const NODE = /\(node(\d+)\)/g;

/** The tags of each page: the topmost elements that are on no other. */
export function readTags(
  pdf: PDFDocument,
  placeOf: (ref: unknown) => number | undefined,
  pages: number,
): readonly (readonly Tag[])[] {
  const forest: Tag[][] = Array.from({ length: pages }, () => []);
  const { context } = pdf;
  const root = entry(context, pdf.catalog, "StructTreeRoot");
  if (!(root instanceof PDFDict)) return forest;
  const read = (dict: PDFDict): Read => {
    const page = dict.get(PDFName.of("Pg"));
    const kids: (Read | number)[] = [];
    const on = new Set<number>();
    for (const item of itemsOf(context, dict.get(PDFName.of("K")))) {
      const kid = followed(context, item);
      const mark = kid instanceof PDFDict ? kid.get(PDFName.of("MCID")) : kid;
      if (mark instanceof PDFNumber) {
        const place = placeOf((kid instanceof PDFDict ? kid.get(PDFName.of("Pg")) : undefined) ?? page);
        if (place === undefined) continue;
        on.add(place);
        kids.push(mark.asNumber());
      } else if (kid instanceof PDFDict) {
        const own = read(kid);
        for (const place of own.pages) on.add(place);
        kids.push(own);
      }
    }
    const id = dict.get(PDFName.of("ID"));
    const entries = dict
      .entries()
      .filter(([name]) => !OWN.has(String(name)))
      .map(([name, value]) => `${name} ${followed(context, value)}`)
      .join(" ");
    const node = id instanceof PDFString || id instanceof PDFHexString ? id.decodeText() : null;
    return {
      role: String(entry(context, dict, "S")),
      entries,
      alt: dict.get(PDFName.of("Alt")) !== undefined,
      id: node === null ? null : Number(node.replace("node", "")),
      kids,
      pages: on,
      nodes: Array.from(entries.matchAll(NODE), ([, digits = ""]) => digits),
    };
  };
  const spread = (tag: Read): void => {
    const [only] = tag.pages;
    if (tag.pages.size === 1 && tag.role !== "/Document" && only !== undefined) forest[only]?.push(tag);
    else for (const kid of tag.kids) if (typeof kid !== "number") spread(kid);
  };
  for (const kid of itemsOf(context, root.get(PDFName.of("K")))) {
    const tag = followed(context, kid);
    if (tag instanceof PDFDict) spread(read(tag));
  }
  return forest.map(counted);
}

/** The same with ids counted from 1. */
function counted(tags: readonly Tag[]): Tag[] {
  const ids = new Set<number>();
  const gather = (tag: Tag): void => {
    if (tag.id !== null) ids.add(tag.id);
    for (const [, digits = ""] of tag.entries.matchAll(NODE)) ids.add(Number(digits));
    for (const kid of tag.kids) if (typeof kid !== "number") gather(kid);
  };
  tags.forEach(gather);
  const rank = new Map([...ids].sort((a, b) => a - b).map((id, k) => [id, k + 1]));
  const again = ({ role, entries, alt, id, kids }: Tag): Tag => ({
    role,
    entries: entries.replace(NODE, (_, digits: string) => `(node${rank.get(Number(digits))})`),
    alt,
    id: id === null ? null : (rank.get(id) ?? null),
    kids: kids.map((kid) => (typeof kid === "number" ? kid : again(kid))),
  });
  return tags.map(again);
}

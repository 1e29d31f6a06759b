import { nth } from "../../core/base/known.js";
import { type Compiled, contentOf } from "./compiled.js";
import { fill } from "./fill.js";
import { ByteWriter } from "./pdf/byteWriter.js";
import { GlyphBook } from "./pdf/glyphBook.js";
import { PdfWriter, pdfString } from "./pdf/pdfWriter.js";
import { type Picture, writePicture } from "./pdf/picture.js";
import { type PlacedTitle, writeOutline } from "./pdf/writeOutline.js";
import { ABOVE } from "./printBatch.js";
import type { SetBlock, SetStrip } from "./setBlock.js";
import type { Place } from "./strips/place.js";
import { TagWriter } from "./tagWriter.js";
import { rounded } from "./written.js";

export interface SetPage {
  readonly feet: readonly Compiled[];
  readonly strips: readonly PlacedStrip[];
}

export interface PlacedStrip extends Omit<Place, "block"> {
  readonly strip: SetStrip;
}

export interface Setting {
  readonly title: string;
  readonly language: string;
  readonly isTagged: boolean;
}

/** For one document after the other, each of which is put together without a pause: its pages, and its other objects. */
const [content, objects] = [new ByteWriter(), new ByteWriter()];

/** Points of a pixel. */
const POINT = 0.75;

/**
 * Points as eighths of a pixel: Chrome's are the less exact the further on a page is. All lie on sixty-fourths of a pixel, and
 * the bounds here between two of these.
 */
const snapped = (points: number): number => (Math.floor((points / POINT + 1 / 16 + 1 / 128) * 8) / 8) * POINT;

/** Puts a document together; null where a heading has not its digits. */
export function compose(
  pages: readonly SetPage[],
  { title, language, isTagged }: Setting,
): Uint8Array | null {
  const out = new PdfWriter(objects);
  const catalog = out.reserve();
  const tree = out.reserve();
  const places = pages.map(() => out.reserve());
  const resources = out.reserve();
  const all = pages.flatMap(({ strips }) => strips.map(({ strip }) => strip));
  const tags = isTagged ? new TagWriter(out, out.reserve(), language, all) : null;
  const blocks = blocksOf(pages);
  const book = new GlyphBook([...blocks].flatMap(({ own }) => own));
  const states = new Map<string, string>();
  const pictures = new Map<string, Picture>();
  const titles: PlacedTitle[] = [];
  for (const [number, { feet, strips }] of pages.entries()) {
    const page = places[number] ?? 0;
    const frame = nth(strips, 0).strip.compiled.page;
    const { unit } = contentOf(frame);
    content.clear();
    content.text(`${frame.scale}\n`);
    for (const compiled of feet) fill(content, { compiled, digits: [], drawings: [] }, 0);
    tags?.startPage(page);
    for (const { strip, x, y } of strips) {
      const { compiled, items } = strip;
      const mark = tags?.marks ?? 0;
      content.text(`q\n1 0 0 1 ${x * unit} ${(y - ABOVE) * unit} cm\n`);
      let next = mark + compiled.marks;
      fill(content, strip, mark, (k) => {
        const { blocks: own, places: at } = nth(items, k);
        const [pixel, left, top] = nth(compiled.stubs, k).frame;
        for (const place of at) {
          const block = nth(own, place.block);
          const to = [(place.x * unit - left) / pixel, (place.y * unit - top) / pixel];
          content.text(`q\n${[1 / pixel, 0, 0, 1 / pixel, ...to].map(rounded).join(" ")} cm\n`);
          fill(content, block, next);
          content.text("Q\n");
          next += block.compiled.marks;
        }
      });
      content.text("Q\n");
      const headings = tags?.add(strip) ?? [];
      for (const [k, one] of compiled.titles.entries()) {
        const text = titleText(one.text, strip, k);
        if (text === null) return null;
        titles.push({
          ...one,
          text,
          page,
          x: one.x + x * POINT,
          y: snapped(one.y) - (y - ABOVE) * POINT,
          heading: headings[k] ?? 0,
        });
      }
    }
    out.set(
      page,
      `<</Type/Page/Parent ${tree} 0 R/MediaBox ${frame.box}/Resources ${resources} 0 R/Contents ${out.addDeflated("", content.bytes)} 0 R${isTagged ? `/StructParents ${number}/Tabs/S` : ""}>>`,
    );
  }
  for (const block of blocks) {
    for (const [name, state] of block.states) states.set(name, state);
    for (const picture of block.pictures) pictures.set(picture.name, picture);
  }
  const outline = writeOutline(titles, out);
  const named = [...states].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, state]) => `/${name} ${state}`);
  const shown = [...pictures.values()].map((picture) => writePicture(picture, out));
  out.set(
    resources,
    `<</Font<<${book.write(out)}>>/ExtGState<<${named.join("")}>>/XObject<<${shown.join("")}>>>>`,
  );
  out.set(
    tree,
    `<</Type/Pages/Count ${pages.length}/Kids[${places.map((page) => `${page} 0 R`).join(" ")}]>>`,
  );
  const marked = tags?.finish() ?? "";
  out.set(
    catalog,
    `<</Type/Catalog/Pages ${tree} 0 R/Lang ${pdfString(language)}${marked}${outline}/ViewerPreferences<</Type/ViewerPreferences/DisplayDocTitle true>>>>`,
  );
  const date = "(D:20000101000000+00'00')";
  const info = `<</Title ${pdfString(title)}/Creator(Chromium)/Producer(Skia/PDF m147)/CreationDate ${date}/ModDate ${date}>>`;
  return out.finish(catalog, info);
}

/** All that pages show, each once. */
function blocksOf(pages: readonly SetPage[]): ReadonlySet<Compiled> {
  const blocks = new Set<Compiled>();
  const add = ({ compiled, drawings }: SetBlock): void => {
    blocks.add(compiled);
    for (const pieces of drawings) for (const piece of pieces) blocks.add(piece.compiled);
  };
  for (const { feet, strips } of pages) {
    for (const foot of feet) blocks.add(foot);
    for (const { strip } of strips) {
      add(strip);
      for (const items of strip.items) for (const block of items.blocks) add(block);
    }
  }
  return blocks;
}

/** A heading's title with its own digits, or null where it has not those that its strip gives it. */
function titleText(text: string, { digits, pattern, titles, isFixed }: SetStrip, k: number): string | null {
  if (isFixed) return text;
  const [from, to] = titles[k] ?? [0, 0];
  let at = from;
  let isAgreed = true;
  const own = text.replace(/[0-9]/g, (found) => {
    if (Number(found) !== pattern[at]) isAgreed = false;
    at += 1;
    return String(digits[at - 1]);
  });
  return isAgreed && at === to ? own : null;
}

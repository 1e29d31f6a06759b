import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFDocument, PDFObjectCopier, PDFPage, PDFPageLeaf } from "@cantoo/pdf-lib";
import { fail } from "../../../core/base/errors.js";
import { sha256 } from "../../../core/base/hash.js";
import { writeWhole } from "../../../core/files/files.js";
import type { Manifest, ManifestEntry } from "../folder/manifest.js";
import { accessTo } from "../folder/places.js";
import { writeAnswers } from "./answers.js";
import { type Bookmark, setBookmarks } from "./bookmarks.js";
import { type Combined, currentCopies, MOST_COPIES, partPaths } from "./combinedPaths.js";
import { tagMerger } from "./mergeTags.js";
import { quickenReferences } from "./quickReferences.js";

/**
 * Writes `worksheets.pdf`, `keys.pdf` and `marking.pdf`, those that are named, into a set's folder, for a printer that
 * prints on both sides: each copy starts on an odd page, a blank one before it if need be, and has a bookmark with its id
 * and its student's name. Tags are those of the copies. Marking sheets come without blank pages, and with `answers.csv`.
 * More than 500 copies come as `worksheets-1.pdf`, `-2` and so on. Copies that were replaced are left out. The paths
 * written come out, with their SHA-256. The same set gives the same bytes.
 */
export async function combineSet(
  folder: string,
  { copies, title }: Pick<Manifest, "copies" | "title">,
  names: readonly Combined[],
): Promise<Record<string, string>> {
  const current = currentCopies(copies);
  const written: Record<string, string> = {};
  for (const name of names) {
    for (const [part, path] of partPaths(name, current.length).entries()) {
      const some = current.slice(part * MOST_COPIES, (part + 1) * MOST_COPIES);
      const combined = await combine(
        some.map((entry) => ({ path: pdfOf(folder, entry, name), title: nameOfCopy(entry) })),
        title,
        name !== "marking",
      );
      const access = accessTo(`${name}/`, true) === "shared" ? "shared" : "private";
      await writeWhole(join(folder, path), combined, undefined, access);
      written[path] = sha256(combined);
    }
  }
  if (names.includes("marking")) Object.assign(written, await writeAnswers(folder, current));
  return written;
}

const nameOfCopy = ({ id, student }: ManifestEntry): string =>
  student === undefined || student.name === "" || student.name === id ? id : `${id} ${student.name}`;

function pdfOf(folder: string, { id, files }: ManifestEntry, name: Combined): string {
  const path = Object.keys(files).find((one) => one.startsWith(`${name}/`) && one.endsWith(".pdf"));
  if (path === undefined)
    throw fail("USAGE", `copy ${id} has no PDF to combine; --formats pdf would be right`);
  return join(folder, path);
}

/** A copy's PDF, and what its bookmark says. */
interface Piece {
  readonly path: string;
  readonly title: string;
}

/** PDFs one after another, on `leaves` each from an odd page on, with a bookmark each and the tags of all. */
async function combine(pieces: readonly Piece[], title: string, leaves: boolean): Promise<Uint8Array> {
  const whole = await PDFDocument.create({ updateMetadata: false });
  const tags = tagMerger(whole);
  const bookmarks: Bookmark[] = [];
  for (const piece of pieces) {
    const one = await PDFDocument.load(await readFile(piece.path), { updateMetadata: false });
    const copier = PDFObjectCopier.for(one.context, whole.context);
    // By their references, so that the tags, which name them too, find the same pages.
    const pages = one.getPages().map(({ ref }) => {
      const copied = copier.copy(ref);
      const leaf = whole.context.lookup(copied);
      if (!(leaf instanceof PDFPageLeaf)) throw new Error(`${piece.path} has a page that is none`);
      return whole.addPage(PDFPage.of(leaf, copied, whole));
    });
    tags.add(
      piece.title,
      one,
      copier,
      pages.map(({ node }) => node),
    );
    const [first] = pages;
    if (first === undefined) continue;
    bookmarks.push({ title: piece.title, page: first.ref });
    if (leaves && pages.length % 2 === 1) whole.addPage([first.getWidth(), first.getHeight()]);
  }
  tags.end();
  setBookmarks(whole, bookmarks);
  quickenReferences();
  whole.setTitle(title, { showInWindowTitleBar: true });
  return whole.save({ addDefaultPage: false, updateFieldAppearances: false });
}

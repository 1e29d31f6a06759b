import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { fail } from "../../base/errors.js";
import { writeWhole } from "../../files/files.js";
import type { Manifest, ManifestEntry } from "../folder/manifest.js";
import { newestIssues } from "../folder/reissues.js";
import { accessTo } from "../make/makeCopy.js";

/** More copies than this are combined in parts: the whole is held in memory. */
const MOST_COPIES = 500;

const FOLDERS = ["worksheets", "keys"] as const;
type Folder = (typeof FOLDERS)[number];

/**
 * Writes `worksheets.pdf` and `keys.pdf` into a set's folder, for a printer that prints on both sides: each copy starts
 * on an odd page, a blank one before it if need be. More than 500 copies come as `worksheets-1.pdf`, `-2` and so on.
 * Copies that were replaced are left out. The paths written come out. The same set gives the same bytes.
 */
export async function combineSet(folder: string, { copies }: Pick<Manifest, "copies">): Promise<string[]> {
  const replaced = newestIssues(copies);
  const current = copies.filter(({ id }) => !replaced.has(id));
  const parts = Math.ceil(current.length / MOST_COPIES);
  const written: string[] = [];
  for (const name of FOLDERS) {
    for (let part = 0; part < parts; part++) {
      const some = current.slice(part * MOST_COPIES, (part + 1) * MOST_COPIES);
      const number = String(part + 1).padStart(String(parts).length, "0");
      const path = parts === 1 ? `${name}.pdf` : `${name}-${number}.pdf`;
      const combined = await combine(some.map((entry) => pdfOf(folder, entry, name)));
      const access = accessTo(`${name}/`) === "shared" ? "shared" : "private";
      await writeWhole(join(folder, path), combined, undefined, access);
      written.push(path);
    }
  }
  return written;
}

function pdfOf(folder: string, { id, files }: ManifestEntry, name: Folder): string {
  const path = Object.keys(files).find((one) => one.startsWith(`${name}/`) && one.endsWith(".pdf"));
  if (path === undefined)
    throw fail("USAGE", `copy ${id} has no PDF to combine; --formats pdf would be right`);
  return join(folder, path);
}

/** PDFs one after another, each from an odd page on. Their tags are left out: they are for reading on a screen. */
async function combine(paths: readonly string[]): Promise<Uint8Array> {
  const whole = await PDFDocument.create({ updateMetadata: false });
  for (const path of paths) {
    const one = await PDFDocument.load(await readFile(path), { updateMetadata: false });
    const pages = await whole.copyPages(one, one.getPageIndices());
    for (const page of pages) {
      for (const key of ["StructParents", "Tabs"]) page.node.delete(PDFName.of(key));
      whole.addPage(page);
    }
    const [first] = pages;
    if (first !== undefined && pages.length % 2 === 1) whole.addPage([first.getWidth(), first.getHeight()]);
  }
  return whole.save({ addDefaultPage: false, updateFieldAppearances: false });
}

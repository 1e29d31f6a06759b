import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { fail } from "../../base/errors.js";
import { sha256 } from "../../base/hash.js";
import { writeWhole } from "../../files/files.js";
import type { Manifest, ManifestEntry } from "../folder/manifest.js";
import { accessTo } from "../folder/places.js";
import { writeAnswers } from "./answers.js";
import { type Combined, currentCopies, MOST_COPIES, partPaths } from "./combinedPaths.js";

/**
 * Writes `worksheets.pdf`, `keys.pdf` and `marking.pdf`, those that are named, into a set's folder, for a printer that
 * prints on both sides: each copy starts on an odd page, a blank one before it if need be. Marking sheets come without
 * blank pages, and with `answers.csv`. More than 500 copies come as `worksheets-1.pdf`, `-2` and so on.
 * Copies that were replaced are left out. The paths written come out, with their SHA-256. The same set gives the same
 * bytes.
 */
export async function combineSet(
  folder: string,
  { copies }: Pick<Manifest, "copies">,
  names: readonly Combined[],
): Promise<Record<string, string>> {
  const current = currentCopies(copies);
  const written: Record<string, string> = {};
  for (const name of names) {
    for (const [part, path] of partPaths(name, current.length).entries()) {
      const some = current.slice(part * MOST_COPIES, (part + 1) * MOST_COPIES);
      const combined = await combine(
        some.map((entry) => pdfOf(folder, entry, name)),
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

function pdfOf(folder: string, { id, files }: ManifestEntry, name: Combined): string {
  const path = Object.keys(files).find((one) => one.startsWith(`${name}/`) && one.endsWith(".pdf"));
  if (path === undefined)
    throw fail("USAGE", `copy ${id} has no PDF to combine; --formats pdf would be right`);
  return join(folder, path);
}

/** PDFs one after another, on `leaves` each from an odd page on. Their tags are left out: they are for reading on a screen. */
async function combine(paths: readonly string[], leaves: boolean): Promise<Uint8Array> {
  const whole = await PDFDocument.create({ updateMetadata: false });
  for (const path of paths) {
    const one = await PDFDocument.load(await readFile(path), { updateMetadata: false });
    const pages = await whole.copyPages(one, one.getPageIndices());
    for (const page of pages) {
      for (const key of ["StructParents", "Tabs"]) page.node.delete(PDFName.of(key));
      whole.addPage(page);
    }
    const [first] = pages;
    if (leaves && first !== undefined && pages.length % 2 === 1)
      whole.addPage([first.getWidth(), first.getHeight()]);
  }
  return whole.save({ addDefaultPage: false, updateFieldAppearances: false });
}

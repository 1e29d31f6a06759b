import type { Sheet } from "../core/sheet/sheet.js";
import type { Head } from "../export/format.js";
import type { ExportName } from "../export/index.js";

export type { ExportName };

/** A quiz or a set in another program's words. */
export interface Exported {
  /** What the format cannot hold, a line each, with the questions that it is lost in. */
  readonly lost: readonly string[];
  /** One text, one ZIP file's bytes, or the texts of a folder by their paths. */
  readonly content: string | Uint8Array | ReadonlyMap<string, string>;
}

/** The names of all formats, each with a line on what it is for. */
export async function exportFormats(): Promise<Readonly<Record<ExportName, string>>> {
  const { EXPORTS } = await import("../export/index.js");
  const about = Object.entries(EXPORTS).map(([name, format]) => [name, format.about]);
  return Object.fromEntries(about) as Record<ExportName, string>;
}

/**
 * Writes sheets, the variants of one quiz, in a format's words: Moodle XML, QTI, PrairieLearn, a notebook. Right answers are
 * in it. The whole is held in memory; `exportTo` is for large sets. Throws USAGE where there is no sheet, NOTHING_LEFT where the
 * format holds none of their questions.
 */
export async function exportSheets(
  sheets: Iterable<Sheet> | AsyncIterable<Sheet>,
  name: ExportName,
): Promise<Exported> {
  const { format, variants, head, lost } = await prepared(sheets, name);
  if (format.kind === "text") {
    let text = "";
    for await (const piece of format.write(variants, head)) text += piece;
    return { lost: lost(), content: text };
  }
  if (format.kind === "zip") {
    const { zipBytes } = await import("../export/zip.js");
    const pieces: Uint8Array[] = [];
    for await (const piece of zipBytes(format.write(variants, head))) pieces.push(Buffer.from(piece));
    return { lost: lost(), content: Buffer.concat(pieces) };
  }
  const files = new Map<string, string>();
  for await (const { path, text, later } of format.write(variants, head)) {
    let whole = text;
    for await (const piece of later ?? []) whole += piece;
    files.set(path, whole);
  }
  return { lost: lost(), content: files };
}

/** The same into a file, or a folder for what is many files; gives what is lost. Throws USAGE, NOTHING_LEFT, CANNOT_WRITE. */
export async function exportTo(
  out: string,
  sheets: Iterable<Sheet> | AsyncIterable<Sheet>,
  name: ExportName,
): Promise<readonly string[]> {
  const { writeExport } = await import("../export/writeExport.js");
  const { format, variants, head, lost } = await prepared(sheets, name);
  await writeExport(format, variants, head, { out, cwd: process.cwd() });
  return lost();
}

async function prepared(sheets: Iterable<Sheet> | AsyncIterable<Sheet>, name: ExportName) {
  const [{ EXPORTS }, { Losses }, { looked, nothingLeft, worded }, { fail }] = await Promise.all([
    import("../export/index.js"),
    import("../export/losses.js"),
    import("../export/exportedVariants.js"),
    import("../core/base/errors.js"),
  ]);
  const format = EXPORTS[name];
  // The head says how many there are before the first is written.
  const all: Sheet[] = [];
  for await (const sheet of sheets) all.push(sheet);
  const losses = new Losses(format.loses);
  const { first, isBare } = await looked(oneByOne(all), 1, format, losses);
  if (first === undefined) throw fail("USAGE", "there is no sheet to export; one or more would be right");
  if (isBare) throw nothingLeft();
  const head: Head = { title: first.title, locale: first.locale, variants: all.length };
  const variants = worded(oneByOne(all), format, losses, () => {});
  return { format, variants, head, lost: () => losses.lines() };
}

async function* oneByOne(sheets: readonly Sheet[]): AsyncGenerator<Sheet> {
  yield* sheets;
}

import { join } from "node:path";
import { sha256 } from "../../../core/base/hash.js";
import { writeWhole } from "../../../core/files/files.js";
import type { Sheet } from "../../../core/sheet/sheet.js";
import { sheetText } from "../../../core/sheet/sheetText.js";
import { renderSheet, sheetPage } from "../../../paper/pages/documents.js";
import { selfCheckFile } from "../../../paper/pages/selfCheckFile.js";
import type { Templates } from "../../../paper/pages/templates/templates.js";
import { attemptsOf, type ManifestEntry, numbersHash } from "../folder/manifest.js";
import { accessTo } from "../folder/places.js";
import type { Copy } from "../students/copy.js";
import type { SetPrinter } from "./setPrinter.js";

/** What can be made of a sheet, and what it is for. */
export const FORMATS = {
  pdf: "Worksheets and keys to print, tagged for screen readers.",
  marking:
    "Marking sheets to print: every box with what is right, likely wrong and follows, on one page for an exam.",
  html: "The same pages as self-contained HTML, for a browser.",
  selfcheck: "A page on which students check their own answers, offline; the answers can be found in it.",
} as const;
/** What `makeSet` makes of each copy. */
export type Format = keyof typeof FORMATS;

/** What prints, or null where nothing is to be printed. */
export type Printing = Pick<SetPrinter, "print"> | null;

/** What a PDF is printed with. Throws RangeError where there is nothing. */
export function printing(printer: Printing): Exclude<Printing, null> {
  if (printer === null) throw new RangeError("a PDF is to be made without a printer");
  return printer;
}

/** One file of a copy: what it holds is worked out when it is asked for. */
interface Piece {
  readonly path: string;
  readonly content: (
    sheet: Sheet,
    printer: Printing,
    wish: Pick<CopyFiles, "tagged" | "templates" | "said">,
  ) => string | Promise<string | Uint8Array>;
}

function pieces({ file }: Pick<Copy, "file">, formats: readonly Format[]): Piece[] {
  const made: Piece[] = [];
  for (const [document, folder, wanted] of [
    ["worksheet", "worksheets", "pdf"],
    ["key", "keys", "pdf"],
    ["marking", "marking", "marking"],
  ] as const) {
    if (formats.includes(wanted)) {
      made.push({
        path: `${folder}/${file}.pdf`,
        content: (sheet, printer, { tagged, templates, said }) => {
          return printing(printer).print(sheetPage(sheet, document, "printer", templates, said), {
            paper: sheet.paper,
            tagged,
          });
        },
      });
    }
    if (formats.includes("html") && wanted === "pdf")
      made.push({
        path: `${folder}/${file}.html`,
        content: (sheet, _printer, { templates, said }) =>
          renderSheet(sheet, document, "page", templates, said),
      });
  }
  if (formats.includes("selfcheck"))
    made.push({
      path: `selfcheck/${file}.html`,
      content: (sheet, _printer, { templates }) => selfCheckFile(sheet, templates),
    });
  made.push({ path: `sheets/${file}.json`, content: sheetText });
  return made;
}

/** The files of a copy, by their paths from the set's folder. */
export const pathsOf = (copy: Pick<Copy, "file">, formats: readonly Format[]): string[] =>
  pieces(copy, formats).map(({ path }) => path);

export interface CopyFiles {
  readonly out: string;
  readonly formats: readonly Format[];
  readonly printer: Printing;
  /** Whether the set is made with a secret: then nobody else may read what gives answers away. */
  readonly keyed: boolean;
  /** Whether PDFs are tagged for screen readers. */
  readonly tagged: boolean;
  /** A course's own; default: the built-in ones. */
  readonly templates?: Templates;
  /** What of the advice in a key stands once for all copies. */
  readonly said: ReadonlySet<string>;
  /** What the copy is made from (`ManifestEntry`). */
  readonly from: string;
  /** Hashes of files that are whole already, by path. */
  readonly whole: Readonly<Record<string, string>>;
}

/** Writes the files of a copy that are not there yet. Throws CANNOT_WRITE, BROWSER_FAILED. */
export async function makeCopy(copy: Copy, sheet: Sheet, wish: CopyFiles): Promise<ManifestEntry> {
  const { out, formats, from, whole } = wish;
  const files: Record<string, string> = {};
  for (const { path, content } of pieces(copy, formats)) {
    const known = whole[path];
    if (known !== undefined) files[path] = known;
    else {
      const made = await content(sheet, wish.printer, wish);
      await writeWhole(join(out, path), made, undefined, accessTo(path, wish.keyed));
      files[path] = sha256(made);
    }
  }
  const { id, student, replaces } = copy;
  return {
    id,
    code: sheet.code,
    ...(student === undefined ? {} : { student }),
    ...(replaces === undefined ? {} : { replaces }),
    attempt: attemptsOf(sheet),
    sheet: numbersHash(sheet),
    from,
    files,
  };
}

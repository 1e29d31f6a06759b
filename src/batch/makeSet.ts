import { join } from "node:path";
import { fail } from "../errors.js";
import { writeWhole } from "../files.js";
import type { Quiz } from "../quiz/quiz.js";
import { renderSheet, type SheetDocument } from "../render/documents.js";
import type { Printer } from "../render/printer.js";
import { selfCheckHtml } from "../render/selfCheck.js";
import { fingerprint, makeSheet } from "../sheet/makeSheet.js";
import type { Sheet } from "../sheet/sheet.js";
import { sheetText } from "../sheet/sheetText.js";
import { attemptsOf, type Manifest, type ManifestEntry, manifestOf, sha256 } from "./manifest.js";

/** What can be made of a sheet, and what it is for. */
export const FORMATS = {
  pdf: "Worksheets and keys to print, tagged for screen readers.",
  html: "The same pages as self-contained HTML, for a browser.",
  selfcheck: "A page on which students check their own answers, offline; the answers can be found in it.",
} as const;
export type Format = keyof typeof FORMATS;

export interface SetWish {
  readonly quiz: Quiz;
  readonly seed: string;
  readonly copies: number;
  readonly out: string;
  readonly formats: readonly Format[];
  /** How many copies are under way at once. */
  readonly concurrency: number;
  /** Opens the printer; called once, and only when something is to be printed. */
  readonly openPrinter: () => Promise<Printer>;
  readonly done?: (copies: number) => void;
}

const FOLDERS: Readonly<Record<SheetDocument, string>> = { worksheet: "worksheets", key: "keys" };

/** `001`, `002`, …: as many digits as the last one has, three at least. */
export function copyIds(copies: number): string[] {
  const digits = Math.max(3, String(copies).length);
  return Array.from({ length: copies }, (_none, k) => String(k + 1).padStart(digits, "0"));
}

/**
 * Draws every copy before anything is written, then makes the files of each, and the manifest last.
 * A folder that exists is kept; files of the same name are replaced whole.
 */
export async function makeSet(wish: SetWish): Promise<Manifest> {
  const { quiz, seed, out } = wish;
  const sheets = copyIds(wish.copies).map((id) => makeSheet(quiz, { id, seed }));
  refuseTwins(quiz, sheets);
  const printer = wish.formats.includes("pdf") ? await wish.openPrinter() : null;
  try {
    const waiting = [...sheets];
    const entries: ManifestEntry[] = [];
    const work = async () => {
      for (let sheet = waiting.shift(); sheet !== undefined; sheet = waiting.shift()) {
        entries.push(await makeCopy(sheet, wish, printer));
        wish.done?.(entries.length);
      }
    };
    await Promise.all(Array.from({ length: Math.min(wish.concurrency, sheets.length) }, work));
    const browser = printer === null ? null : `${printer.browser.kind} ${printer.browser.version}`;
    const manifest = manifestOf(quiz, seed, browser, entries);
    await writeWhole(join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    return manifest;
  } finally {
    await printer?.close();
  }
}

/** Drawn copies that come out alike are refused; a quiz of fixed numbers has only one sheet and may repeat it. */
function refuseTwins(quiz: Quiz, sheets: readonly Sheet[]): void {
  if (quiz.questions.every(({ network }) => network?.kind === "fixed")) return;
  const seen = new Map<string, string>();
  for (const { id, questions } of sheets) {
    const print = JSON.stringify(questions.map(fingerprint));
    const twin = seen.get(print);
    if (twin !== undefined) {
      throw fail(
        "CANNOT_DRAW",
        `copies ${twin} and ${id} came out alike: the quiz leaves too few different sheets; wider ranges or more decimals would be right`,
      );
    }
    seen.set(print, id);
  }
}

async function makeCopy(sheet: Sheet, wish: SetWish, printer: Printer | null): Promise<ManifestEntry> {
  const files: Record<string, string> = {};
  const write = async (path: string, content: string | Uint8Array) => {
    await writeWhole(join(wish.out, path), content);
    files[path] = sha256(content);
  };
  for (const document of ["worksheet", "key"] as const) {
    const name = `${FOLDERS[document]}/${sheet.id}`;
    if (printer !== null) {
      await write(
        `${name}.pdf`,
        await printer.print(renderSheet(sheet, document, "print"), { paper: sheet.paper }),
      );
    }
    if (wish.formats.includes("html")) await write(`${name}.html`, renderSheet(sheet, document, "page"));
  }
  if (wish.formats.includes("selfcheck")) await write(`selfcheck/${sheet.id}.html`, selfCheckHtml(sheet));
  await write(`sheets/${sheet.id}.json`, sheetText(sheet));
  return { id: sheet.id, code: sheet.code, attempt: attemptsOf(sheet), files };
}

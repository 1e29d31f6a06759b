import { join } from "node:path";
import { BUILT } from "../../../core/paths.js";
import { type Printable, wholeHtml } from "../../../document/tree/blocks.js";
import type { Keeping } from "../../../paper/press/keptShapes.js";
import { userCacheFolder } from "../../../paper/print/browser/cacheFolder.js";
import { isPressed } from "../../../paper/print/printedBy.js";
import { openPrinter, type Printer, type PrintOptions } from "../../../paper/print/printer.js";
import { buildHash } from "../folder/buildHash.js";

/** What prints HTML. */
export type HtmlPrinter = Pick<Printer, "print" | "browser" | "close">;

/** What a set is printed with; whoever has made the set closes it. */
export interface SetPrinter extends Pick<Printer, "browser" | "close"> {
  /** As `Printer.print`; of a document that has blocks it may use these. */
  readonly print: (document: Printable, options: PrintOptions) => Promise<Uint8Array>;
  /** How many copies are to be under way at least, for one that prints parts of several together. */
  readonly ahead?: number;
}

/** Whether a set's PDFs are to be put together from blocks that are set once. */
export interface PressChoice {
  /** What is asked for. */
  readonly press?: "on" | "off" | undefined;
  /** The browser that has printed what is there of the set: without a word it is gone on with in the same way. */
  readonly before?: string | null;
  /** Whether it has templates of its own: these are printed whole, pressed or not. */
  readonly ownLook?: boolean;
}

/** Whether a set is pressed: where nobody says, each new one in the built-in templates, however few its copies. */
export const isToBePressed = ({ press, before = null, ownLook = false }: PressChoice): boolean =>
  press === undefined ? (before === null ? !ownLook : isPressed(before)) : press === "on";

/** Opens what prints a set, pressed or each document whole. Throws as `openPrinter` does. */
export async function openSetPrinter(browsers: number, pressed: boolean): Promise<SetPrinter> {
  const printer = await openPrinter({ browsers });
  return pressed ? pressOn(printer, keepingHere()) : printingWhole(printer);
}

/** Prints each document whole. */
export const printingWhole = (printer: HtmlPrinter): SetPrinter => ({
  browser: printer.browser,
  print: (document, options) => printer.print(wholeHtml(document), options),
  close: () => printer.close(),
});

/** A press on a printer, and where it has shapes from that other runs have set. */
export async function pressOn(printer: HtmlPrinter, keeping: Keeping): Promise<SetPrinter> {
  const [{ Press }, { KeptShapes }] = await Promise.all([
    import("../../../paper/press/press.js"),
    import("../../../paper/press/keptShapes.js"),
  ]);
  return new Press(printer, new KeptShapes(keeping));
}

/** Where this user's runs of this program have shapes from, and keep them. */
export const keepingHere = (): Keeping => ({
  folder: userCacheFolder() ?? null,
  stock: join(BUILT, "shapes"),
  program: buildHash(),
});

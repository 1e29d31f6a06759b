import type { Keeping } from "../../press/keptShapes.js";
import { userCacheFolder } from "../../print/browser/cacheFolder.js";
import { isPressed } from "../../print/printedBy.js";
import { openPrinter, type Printer } from "../../print/printer.js";
import { buildHash } from "../folder/buildHash.js";

/** What a set is printed with; whoever has made the set closes it. */
export type SetPrinter = Pick<Printer, "print" | "browser" | "close"> & {
  /** How many copies are to be under way at least, for one that prints parts of several together. */
  readonly ahead?: number;
};

/** Whether the PDFs of a new set are put together from blocks that are set once, where nobody says. */
const PRESSES = false;

/** Whether a set's PDFs are to be: as is asked, else as those that are there (`before`, the browser that printed them) were. */
export const isToBePressed = (asked: "on" | "off" | undefined, before: string | null): boolean =>
  asked === undefined ? (before === null ? PRESSES : isPressed(before)) : asked === "on";

/** Opens what prints a set, pressed or each document whole. Throws as `openPrinter` does. */
export async function openSetPrinter(browsers: number, pressed: boolean): Promise<SetPrinter> {
  const printer = await openPrinter({ browsers });
  return pressed ? pressOn(printer, keepingHere()) : printer;
}

/** A press on a printer, and where it keeps shapes for other runs. */
export async function pressOn(printer: SetPrinter, keeping: Keeping | undefined): Promise<SetPrinter> {
  const { Press } = await import("../../press/press.js");
  return new Press(printer, keeping);
}

/** Where this user's runs of this program keep shapes; undefined for a user without a home. */
export function keepingHere(): Keeping | undefined {
  const folder = userCacheFolder();
  return folder === undefined ? undefined : { folder, program: buildHash() };
}

import { GradsheetError } from "../../../core/base/errors.js";
import { DEFAULTS } from "../../../core/base/settings.js";
import { isPrinted } from "../folder/printing.js";
import type { Drawer } from "./drawCopies.js";
import { makeCopy } from "./makeCopy.js";
import { makeOnce } from "./makeOnce.js";
import type { Maker, Outcome } from "./maker.js";
import type { SetPrinter } from "./setPrinter.js";
import type { SetWish } from "./setWish.js";

export interface LocalWish extends Pick<SetWish, "formats" | "tagged" | "templates"> {
  readonly out: string;
  /** Whether the set is made with a secret. */
  readonly keyed: boolean;
  /** How many browsers print at once. */
  readonly concurrency: number;
  /** Opens the printer; called only when something is to be printed. */
  readonly openPrinter: () => Promise<SetPrinter>;
}

/** Makes copies in this process, with browsers of its own. */
export async function openLocalMaker(wish: LocalWish, drawer: Drawer): Promise<Maker> {
  const printer = isPrinted(wish.formats) ? await wish.openPrinter() : null;
  const failed = async (error: unknown): Promise<Outcome> => {
    if (stopsAll(error)) throw error;
    if (printer !== null && codeOf(error) === "BROWSER_FAILED") await tryOut(printer);
    return { error };
  };
  return {
    browser: printer === null ? null : browserName(printer),
    // One more than there are browsers, so that none waits while the next page is set.
    width: Math.max(wish.concurrency + 1, printer?.ahead ?? 0),
    make: async ({ copy, from, whole }) => {
      const drawn = drawer.draw(copy);
      if ("error" in drawn) return failed(drawn.error);
      try {
        return {
          entry: await makeCopy(copy, drawn.sheet, {
            ...wish,
            printer,
            said: drawer.common().said,
            from,
            whole,
          }),
        };
      } catch (error) {
        return failed(error);
      }
    },
    makeOnce: (whole) => makeOnce(drawer, { ...wish, printer, whole }),
    // What is under way here ends by itself, and soon.
    abandon: () => {},
    close: async () => printer?.close(),
  };
}

export const browserName = ({ browser }: Pick<SetPrinter, "browser">): string =>
  `${browser.kind} ${browser.version}`;

const codeOf = (error: unknown): string | undefined =>
  error instanceof GradsheetError ? error.faults[0]?.code : undefined;

/** What is missing outside is missing for all copies; a browser may have failed because of the one. */
const stopsAll = (error: unknown): boolean =>
  error instanceof GradsheetError && error.exitCode === 3 && codeOf(error) !== "BROWSER_FAILED";

/** Prints the smallest of pages: where even that fails, so would all copies. Throws BROWSER_FAILED. */
async function tryOut(printer: SetPrinter): Promise<void> {
  await printer.print("<!doctype html><p>x</p>", { paper: DEFAULTS.paper });
}

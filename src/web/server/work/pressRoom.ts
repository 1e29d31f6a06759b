import { openPrinter, type Printer, type PrintOptions } from "../../../paper/print/printer.js";

/** The server's one printer: started at the first print, and kept. */
export interface PressRoom {
  /** A document as PDF; null where too many wait already. Throws NO_BROWSER or BROWSER_FAILED. */
  readonly print: (html: string, options: PrintOptions) => Promise<Uint8Array | null>;
  readonly close: () => Promise<void>;
}

/** Prints that may wait for the browser. */
const MOST_WAITING = 8;

export function pressRoom(): PressRoom {
  let opened: Promise<Printer> | null = null;
  let waiting = 0;
  const printer = (): Promise<Printer> => {
    opened ??= openPrinter({ browsers: 1 }).catch((error: unknown) => {
      // A browser that is installed meanwhile is found at the next print.
      opened = null;
      throw error;
    });
    return opened;
  };
  return {
    print: async (html, options) => {
      if (waiting >= MOST_WAITING) return null;
      waiting++;
      try {
        return await (await printer()).print(html, options);
      } finally {
        waiting--;
      }
    },
    close: async () => {
      await (await opened?.catch(() => null))?.close();
    },
  };
}

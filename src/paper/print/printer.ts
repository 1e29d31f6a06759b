import { availableParallelism } from "node:os";
import { fail, type GradsheetError } from "../../core/base/errors.js";
import type { BrowserKind, FoundBrowser } from "./browser/find.js";
import { launch, type PrintOptions, type WarmBrowser } from "./browser/launch.js";
import { pinPdf } from "./pin.js";
import { failure, firstBrowser, TIMEOUT } from "./started.js";

export type { PrintOptions } from "./browser/launch.js";

/** How a printer is opened. */
export interface PrinterOptions {
  /** How many browsers at most; each is started when there is work for it. Default: one a core. */
  readonly browsers?: number;
  /** Whether prints are tagged where they do not say so themselves. Default: true. */
  readonly tagged?: boolean;
  /** Milliseconds that a browser's start, and a print, may take. Default: 60 000. */
  readonly timeout?: number;
}

/** One print that waits: how it is made in a browser, and whom to tell. */
interface Job {
  readonly make: (browser: WarmBrowser) => Promise<Uint8Array>;
  readonly resolve: (made: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

/** A place for a browser. The browser is started at its first job, and again after a crash. */
interface BrowserSlot {
  browser: WarmBrowser | undefined;
  busy: boolean;
  prints: number;
}

const TRIES = 3;

/**
 * A browser is replaced after so many prints: its memory grows by a quarter of a megabyte a print, and its page numbers
 * its elements, for which eight digits are room for 80 000 prints.
 */
const PRINTS_A_BROWSER = 400;

/**
 * Finds a browser and starts it, or takes the one that was started ahead. Throws NO_BROWSER if there is none, CANNOT_WRITE
 * if the bundled one cannot be unpacked, BROWSER_FAILED if it does not start.
 */
export async function openPrinter(options: PrinterOptions = {}): Promise<Printer> {
  const timeout = options.timeout ?? TIMEOUT;
  const { found, browser } = await firstBrowser(timeout);
  return new Printer(found, browser, () => launch(found, timeout), options);
}

/** Prints documents, several at a time, in browsers that are kept. Close it in `finally`. */
export class Printer {
  /** What prints: where the browser came from, and what it calls itself (`HeadlessChrome/147.0.7727.0`). */
  readonly browser: { readonly kind: BrowserKind; readonly version: string; readonly sandboxed: boolean };
  readonly #executable: string;
  readonly #start: () => Promise<WarmBrowser>;
  readonly #tagged: boolean;
  readonly #slots: readonly BrowserSlot[];
  readonly #queue: Job[] = [];
  #closed = false;

  constructor(
    found: FoundBrowser,
    first: WarmBrowser,
    start: () => Promise<WarmBrowser>,
    options: PrinterOptions,
  ) {
    this.browser = { kind: found.kind, version: first.version, sandboxed: first.sandboxed };
    this.#executable = found.executable;
    this.#start = start;
    this.#tagged = options.tagged ?? true;
    this.#slots = Array.from({ length: options.browsers ?? availableParallelism() }, (_, index) => ({
      browser: index === 0 ? first : undefined,
      busy: false,
      prints: 0,
    }));
  }

  /** The processes of the browsers that run. */
  get pids(): readonly number[] {
    return this.#slots.flatMap(({ browser }) => (browser?.pid === undefined ? [] : [browser.pid]));
  }

  /**
   * The document as PDF: the same bytes for the same HTML and options, from the same browser version. It must bring
   * all that it shows; nothing is loaded, no script runs. A browser that ends or hangs is replaced and the print done
   * again, twice at most; then throws BROWSER_FAILED.
   *
   * How to write documents, as measured with this Chrome:
   * - Fonts: `<style data-fonts>` with `fontFaces(text, "printer")`, or "print". Name a font in each `@page` margin box too: these do
   *   not inherit the body's, and the system's font would be embedded (or none, where there is none).
   * - A formula: `<span role="img" aria-label="SPOKEN" style="background:rgb(255 255 255/0.2%)"><math aria-hidden="true">`.
   *   It becomes one Figure with that text. Without a painted background Chrome drops the Figure as empty; without
   *   `aria-hidden` it writes a tag for each MathML element, five times the bytes.
   * - A drawing: `<svg role="img" aria-label="SPOKEN">`. Page numbers: `counter(page)` and `counter(pages)` in a margin
   *   box; they stay outside the tag tree.
   */
  print(html: string, options: PrintOptions): Promise<Uint8Array> {
    const wish = { tagged: this.#tagged, ...options };
    return this.#queued(async (browser) => pinPdf(await browser.print(html, wish)));
  }

  /** The document as one PNG, as wide as the paper and as long as its text, without page breaks. Throws as `print` does. */
  picture(html: string, options: PrintOptions): Promise<Uint8Array> {
    return this.#queued((browser) => browser.picture(html, options));
  }

  /** Ends the browsers, at once. What still waits or prints is refused. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#queue.splice(0)) job.reject(this.#closedError());
    for (const slot of this.#slots) leave(slot)?.end();
  }

  #queued(make: Job["make"]): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ make, resolve, reject });
      this.#dispatch();
    });
  }

  #dispatch(): void {
    const free = this.#slots.filter(({ busy }) => !busy);
    for (const slot of [...free.filter((d) => d.browser), ...free.filter((d) => !d.browser)]) {
      const job = this.#queue.shift();
      if (job === undefined) return;
      slot.busy = true;
      void this.#work(slot, job)
        .then(job.resolve, job.reject)
        .finally(() => {
          slot.busy = false;
          this.#dispatch();
        });
    }
  }

  async #work(slot: BrowserSlot, job: Job): Promise<Uint8Array> {
    for (let tries = 1; ; tries += 1) {
      try {
        slot.browser ??= await this.#start();
        if (this.#closed) throw this.#closedError();
        const made = await job.make(slot.browser);
        slot.prints += 1;
        if (slot.prints % PRINTS_A_BROWSER === 0) leave(slot)?.end();
        return made;
      } catch (error) {
        leave(slot)?.end();
        if (this.#closed) throw this.#closedError();
        if (tries === TRIES) throw failure(`print in ${TRIES} tries`, this.#executable, error);
      }
    }
  }

  #closedError(): GradsheetError {
    return fail("BROWSER_FAILED", "the printer was closed before all was printed");
  }
}

/** Takes the browser away from its slot. */
function leave(slot: BrowserSlot): WarmBrowser | undefined {
  const { browser } = slot;
  slot.browser = undefined;
  return browser;
}

import type { Browser, CDPSession } from "puppeteer-core";
import { browserEnvironment } from "./environment.js";
import type { FoundBrowser } from "./find.js";
import { keepFonts, type SplitDocument } from "./keepFonts.js";
import { clearLeftover, registerLeftover } from "./leftovers.js";
import { FIRST_DOCUMENT, PAGE_PROGRAM } from "./pageProgram.js";
import { withSandbox } from "./sandbox.js";
import { whyNotStarted } from "./whyNotStarted.js";

/** A4 or Letter, in inches: used where the document's own `@page` names no size. */
const PAPER = { A4: [8.27, 11.69], Letter: [8.5, 11] } as const;

/** How a document is printed. */
export interface PrintOptions {
  readonly paper: keyof typeof PAPER;
  /** With a tag tree for screen readers and an outline of the headings. Default: the printer's. */
  readonly tagged?: boolean;
}

/** A browser that runs, with one page that is kept. One print at a time. */
export interface WarmBrowser {
  readonly version: string;
  readonly pid: number | undefined;
  /** False where the system offers no sandbox to an ordinary user, and for root. */
  readonly sandboxed: boolean;
  /** Throws if the browser ends or does not answer; it is of no more use then. */
  print(html: string, options: PrintOptions): Promise<Uint8Array>;
  /** What the paper's text and drawings look like, as one PNG; its width is the paper's. Throws as `print` does. */
  picture(html: string, options: PrintOptions): Promise<Uint8Array>;
  /**
   * Ends it and all its processes at once, and removes its profile. To ask it first would take 50 ms: it has nothing to keep.
   */
  end(): void;
}

/**
 * No network, by three means: no name resolves, no proxy answers, and the page is offline and under a policy.
 * Hinting off: glyph widths must not hang on the machine's font settings. No flag measured makes printing faster.
 */
const FLAGS = [
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--proxy-server=http://127.0.0.1:9",
  "--font-render-hinting=none",
  "--disable-gpu",
  "--lang=en-US",
];

/**
 * Starts a browser and its page. `timeout` (ms) holds for the start and for each print.
 * Without a sandbox where there is none: the page runs no script and loads nothing.
 */
export const launch = (found: FoundBrowser, timeout: number): Promise<WarmBrowser> =>
  withSandbox((sandboxed) => start(found, timeout, sandboxed));

async function start(found: FoundBrowser, timeout: number, sandboxed: boolean): Promise<WarmBrowser> {
  const leftover = registerLeftover();
  try {
    const { default: puppeteer } = await import("puppeteer-core");
    const browser = await puppeteer.launch({
      executablePath: found.executable,
      env: browserEnvironment(found),
      headless: found.shell ? "shell" : true,
      args: sandboxed ? FLAGS : [...FLAGS, "--no-sandbox"],
      userDataDir: leftover.profile,
      pipe: true,
      timeout,
      protocolTimeout: timeout,
      defaultViewport: null,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    leftover.pid = browser.process()?.pid;
    const page = await openPage(browser);
    return {
      version: await browser.version(),
      pid: leftover.pid,
      sandboxed,
      ...page,
      end: () => clearLeftover(leftover),
    };
  } catch (error) {
    const reason = await whyNotStarted(found, sandboxed, leftover.profile);
    clearLeftover(leftover);
    throw reason === undefined ? error : new Error(reason);
  }
}

type WarmPage = Pick<WarmBrowser, "print" | "picture">;

async function openPage(browser: Browser): Promise<WarmPage> {
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  const wire = await page.createCDPSession();
  await wire.send("Emulation.setScriptExecutionDisabled", { value: true });
  await wire.send("Network.enable");
  await wire.send("Network.emulateNetworkConditions", {
    offline: true,
    latency: 0,
    downloadThroughput: 0,
    uploadThroughput: 0,
  });
  await page.setContent(FIRST_DOCUMENT);
  const { result } = await wire.send("Runtime.evaluate", { expression: PAGE_PROGRAM });
  const program = result.objectId;
  if (program === undefined) throw new Error("the page did not take its program");
  const crashed = new Promise<never>((_, reject) => {
    wire.on("Inspector.targetCrashed", () => reject(new Error("the page crashed")));
  });
  crashed.catch(() => undefined);
  const fonts = keepFonts();
  const shown =
    (take: (wire: CDPSession, options: PrintOptions) => Promise<Uint8Array>): WarmBrowser["print"] =>
    (html, options) =>
      Promise.race([crashed, show(wire, program, fonts(html)).then(() => take(wire, options))]);
  return { print: shown(printPage), picture: shown(takePicture) };
}

async function show(wire: CDPSession, program: string, document: SplitDocument): Promise<void> {
  const { exceptionDetails } = await wire.send("Runtime.callFunctionOn", {
    objectId: program,
    functionDeclaration: "function (html, newRules, keys) { return this(html, newRules, keys); }",
    arguments: [{ value: document.html }, { value: document.newRules }, { value: document.keys }],
    awaitPromise: true,
  });
  if (exceptionDetails !== undefined) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }
}

async function printPage(wire: CDPSession, options: PrintOptions): Promise<Uint8Array> {
  const [paperWidth, paperHeight] = PAPER[options.paper];
  const tagged = options.tagged ?? true;
  const { data } = await wire.send("Page.printToPDF", {
    paperWidth,
    paperHeight,
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: tagged,
    generateDocumentOutline: tagged,
    transferMode: "ReturnAsBase64",
  });
  return Buffer.from(data, "base64");
}

/** Pixels an inch of CSS. */
const INCH = 96;

async function takePicture(wire: CDPSession, { paper }: PrintOptions): Promise<Uint8Array> {
  const [inches, high] = PAPER[paper];
  const width = Math.round(inches * INCH);
  const size = { width, height: Math.round(high * INCH), deviceScaleFactor: 1, mobile: false };
  // What is shown is laid out for paper alone.
  await wire.send("Emulation.setEmulatedMedia", { media: "print" });
  await wire.send("Emulation.setDeviceMetricsOverride", size);
  try {
    // In place of the paper's margins; the next document brings an element of its own.
    const padded = 'document.documentElement.style.cssText = "box-sizing: border-box; padding: 40px"';
    await wire.send("Runtime.evaluate", { expression: padded });
    const { cssContentSize } = await wire.send("Page.getLayoutMetrics");
    const clip = { x: 0, y: 0, width, height: Math.ceil(cssContentSize.height), scale: 1 };
    const wish = { format: "png", captureBeyondViewport: true, clip } as const;
    const { data } = await wire.send("Page.captureScreenshot", wish);
    return Buffer.from(data, "base64");
  } finally {
    await wire.send("Emulation.clearDeviceMetricsOverride");
    await wire.send("Emulation.setEmulatedMedia", { media: "" });
  }
}

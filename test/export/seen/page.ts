import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Frame, Page } from "puppeteer-core";
import { openBrowser } from "../../support/openBrowser.js";

/** What a person would see on a page, as far as a program can tell. */
export interface Seen {
  /** Texts that are shown with TeX in them: a dollar, `\(`, a command. */
  readonly raw: readonly string[];
  /** Formulas that are set and have a size: MathJax's, MathML's, KaTeX's. */
  readonly formulas: number;
  /** Formulas that were set with a fault. */
  readonly faults: readonly string[];
  /** Places to write or choose. */
  readonly blanks: number;
  /** Blanks and formulas that stand beside the page, or have no size, by their place and name. */
  readonly outside: readonly string[];
}

/** MathJax 3 in one file, with the drawings of its letters. */
const MATHJAX = fileURLToPath(new URL("../../../node_modules/mathjax/es5/tex-svg.js", import.meta.url));

/** One page of the browser, of a desk's width if none is said; closed with the browser. */
export async function withPage<Made>(use: (page: Page) => Promise<Made>, width = 1280): Promise<Made> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.setViewport({ width, height: 900 });
    return await use(page);
  } finally {
    await browser.close();
  }
}

/** Lets MathJax set what stands between `\( … \)`: on the whole page, or in the elements of a selector alone. */
export async function setFormulas(page: Page, within = "body"): Promise<void> {
  await page.evaluate(() => Object.assign(window, { MathJax: { startup: { typeset: false } } }));
  await page.addScriptTag({ path: MATHJAX });
  await page.evaluate(async (selector) => {
    const { MathJax } = window as unknown as {
      MathJax: { startup: { promise: Promise<void> }; typesetPromise(elements: Element[]): Promise<void> };
    };
    await MathJax.startup.promise;
    const outer = [...document.querySelectorAll(selector)].filter(
      (one) => one.parentElement?.closest(selector) == null,
    );
    await MathJax.typesetPromise(outer);
  }, within);
}

/** What is seen of a page or of a frame of it, open shadow trees with it. */
export const look = (page: Page | Frame): Promise<Seen> => page.evaluate(seenHere);

/** A picture for people, into the folder that `GRADSHEET_SEEN` names; without it none. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["GRADSHEET_SEEN"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  // Beyond some 16,000 pixels no picture is made.
  const high = await page.evaluate(() => document.documentElement.scrollHeight);
  const { width = 1280 } = page.viewport() ?? {};
  const clip = { x: 0, y: 0, width, height: Math.min(high, 12_000) };
  await page.screenshot({ path: join(folder, `${name}.png`) as `${string}.png`, clip });
}

/** Runs in the page. */
function seenHere(): Seen {
  const FORMULA = "mjx-container, .MathJax, .katex, math";
  const BLANK = "input:not([type=hidden]), select, textarea, [contenteditable=true]";
  const TEX = /\$|\\[()[\]]|\\[a-zA-Z]{2,}/;
  const raw: string[] = [];
  const faults: string[] = [];
  const outside: string[] = [];
  let [formulas, blanks] = [0, 0];
  const wide = document.documentElement.clientWidth;
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const placed = (element: Element, what: string): void => {
    const { left, right, top, width, height } = element.getBoundingClientRect();
    if (width < 1 || height < 1 || left < -1 || right > wide + 1 || top + scrollY < -1)
      outside.push(`${what} at ${Math.round(left)} to ${Math.round(right)} of ${wide}`);
  };
  const visit = (node: Node): void => {
    if (node instanceof Text) {
      const text = node.data.trim();
      if (TEX.test(text) && node.parentElement !== null && isShown(node.parentElement)) raw.push(text);
      return;
    }
    if (node instanceof Element) {
      if (/^(?:script|style|template|noscript|annotation)$/i.test(node.tagName)) return;
      if (node.matches(FORMULA)) {
        if (!isShown(node)) return;
        formulas += 1;
        const fault = node.querySelector("[data-mjx-error], mjx-merror, merror, .katex-error, .temml-error");
        if (fault !== null) faults.push(fault.getAttribute("data-mjx-error") ?? fault.textContent ?? "");
        placed(node, `formula ${(node.textContent ?? "").slice(0, 20)}`);
        return;
      }
      if (node.matches(BLANK)) {
        if (!isShown(node)) return;
        blanks += 1;
        placed(node, `${node.tagName.toLowerCase()} ${node.getAttribute("name") ?? node.id}`);
      }
      if (node.shadowRoot !== null) for (const child of node.shadowRoot.childNodes) visit(child);
    }
    for (const child of node.childNodes) visit(child);
  };
  visit(document.body);
  return { raw, formulas, faults, blanks, outside };
}

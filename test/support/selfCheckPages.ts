import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page, Viewport } from "puppeteer-core";
import type { Sheet } from "../../src/core/sheet/sheet.js";
import { selfCheckHtml } from "../../src/paper/pages/selfCheck.js";
import { openBrowser } from "./openBrowser.js";

/** A page under way, with what it asked of the network and what went wrong in it. */
export interface Visit {
  readonly page: Page;
  readonly asked: readonly string[];
  readonly faults: readonly string[];
}

/** Sheets as self-check pages in a folder, with the program of the last build, and a browser with the network cut off to visit them by name. */
export async function openPages(sheets: Readonly<Record<string, Sheet>>): Promise<{
  readonly visit: (name: string, size: Viewport) => Promise<Visit>;
  readonly close: () => Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-page-"));
  for (const [name, sheet] of Object.entries(sheets))
    writeFileSync(join(folder, `${name}.html`), selfCheckHtml(sheet));
  const browser = await openBrowser();
  return {
    visit: async (name, size) => {
      const page = await browser.newPage();
      await page.setViewport(size);
      await page.setOfflineMode(true);
      const asked: string[] = [];
      const faults: string[] = [];
      page.on("request", (request) => {
        if (!/^(file|data):/.test(request.url())) asked.push(request.url());
      });
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(message.text());
      });
      await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
      return { page, asked, faults };
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What axe finds, by all its rules or one; its program goes in past the page's policy, as a debugger's does. */
export async function violations(page: Page, rule?: "color-contrast"): Promise<string[]> {
  const path = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(readFileSync(path, "utf8"));
  const wish = {
    ...{ preload: false, resultTypes: ["violations"] },
    ...(rule === undefined ? {} : { runOnly: [rule] }),
  };
  const found = await page.evaluate(`axe.run(${JSON.stringify(wish)}).then((result) => result.violations)`);
  return (found as { id: string; nodes: { html: string }[] }[]).map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html}`,
  );
}

/** How far the page's content stands out of the window, in px: 0 or less. */
export const standsOut = async (page: Page): Promise<number> =>
  Number(await page.evaluate("document.documentElement.scrollWidth - window.innerWidth"));

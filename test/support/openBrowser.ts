import puppeteer, { type Browser } from "puppeteer-core";
import { findBrowser } from "../../src/print/browser/find.js";

/** The browser that prints, for pages with scripts: offline, like the reader of a file. */
export async function openBrowser(): Promise<Browser> {
  const found = await findBrowser();
  return puppeteer.launch({
    executablePath: found.executable,
    env: { ...process.env, ...found.environment },
    headless: found.shell ? "shell" : true,
    args: [
      "--font-render-hinting=none",
      "--proxy-server=http://127.0.0.1:9",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
}

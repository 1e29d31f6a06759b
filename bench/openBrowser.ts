import puppeteer, { type Browser } from "puppeteer-core";
import { findBrowser } from "../src/print/browser/find.js";

/** The browser that prints, started as Puppeteer starts it, with these flags: for pages with scripts, and to measure. */
export async function openBrowser(...flags: readonly string[]): Promise<Browser> {
  const { executable, environment, shell } = await findBrowser();
  return puppeteer.launch({
    executablePath: executable,
    env: { ...process.env, ...environment },
    headless: shell ? "shell" : true,
    args: [...flags, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
}

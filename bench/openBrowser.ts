import puppeteer, { type Browser } from "puppeteer-core";
import { findBrowser } from "../src/paper/print/browser/find.js";
import { withSandbox } from "../src/paper/print/browser/sandbox.js";

/**
 * The browser that prints, started as Puppeteer starts it, with these flags, and without a sandbox where there is none: for
 * pages with scripts, and to measure.
 */
export async function openBrowser(...flags: readonly string[]): Promise<Browser> {
  const { executable, environment, shell } = await findBrowser();
  return withSandbox((sandboxed) =>
    puppeteer.launch({
      executablePath: executable,
      env: { ...process.env, ...environment },
      headless: shell ? "shell" : true,
      args: [...flags, ...(sandboxed ? [] : ["--no-sandbox"])],
    }),
  );
}

import { fail, GradsheetError } from "../../core/base/errors.js";
import { type FoundBrowser, findBrowser } from "./browser/find.js";
import { launch, type WarmBrowser } from "./browser/launch.js";

/** Milliseconds that a browser's start, and a print, may take where nobody says otherwise. */
export const TIMEOUT = 60_000;

/** A browser that was found, and runs. */
export interface StartedBrowser {
  readonly found: FoundBrowser;
  readonly browser: WarmBrowser;
}

/** What was started before it was known whether it would be needed. */
const ahead = new Set<Promise<StartedBrowser>>();

/**
 * Starts a browser while the rest of the program is still being read: `firstBrowser` takes it. What comes out ends it
 * if nobody has taken it.
 */
export function startAhead(): () => Promise<void> {
  const mine = start(TIMEOUT);
  // Whoever takes it is told what went wrong.
  mine.catch(() => undefined);
  ahead.add(mine);
  return async () => {
    if (ahead.delete(mine)) await mine.then(({ browser }) => browser.end()).catch(() => undefined);
  };
}

/**
 * The browser that was started ahead, or one started now. Throws NO_BROWSER if there is none, CANNOT_WRITE if the
 * bundled one cannot be unpacked, BROWSER_FAILED if it does not start.
 */
export function firstBrowser(timeout: number): Promise<StartedBrowser> {
  const [waiting] = timeout === TIMEOUT ? ahead : [];
  if (waiting === undefined) return start(timeout);
  ahead.delete(waiting);
  return waiting;
}

async function start(timeout: number): Promise<StartedBrowser> {
  const found = await findBrowser();
  try {
    return { found, browser: await launch(found, timeout) };
  } catch (error) {
    throw failure("start", found.executable, error);
  }
}

/** BROWSER_FAILED with the first line of what went wrong; what says itself what it is stays as it is. */
export function failure(what: string, executable: string, error: unknown): GradsheetError {
  if (error instanceof GradsheetError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const [line] = message.split("\n").filter((text) => text.trim() !== "");
  return fail("BROWSER_FAILED", `the browser ${executable} did not ${what}: ${line ?? "no reason given"}`);
}

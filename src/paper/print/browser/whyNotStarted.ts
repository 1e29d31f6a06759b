import { execFile } from "node:child_process";
import { browserEnvironment } from "./environment.js";
import type { FoundBrowser } from "./find.js";

/**
 * What a browser that did not start says of it (one line, without its time stamp), or undefined if it says nothing:
 * a missing library, no usable sandbox. Puppeteer does not tell, where it talks to the browser through a pipe.
 */
export function whyNotStarted(
  found: FoundBrowser,
  sandboxed: boolean,
  profile: string,
): Promise<string | undefined> {
  const args = ["--headless", "--disable-gpu", `--user-data-dir=${profile}`, "--dump-dom", "about:blank"];
  return new Promise((resolve) => {
    execFile(
      found.executable,
      sandboxed ? args : [...args, "--no-sandbox"],
      { env: browserEnvironment(found), timeout: 10_000, killSignal: "SIGKILL" },
      (error, _, stderr) => {
        if (error === null) return resolve(undefined);
        const lines = stderr.split("\n").filter((line) => line.trim() !== "");
        const line = lines.find((text) => /FATAL|error while loading|sandbox/i.test(text)) ?? lines[0];
        resolve(line?.replace(/^\[[^\]]*\] */, "").slice(0, 300) ?? error.message);
      },
    );
  });
}

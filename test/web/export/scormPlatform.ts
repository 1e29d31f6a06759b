import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Frame, Page } from "puppeteer-core";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import { scorm } from "../../../src/export/formats/scorm.js";
import { exported } from "../../export/exported.js";
import { openBrowser } from "../../support/openBrowser.js";

const RUNTIME = fileURLToPath(new URL("../../../node_modules/scorm-again/dist/scorm12.js", import.meta.url));

/** A platform's page: the runtime of SCORM 1.2 in its window, the package in a frame. */
const PLATFORM = `<!doctype html><title>platform</title><script src="/runtime.js"></script><script>
  const asked = new URL(location.href).searchParams;
  window.API = new Scorm12API({ autocommit: false });
  window.API.cmi.core.student_id = asked.get("learner");
  window.API.cmi.suspend_data = asked.get("kept") ?? "";
</script><iframe src="/package/index.html" width="1200" height="900"></iframe>`;

/** What a platform knows of a visit. */
export interface Told {
  readonly score: string;
  readonly max: string;
  readonly status: string;
  readonly kept: string;
  readonly error: string;
}
/** What it knows now. */
export const told = (page: Page): Promise<Told> =>
  page.evaluate(() => {
    const { API } = window as unknown as {
      API: { lmsGetValue(name: string): string; lmsGetLastError(): string };
    };
    const get = (name: string) => String(API.lmsGetValue(name));
    return {
      ...{ score: get("cmi.core.score.raw"), max: get("cmi.core.score.max") },
      ...{ status: get("cmi.core.lesson_status"), kept: get("cmi.suspend_data") },
      error: String(API.lmsGetLastError()),
    };
  });

/** A learner's visit: the platform's page, the copy in its frame, and errors of scripts. */
export interface Visit {
  readonly page: Page;
  readonly copy: Frame;
  readonly faults: readonly string[];
}

/** A platform with the package of these sheets. */
export async function openPlatform(sheets: readonly Sheet[]) {
  const files: ReadonlyMap<string, string> = new Map(
    (await exported(scorm, sheets)).map(({ path, text }) => [path, text]),
  );
  const server = createServer(({ url = "" }, response) => {
    const { pathname } = new URL(url, "http://platform");
    const text =
      pathname === "/runtime.js"
        ? readFileSync(RUNTIME, "utf8")
        : pathname === "/"
          ? PLATFORM
          : files.get(pathname.slice("/package/".length));
    const type = pathname.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8";
    response.writeHead(text === undefined ? 404 : 200, { "content-type": type }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  const browser = await openBrowser();
  return {
    files,
    visit: async (learner: string, kept = ""): Promise<Visit> => {
      const page = await browser.newPage();
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(String(error)));
      const query = new URLSearchParams({ learner, kept });
      await page.goto(`${address}/?${query}`, { waitUntil: "load" });
      const copy = await page.waitForFrame((frame) => frame.url().includes("/copies/"));
      await copy.waitForSelector("form[data-question] button");
      return { page, copy, faults };
    },
    /** The package's page with no platform around it. */
    alone: async (): Promise<Page> => {
      const page = await browser.newPage();
      await page.goto(`${address}/package/index.html`, { waitUntil: "load" });
      return page;
    },
    close: async (): Promise<void> => {
      await browser.close();
      server.close();
    },
  };
}

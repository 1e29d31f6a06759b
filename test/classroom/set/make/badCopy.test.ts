import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { openLocalMaker } from "../../../../src/classroom/set/make/localMaker.js";
import { makeSet } from "../../../../src/classroom/set/make/makeSet.js";
import { printingWhole, type SetPrinter } from "../../../../src/classroom/set/make/setPrinter.js";
import type { SetWish } from "../../../../src/classroom/set/make/setWish.js";
import { numberedCopies } from "../../../../src/classroom/set/students/copy.js";
import { findBrowser } from "../../../../src/paper/print/browser/find.js";
import { openPrinter, type Printer } from "../../../../src/paper/print/printer.js";
import { filesBelow } from "../../../support/program.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wish: SetWish = {
  quiz: readQuiz("questions: [{topic: forward-pass}]", "quiz.yaml"),
  randomness: { kind: "seed", seed: "bad" },
  copies: numberedCopies(4),
  formats: ["pdf"],
  tagged: true,
};

type Hurt = (pid: number, html: string) => NodeJS.Signals | null;

/** A printer whose browsers get real signals, every 5 ms, while a document that `hurt` names is printed. */
async function hurtPrinter(hurt: Hurt): Promise<SetPrinter> {
  const printer = await openPrinter({ browsers: 1, timeout: 1500 });
  const print = printer.print.bind(printer);
  return printingWhole({
    browser: printer.browser,
    close: () => printer.close(),
    print: async (html: string, options: Parameters<Printer["print"]>[1]) => {
      const timer = setInterval(() => {
        for (const pid of printer.pids) {
          const signal = hurt(pid, html);
          if (signal !== null) process.kill(pid, signal);
        }
      }, 5);
      try {
        return await print(html, options);
      } finally {
        clearInterval(timer);
      }
    },
  });
}

/** One copy at a time, so that the signals meet the copy that they are meant for. */
const run = (out: string, hurt: Hurt) =>
  makeSet(wish, {
    out,
    openMaker: (drawer) =>
      openLocalMaker(
        { ...wish, out, keyed: false, concurrency: 0, openPrinter: () => hurtPrinter(hurt) },
        drawer,
      ),
  });

/** Whether a page is the copy's: its head names the sheet's code. */
const isOf = (code: string, html: string): boolean => html.includes(code);

test("a copy whose browser dies or hangs each time fails alone, and the next run makes just that one", async () => {
  const good = await run(join(folder, "good"), () => null);
  const [, second, third] = good.manifest.copies.map(({ code }) => code);
  const out = join(folder, "bad");
  const hurt = await run(out, (_pid, html) =>
    isOf(second ?? "", html) ? "SIGKILL" : isOf(third ?? "", html) ? "SIGSTOP" : null,
  );
  expect(hurt.manifest.copies.map(({ id }) => id)).toEqual(["001", "004"]);
  expect(hurt.manifest.failed).toEqual(
    ["002", "003"].map((id) => ({
      id,
      code: "BROWSER_FAILED",
      reason: expect.stringMatching(/did not print in 3 tries/),
    })),
  );
  expect(JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")).failed).toEqual(hurt.manifest.failed);
  expect(existsSync(join(out, "worksheets", "002.pdf"))).toBe(false);
  const mended = await run(out, () => null);
  expect([mended.kept, mended.manifest.failed]).toEqual([2, []]);
  expect(filesBelow(out)).toEqual(filesBelow(join(folder, "good")));
});

test("a browser that dies once in each copy is replaced, and the set is the same", async () => {
  const seen = new Set<string>();
  const hurt: Hurt = (_pid, html) => {
    if (seen.has(html)) return null;
    seen.add(html);
    return "SIGKILL";
  };
  const { manifest } = await run(join(folder, "once"), hurt);
  expect([manifest.failed, seen.size]).toEqual([[], 9]);
  expect(filesBelow(join(folder, "once"))).toEqual(filesBelow(join(folder, "good")));
});

test("where the browser cannot be started again the run ends, and what was made is kept", async () => {
  const found = await findBrowser();
  const browser = join(folder, "chrome-headless-shell");
  const settings = Object.entries(found.environment).map(([name, value]) => `${name}='${value}' `);
  const whole = `#!/bin/sh\n${settings.join("")}exec '${found.executable}' "$@"\n`;
  writeFileSync(browser, whole, { mode: 0o755 });
  const before = process.env["PUPPETEER_EXECUTABLE_PATH"];
  process.env["PUPPETEER_EXECUTABLE_PATH"] = browser;
  try {
    const out = join(folder, "dying");
    const hurt: Hurt = () => {
      if (!existsSync(join(out, "sheets", "001.json"))) return null;
      writeFileSync(browser, "#!/bin/sh\nexit 1\n");
      return "SIGKILL";
    };
    await expect(run(out, hurt)).rejects.toThrow(/^error\[BROWSER_FAILED\]/);
    const sheets = [...filesBelow(out).keys()].filter((path) => path.startsWith("sheets"));
    expect(sheets).toContain("sheets/001.json");
    expect(sheets.length).toBeLessThan(4);
    writeFileSync(browser, whole);
    const after = await run(out, () => null);
    expect(after.kept).toBe(sheets.length);
    await run(join(folder, "named"), () => null);
    expect(filesBelow(out)).toEqual(filesBelow(join(folder, "named")));
  } finally {
    if (before === undefined) delete process.env["PUPPETEER_EXECUTABLE_PATH"];
    else process.env["PUPPETEER_EXECUTABLE_PATH"] = before;
  }
});

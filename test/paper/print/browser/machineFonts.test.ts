import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import puppeteer from "puppeteer-core";
import { userCacheFolder } from "../../../../src/paper/print/browser/cacheFolder.js";
import { machineHasFonts } from "../../../../src/paper/print/browser/machineFonts.js";
import { shellRunsHere, unpackShell } from "../../../../src/paper/print/browser/shell.js";

test("a machine has fonts where a folder holds one, the user's own too, or where fontconfig is told", () => {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-fonts-"));
  const env = { HOME: folder };
  try {
    mkdirSync(join(folder, "all/truetype"), { recursive: true });
    writeFileSync(join(folder, "all/truetype/readme"), "");
    const all = [join(folder, "all"), join(folder, "none")];
    expect(machineHasFonts(env, all)).toBe(false);
    expect(machineHasFonts({ ...env, FONTCONFIG_FILE: "/fonts.conf" }, all)).toBe(true);
    writeFileSync(join(folder, "all/truetype/A.TTF"), "");
    expect(machineHasFonts(env, all)).toBe(true);
    mkdirSync(join(folder, ".fonts"));
    writeFileSync(join(folder, ".fonts/b.otf"), "");
    expect(machineHasFonts(env, [])).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const cache = userCacheFolder();
(shellRunsHere() && cache !== undefined ? test : test.skip)(
  "held: on a machine without a font a page that names none ended the browser",
  async () => {
    const shell = await unpackShell(cache ?? "");
    const browser = await puppeteer.launch({
      executablePath: shell.executable,
      env: { ...process.env, LD_LIBRARY_PATH: shell.libraries, FONTCONFIG_FILE: shell.fonts },
      headless: "shell",
      args: ["--no-sandbox"],
    });
    try {
      const page = await browser.newPage();
      await page.setContent("<p style='display:inline-block;font:16px serif'>Wide <input></p>");
      expect(await page.$eval("p", (line) => line.getBoundingClientRect().width)).toBeGreaterThan(50);
      const fonts = await page.createCDPSession();
      await fonts.send("DOM.enable");
      await fonts.send("CSS.enable");
      const { root } = await fonts.send("DOM.getDocument");
      const { nodeId } = await fonts.send("DOM.querySelector", { nodeId: root.nodeId, selector: "p" });
      const used = await fonts.send("CSS.getPlatformFontsForNode", { nodeId });
      expect(used.fonts.map(({ familyName }) => familyName)).toEqual(["Open Sans"]);
    } finally {
      await browser.close();
    }
  },
);

import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { DIGITS_JSON } from "../../src/core/digits/digitsData.js";

const lockShape = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({ dev: z.boolean().optional(), hasInstallScript: z.boolean().optional() }),
  ),
});
const { packages } = lockShape.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
const { files } = z
  .object({ files: z.array(z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

describe("held: who installed gradsheet might have a browser downloaded that it does not use", () => {
  test("no package that comes with it runs anything as it is installed, and puppeteer is not among them", () => {
    const shipped = Object.entries(packages).filter(([path, one]) => path !== "" && one.dev !== true);
    expect(shipped.length).toBeGreaterThan(50);
    const names = shipped.map(([path]) => path.replace(/^.*node_modules\//, ""));
    expect(names).toContain("puppeteer-core");
    expect(names).not.toContain("puppeteer");
    expect(shipped.filter(([, one]) => one.hasInstallScript === true).map(([path]) => path)).toEqual([]);
  });
});

describe("held: images of MNIST went out under a licence that is not theirs", () => {
  test("the package says whose they are, under which licence, and what was changed", () => {
    expect(DIGITS_JSON).toContain("MNIST test images");
    expect(files).toContain("LICENSES.md");
    const notice = readFileSync("LICENSES.md", "utf8");
    for (const word of [
      "Yann LeCun",
      "Corinna Cortes",
      "Attribution-ShareAlike 3.0",
      "cut to 16 levels of grey",
    ])
      expect(notice).toContain(word);
    const [head] = readFileSync("src/core/digits/digitsData.ts", "utf8").split("\n");
    expect(head).toContain("MNIST, CC BY-SA 3.0: LICENSES.md");
  });

  test("the types of the program do not hold the images a second time", () => {
    expect(readFileSync("src/core/digits/digitsData.ts", "utf8")).toContain(
      "export const DIGITS_JSON: string =",
    );
  });
});

describe("held: a browser whose package npm leaves out without a word, or that is older than it need be", () => {
  test("the bundled browser's package takes the oldest Node.js that gradsheet takes", () => {
    const shape = z.object({ engines: z.object({ node: z.string() }) });
    const nodeOf = (file: string) => shape.parse(JSON.parse(readFileSync(file, "utf8"))).engines.node;
    const [, ours = ""] = /^>=([\d.]+)$/.exec(nodeOf("package.json")) ?? [];
    const theirs = nodeOf("node_modules/@sparticuz/chromium/package.json");
    const [, first = "0", ...rest] = /^\^?(?:>=)?(\d+)\.(\d+)/.exec(theirs) ?? [];
    const [major, minor] = ours.split(".").map(Number);
    expect([theirs, Number(first), Number(rest[0]) <= (minor ?? 0)]).toEqual([theirs, major, true]);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import * as z from "zod";
import { DIGITS_JSON } from "../../src/core/digits/digitsData.js";
import { compiledFolder } from "../support/compiled.js";

const lockShape = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({ dev: z.boolean().optional(), hasInstallScript: z.boolean().optional() }),
  ),
});
const { packages } = lockShape.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
const names = z.record(z.string(), z.string());
const { files, ...asked } = z
  .object({
    files: z.array(z.string()),
    dependencies: names,
    optionalDependencies: names,
    peerDependencies: names,
  })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

describe("held: who installed gradsheet might have a browser downloaded that it does not use", () => {
  test("no package that comes with it runs anything as it is installed, and puppeteer is not among them", () => {
    const shipped = Object.entries(packages).filter(([path, one]) => path !== "" && one.dev !== true);
    expect(shipped.length).toBeGreaterThan(50);
    const all = shipped.map(([path]) => path.replace(/^.*node_modules\//, ""));
    expect(all).toContain("puppeteer-core");
    expect(all).not.toContain("puppeteer");
    expect(shipped.filter(([, one]) => one.hasInstallScript === true).map(([path]) => path)).toEqual([]);
  });
});

/** What a file of the bundle has from elsewhere, at its beginning or as it goes on. */
const IMPORTED =
  /\b(?:import|export)\b(?:[\w\s{},*$]*\bfrom)?\s*"([^".][^"]*)"(?=[;\n])|\bimport\("([^".][^"]*)"\)/g;

describe("held: who installed gradsheet got most packages twice, 240 MB in all", () => {
  const program = join(compiledFolder(), "dist", "program");
  const texts = readdirSync(program, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .map((file) => readFileSync(join(program, file), "utf8"));
  const packages = texts
    .flatMap((text) => [...text.matchAll(IMPORTED)].map(([, first, later = ""]) => first ?? later))
    .filter((name) => !isBuiltin(name))
    .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);

  test("whatever package the program asks for comes with it, or is asked of who installs it", () => {
    const { dependencies, optionalDependencies, peerDependencies } = asked;
    const known = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
    expect(packages).toContain("puppeteer-core");
    expect(packages.filter((name) => !known.includes(name))).toEqual([]);
  });

  test("no more of them come than the program asks for, beside the ones that gradsheet is made with", () => {
    const made = ["handlebars", "mathjs", "seedrandom", "yargs"];
    expect(Object.keys(asked.dependencies).filter((name) => !packages.includes(name))).toEqual(made);
  });

  test("the packages whose code is in the bundle have their licences beside it", () => {
    const licences = readFileSync(join(program, "LICENSES.txt"), "utf8");
    for (const name of ["@cantoo/pdf-lib", "handlebars", "seedrandom", "yargs", "zod"])
      expect(licences).toMatch(new RegExp(`^${name} [\\d.]+ \\(MIT\\)\\n\\n[\\s\\S]{200}`, "m"));
    expect(licences).toMatch(
      /^mathjs [\d.]+ \(Apache-2.0\)\n\n[\s\S]+\nCopyright \(C\) 2013-\d+ Jos de Jong/m,
    );
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

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { errorCodes, MADE_TABLES } from "./support/madeTables.js";
import { DOCUMENTS } from "./support/markdown.js";

const MADE = /<!-- made: ([^>]+) -->\n[\s\S]*?<!-- \/made -->/g;

describe.each(DOCUMENTS)("%s", (file) => {
  const text = readFileSync(file, "utf8");

  /** `UPDATE_README=1 npm test -- test/readme` writes the tables anew. */
  test("its tables are made from what the program knows", () => {
    const wanted = text.replace(MADE, (_all, name: string) => {
      const make = MADE_TABLES[name];
      if (make === undefined) throw new Error(`${file} asks for a table "${name}"`);
      return `<!-- made: ${name} -->\n${make()}\n<!-- /made -->`;
    });
    if (process.env.UPDATE_README === "1") writeFileSync(file, wanted);
    else expect(text).toBe(wanted);
  });

  test("its links lead to files and headings that there are", () => {
    const broken = [...text.matchAll(/\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)/g)].filter(
      ([, path = "", heading]) => {
        const target = path === "" ? file : normalize(join(dirname(file), path));
        if (!existsSync(target)) return true;
        return heading !== undefined && !headingsOf(readFileSync(target, "utf8")).includes(heading);
      },
    );
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

/** For who works on gradsheet, in a clone; the gallery's pictures, a fifth of the package, are said to be there alone. */
const FOR_CLONES = ["CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md", "docs/gallery.md"];

test.each(DOCUMENTS.filter((file) => !FOR_CLONES.includes(file)))(
  "%s, as the package has it, leads to nothing that is left out there",
  (file) => {
    const { files } = JSON.parse(readFileSync("package.json", "utf8")) as { files: readonly string[] };
    const packed = (path: string): boolean =>
      path === file ||
      (["README.md", "LICENSE", ...files].some((one) => path === one || path.startsWith(`${one}/`)) &&
        !files.some((one) => one.startsWith("!") && path.startsWith(`${one.slice(1)}/`)));
    const links = [...readFileSync(file, "utf8").matchAll(/\]\((?!https?:)([^)\s#]+)/g)];
    const targets = links.map(([, path = ""]) => normalize(join(dirname(file), path)).replace(/\/$/, ""));
    expect(targets.filter((path) => !packed(path))).toEqual([]);
  },
);

const COMMANDS = /\]\((?:\.\.\/)+README\.md#commands\)/;

test.each(DOCUMENTS.filter((file) => file.startsWith("docs/") && file !== "docs/figures.md"))(
  "held: the name gradsheet may be somebody else's package. %s says where npx gradsheet can be typed",
  (file) => {
    const text = readFileSync(file, "utf8");
    if (text.includes("npx gradsheet")) expect(text).toMatch(COMMANDS);
  },
);

/** The headings as GitHub names them in links. */
const headingsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );

test("the README can be read in one sitting: 8 kB at most", () => {
  expect(statSync("README.md").size).toBeLessThanOrEqual(8192);
});

test("the gallery's pictures are light enough to be cloned: 3 MB in all", () => {
  const sizes = readdirSync("docs/gallery").map((file) => statSync(join("docs/gallery", file)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000);
});

test("docs/errors.md has every code with its exit code, and no other", () => {
  const rows = [...readFileSync("docs/errors.md", "utf8").matchAll(/^\| `([A-Z_]+)` \| (\d) \|/gm)];
  const told = rows.map(([, code = "", exit]): [string, number] => [code, Number(exit)]);
  const sorted = (codes: readonly [string, number][]) => [...codes].sort(([a], [b]) => (a < b ? -1 : 1));
  expect(sorted(told)).toEqual(sorted(errorCodes()));
});

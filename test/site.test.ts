import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "@jest/globals";
import { siteFiles, sitePages } from "../scripts/sitePages.js";

const pages = sitePages();
const files = siteFiles(pages);

/** Everything that a page loads or leads to. */
const linksOf = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link = ""]) => link.replaceAll("&amp;", "&"));

test("every link of the site leads to a page, to a heading on it, to a file, or to the practice page", () => {
  const broken = [...pages].flatMap(([address, html]) =>
    linksOf(html)
      .filter((link) => !/^https?:|^mailto:/.test(link))
      .filter((link) => {
        const [path = "", heading] = link.split("#");
        const target = path === "" ? address : normalize(join(dirname(address), path));
        if (target === "site.css" || target === "practice/index.html") return false;
        const page = pages.get(target);
        if (page === undefined) return !files.has(target) && !existsSync(target);
        return heading !== undefined && !page.includes(`id="${decodeURIComponent(heading)}"`);
      })
      .map((link) => `${address}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test("no page loads anything from elsewhere", () => {
  const loaded = [...pages.values()].flatMap((html) =>
    [...html.matchAll(/<(?:img|script|link|iframe)[^>]+(?:src|href)="(https?:[^"]+)"/g)].map(
      ([, link]) => link,
    ),
  );
  expect(loaded).toEqual([]);
});

test("the gallery's pictures and the practice page are on it", () => {
  expect([...files.keys()].filter((path) => path.endsWith(".webp")).length).toBeGreaterThan(30);
  expect(pages.get("index.html")).toContain('href="practice/index.html"');
  expect(pages.get("docs/practice.html")).toContain('href="../practice/index.html"');
});

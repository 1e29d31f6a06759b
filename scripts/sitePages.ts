import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize, relative } from "node:path";
import MarkdownIt from "markdown-it";
import { escapeHtml } from "../src/document/write/html/escapeHtml.js";
import { webPageHtml } from "../src/paper/pages/webPage.js";

/** The documents that are read on the site; the README is its first page. */
const DOCUMENTS: readonly string[] = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "LICENSES.md",
  ...readdirSync("docs", { recursive: true })
    .map((file) => `docs/${String(file).replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".md"))
    .sort(),
  // Of each wing of the code.
  ...readdirSync("src")
    .map((wing) => `src/${wing}/README.md`)
    .filter((file) => existsSync(file)),
];

const SITE_STYLE = "site.css";

/** Where a document stands on the site. */
const addressOf = (file: string): string =>
  file === "README.md" ? "index.html" : file.replace(/\.md$/, ".html");

/** A heading as GitHub names it in links. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");

/** What a link in a document leads to: documents are pages here, what else lies in the project is named as it is. */
function linkFrom(file: string, link: string): string {
  if (/^[a-z]+:|^#/.test(link)) return link;
  const [path = "", heading] = link.split("#");
  const target = normalize(join(dirname(file), path));
  const page = target.endsWith(".md") ? addressOf(target) : target;
  const there = relative(dirname(addressOf(file)), page);
  return heading === undefined ? there : `${there}#${heading}`;
}

function markdownFor(file: string) {
  const markdown = new MarkdownIt({ html: true, linkify: false });
  markdown.core.ruler.push("site", ({ tokens }) => {
    tokens.forEach((token, k) => {
      if (token.type === "heading_open") token.attrSet("id", anchorOf(tokens[k + 1]?.content ?? ""));
      if (token.type === "table_open") token.attrSet("tabindex", "0");
      for (const child of token.children ?? []) {
        const name = child.type === "image" ? "src" : child.type === "link_open" ? "href" : null;
        const link = name === null ? null : child.attrGet(name);
        if (name !== null && link !== null) child.attrSet(name, linkFrom(file, String(link)));
      }
    });
  });
  return markdown;
}

/** The first heading of a document. */
const titleOf = (text: string): string => /^# (.+)$/m.exec(text)?.[1] ?? "gradsheet";

/** Every document as a page, by its place on the site. */
export function sitePages(): Map<string, string> {
  const texts = new Map(DOCUMENTS.map((file) => [file, readFileSync(file, "utf8")]));
  const rows = [
    ["README.md", "gradsheet"],
    ["docs/tutorial.md", titleOf(texts.get("docs/tutorial.md") ?? "")],
    ["docs/gallery.md", titleOf(texts.get("docs/gallery.md") ?? "")],
    ["docs/practice.md", titleOf(texts.get("docs/practice.md") ?? "")],
  ] as const;
  return new Map(
    [...texts].map(([file, text]) => {
      const here = dirname(addressOf(file));
      const links = rows
        .map(([to, name]) => `<a href="${relative(here, addressOf(to))}">${escapeHtml(name)}</a>`)
        .join(" ");
      const practice = `<a href="${relative(here, "practice/index.html")}">▶ practice</a>`;
      const body = `<nav>${links} ${practice}</nav>\n<main>${markdownFor(file).render(text)}</main>\n`;
      const title = file === "README.md" ? titleOf(text) : `${titleOf(text)} · gradsheet`;
      const page = webPageHtml(body, { title, locale: "en", style: relative(here, SITE_STYLE) });
      return [addressOf(file), page];
    }),
  );
}

/** What documents show beside their text, and what they link to in the project, by its path. */
export function siteFiles(pages: ReadonlyMap<string, string>): Map<string, Uint8Array> {
  const linked = [...pages].flatMap(([address, html]) =>
    [...html.matchAll(/(?:src|href)="([^"#:]+)(?:#[^"]*)?"/g)].map(([, link = ""]) =>
      normalize(join(dirname(address), link)),
    ),
  );
  const wanted = [...new Set(linked)].filter(
    (path) => !path.endsWith(".html") && basename(path) !== SITE_STYLE && !path.startsWith(".."),
  );
  return new Map(
    wanted.flatMap((path) => {
      try {
        return [[path, new Uint8Array(readFileSync(path))] as const];
      } catch {
        // A folder: its files are in the repository.
        return [];
      }
    }),
  );
}

/** The style sheet of the documents: plain, wide enough for tables, dark where the machine is. */
export const siteStyle = (): string => readFileSync(join("templates", "styles", "site.css"), "utf8");

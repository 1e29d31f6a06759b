import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { main } from "../src/cli.js";
import { writeWhole } from "../src/core/files/files.js";
import { siteFiles, sitePages, siteStyle } from "./sitePages.js";

/** Builds the project's site: documents, gallery and practice, as static files in .site or the folder that is named. */
const folder = resolve(process.argv[2] ?? ".site");
rmSync(folder, { recursive: true, force: true });
const pages = sitePages();
const files = new Map<string, string | Uint8Array>([
  ...pages,
  ...siteFiles(pages),
  ["site.css", siteStyle()],
]);
for (const [path, content] of files) await writeWhole(join(folder, path), content);
const code = await main(["practice", "--out", join(folder, "practice")]);
console.log(`${folder}: ${pages.size} documents, ${files.size} files, and the practice page`);
process.exitCode = code;

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * The command line in few files, dist/program: Node.js finds, reads and links one of them where it took thirty. What is
 * large, native or chosen by the user is found in node_modules as before. Of another folder with a `dist` where one is named.
 */
const ROOT = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "..");
const OUT = join(ROOT, "dist", "program");
const APART = [
  ...["puppeteer", "puppeteer-core", "@puppeteer/browsers", "@sparticuz/chromium"],
  ...["@electric-sql/pglite", "@electric-sql/pglite/*", "pg", "pg-boss", "subset-font"],
];

rmSync(OUT, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: ROOT,
  // The other is what threads start with.
  entryPoints: ["dist/cli.js", "dist/classroom/set/threads/thread.js"],
  outbase: "dist",
  outdir: OUT,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  charset: "utf8",
  // Names stay, for whoever reads where an error was raised.
  minifySyntax: true,
  legalComments: "none",
  external: APART,
  // Packages of the older kind ask for Node's own modules by `require`.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
  metafile: true,
  logLevel: "warning",
});

const packages = new Set(
  Object.keys(metafile.inputs).flatMap(
    (path) => path.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1] ?? [],
  ),
);
writeFileSync(join(OUT, "LICENSES.txt"), [...packages].sort().map(licenceOf).join("\n\n"));

/** A package's name, version and licence, which a copy of its code is to carry. */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));
  const file = readdirSync(join(ROOT, folder)).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? "" : readFileSync(join(ROOT, folder, file), "utf8").trim();
  return `${name} ${version} (${license})\n\n${text}`.trim();
}

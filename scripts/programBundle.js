import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * The command line, what its threads and processes start with, and the library, in few files that share their parts:
 * dist/program. Node.js finds, reads and links one of them where it took thirty, and most packages come along in them: whoever
 * installs gradsheet installs the others alone. What is large, native or chosen by the user is found in node_modules as
 * before. Of another folder with a `.build` where one is named.
 */
const ROOT = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "..");
const OUT = join(ROOT, "dist", "program");
const APART = [
  ...["puppeteer", "puppeteer-core", "@puppeteer/browsers", "@sparticuz/chromium"],
  ...["@electric-sql/pglite", "@electric-sql/pglite/*", "pg", "pg-boss", "subset-font"],
];
const ENTRIES = [
  ...["cli", "index", "mark", "sheet", "classroom/set/threads/thread", "mnist/threads/worker"],
  ...[
    "web/server/compose/draftThread",
    "web/server/work/makerProcess",
    "web/drill/faults",
    "web/server/database/folderThread",
  ],
];

/** Packages of the older kind ask for Node's own modules by `require`, which the files of gradsheet/mark, a page's too, do without. */
const builtins = {
  name: "builtins",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === "require-call" && isBuiltin(path) ? { path, namespace: "builtin" } : undefined,
    );
    onLoad({ filter: /./, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};

rmSync(OUT, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: ROOT,
  entryPoints: ENTRIES.map((entry) => `.build/${entry}.js`),
  outbase: ".build",
  outdir: OUT,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  charset: "utf8",
  // Names and lines stay, for whoever reads where an error was raised.
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160,
  legalComments: "none",
  external: APART,
  plugins: [builtins],
  metafile: true,
  logLevel: "warning",
});

/** mathjs's reader of formulas, its numbers alone, is a file of its own: it is loaded where a text is read (src/core/mathjs.ts). */
const { metafile: mathjs } = await build({
  absWorkingDir: ROOT,
  stdin: {
    contents: `import { create, parseDependencies } from "mathjs/number"; export const { parse } = create({ parseDependencies });`,
    resolveDir: ROOT,
  },
  outfile: join(ROOT, "dist", "mathjs.cjs"),
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20.19",
  charset: "utf8",
  minify: true,
  legalComments: "none",
  conditions: ["module"],
  mainFields: ["module", "main"],
  metafile: true,
  logLevel: "warning",
});

const packages = new Set(
  [metafile, mathjs]
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap(
      (path) =>
        join(ROOT, path)
          .replaceAll("\\", "/")
          .match(/^(.*\bnode_modules\/(?:@[^/]+\/)?[^/.][^/]*)\//)?.[1] ?? [],
    ),
);
writeFileSync(join(OUT, "LICENSES.txt"), [...packages].sort().map(licenceOf).join("\n\n"));

/** A package's name, version and licence, which a copy of its code is to carry. */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const fileOf = (wanted) => {
    const file = readdirSync(folder).find((one) => wanted.test(one));
    return file === undefined ? undefined : readFileSync(join(folder, file), "utf8");
  };
  // Of seedrandom it is the last section of its README, of javascript-natural-sort what its file begins with.
  const text =
    fileOf(/^licen[cs]e/i) ??
    fileOf(/^readme/i)?.match(/^licen[cs]e\b.*\n[-=]+\n([\s\S]+)/im)?.[1] ??
    fileOf(/^naturalSort\.js$/)?.match(/^\/\*[\s\S]*?license[\s\S]*?\*\//i)?.[0];
  if (text === undefined) throw new Error(`the licence of ${name} is not found`);
  const notice = fileOf(/^notice/i);
  return [
    `${name} ${version} (${license})`,
    text.trim(),
    ...(notice === undefined ? [] : [notice.trim()]),
  ].join("\n\n");
}

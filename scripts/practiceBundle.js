import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import Handlebars from "handlebars";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const file = (path) => join(ROOT, path);
const module_ = (contents, more = {}) => ({ contents, loader: "js", ...more });

/** Templates as functions: a page carries no compiler, and needs no right to make code out of texts. */
const templates = {
  name: "templates",
  setup(builder) {
    builder.onResolve({ filter: /^handlebars$/ }, () => ({
      path: file("node_modules/handlebars/dist/cjs/handlebars.runtime.js"),
    }));
    builder.onLoad({ filter: /\.hbs$/ }, ({ path }) => ({
      ...module_(
        `export const parts = ${Handlebars.precompile(readFileSync(path, "utf8"), { knownHelpers: { t: true }, knownHelpersOnly: true })};`,
      ),
      watchFiles: [path],
    }));
  },
};

/** Temml without chemistry and physics, as its authors bring it for pages: 10 kB less on the way. */
const formulas = {
  name: "formulas",
  setup(builder) {
    builder.onResolve({ filter: /^temml$/ }, () => ({ path: file("node_modules/temml/dist/temml.min.js") }));
    builder.onLoad({ filter: /temml\.min\.js$/ }, ({ path }) =>
      module_(`${readFileSync(path, "utf8")}\nexport default temml;`),
    );
  },
};

/** The digits and their network weigh more than all else: a file of their own, which the page loads when one is asked about. */
const digits = {
  name: "digits",
  setup(builder) {
    builder.onLoad({ filter: /[/\\]digitsData\.(js|ts)$/ }, () =>
      module_("export const DIGITS_JSON = { toString: () => globalThis.gradsheetDigits };"),
    );
  },
};

/** The code that names a sheet on paper is made with Node's hash; a page makes none, and what is not used is left out. */
const nothingOfNode = {
  name: "nothing of Node",
  setup(builder) {
    builder.onResolve({ filter: /^node:crypto$/ }, ({ path }) => ({
      path,
      namespace: "unused",
      sideEffects: false,
    }));
    builder.onLoad({ filter: /.*/, namespace: "unused" }, () =>
      module_("export const createHash = undefined;"),
    );
  },
};

/** How the practice page's program is bundled, whatever of it is wanted. */
const PRACTICE = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  logLevel: "warning",
  plugins: [templates, formulas, digits, nothingOfNode],
};

/** `node scripts/practiceBundle.js ENTRY OUT` bundles another program in the same way: tests do. */
if (process.argv[1] !== undefined && basename(process.argv[1]) === "practiceBundle.js") {
  const [entry = file("src/web/practice/page.ts"), outfile = file("dist/practice.js")] =
    process.argv.slice(2);
  await build({ ...PRACTICE, entryPoints: [entry], outfile });
  if (process.argv.length === 2) {
    const contents =
      'import { DIGITS_JSON } from "./src/digits/digitsData.js"; globalThis.gradsheetDigits = DIGITS_JSON;';
    await build({
      ...PRACTICE,
      plugins: [],
      stdin: { contents, resolveDir: ROOT },
      outfile: file("dist/practiceDigits.js"),
    });
  }
}

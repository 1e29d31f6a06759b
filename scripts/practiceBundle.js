import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import Handlebars from "handlebars";
import { formulas } from "./pageFormulas.js";
import { withTopicFiles } from "./topicFiles.js";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const file = (path) => join(ROOT, path);
const module_ = (contents, more = {}) => ({ contents, loader: "js", ...more });

/** The page's templates by their names, and every partial that these or their partials call for. */
function practiceTemplates() {
  const folders = ["templates/practice", "templates/partials"];
  const own = readdirSync(file(folders[0])).filter((name) => name.endsWith(".hbs"));
  const waiting = own.map((name) => name.slice(0, -".hbs".length));
  const texts = new Map();
  for (const name of [...waiting, "solved", "helpstep"]) collect(name);
  return [...texts];

  function collect(name) {
    if (texts.has(name)) return;
    const path = folders.map((folder) => file(`${folder}/${name}.hbs`)).find((one) => existsSync(one));
    if (path === undefined) throw new Error(`no template is called ${name}`);
    const text = readFileSync(path, "utf8");
    texts.set(name, text);
    for (const [, partial] of text.matchAll(/\{\{~?> *(\w+)/g)) collect(partial);
  }
}

/**
 * A template as code. What its parts say only for older runtimes than ours, and where in the template each helper stands,
 * is left out: together some 5 kB on the way.
 */
const compiled = (text) =>
  Handlebars.precompile(text, {
    knownHelpers: { t: true, prose: true, block: true, lineNumber: true },
    knownHelpersOnly: true,
  })
    .replaceAll(
      /(lookupProperty = container\.lookupProperty) \|\| function\(parent, propertyName\) \{[^{}]*\{[^{}]*\}[^{}]*\}/g,
      "$1",
    )
    .replaceAll(/,"loc":\{"start":\{[^{}]*\},"end":\{[^{}]*\}\}/g, "");

/** Templates as functions: a page carries no compiler, and needs no right to make code out of texts. */
const templates = {
  name: "templates",
  setup(builder) {
    builder.onResolve({ filter: /^handlebars$/ }, () => ({
      path: file("node_modules/handlebars/dist/cjs/handlebars.runtime.js"),
    }));
    builder.onResolve({ filter: /^templates:practice$/ }, ({ path }) => ({ path, namespace: "templates" }));
    builder.onLoad({ filter: /.*/, namespace: "templates" }, () => {
      const parts = practiceTemplates().map(([name, text]) => `${JSON.stringify(name)}: ${compiled(text)}`);
      return module_(`export const templates = {${parts.join(",\n")}};`);
    });
  },
};

/** Random numbers by the one algorithm that is used: the package's front door brings six more. */
const randomness = {
  name: "randomness",
  setup(builder) {
    builder.onResolve({ filter: /^seedrandom$/ }, () => ({
      path: file("node_modules/seedrandom/seedrandom.js"),
    }));
  },
};

/** Markdown is for a teacher's own questions alone: a file of its own, which a page without such questions does not have. */
const PROSE = /[/\\]prose[/\\]markdown\.(js|ts)$/;
const prose = {
  name: "prose",
  setup(builder) {
    builder.onLoad({ filter: PROSE }, () => {
      const source = readFileSync(file("src/document/prose/markdown.ts"), "utf8");
      const names = [...source.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
      const each = names.map(
        (name) => `export const ${name} = (...all) => globalThis.gradsheetProse.${name}(...all);`,
      );
      return module_(each.join("\n"));
    });
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
  plugins: [templates, formulas, randomness, prose, nothingOfNode],
};

const write = (name, text) => {
  mkdirSync(dirname(name), { recursive: true });
  writeFileSync(name, text);
};

/** `node scripts/practiceBundle.js ENTRY OUT` bundles another program in the same way, with all topics behind it: tests do. */
if (process.argv[1] !== undefined && basename(process.argv[1]) === "practiceBundle.js") {
  const [entry, outfile] = process.argv.slice(2);
  const { program, files } = await withTopicFiles(PRACTICE, entry ?? file("src/web/practice/page.ts"));
  if (outfile !== undefined) write(outfile, [program, ...files.values()].join("\n"));
  else {
    write(file("dist/practice.js"), program);
    rmSync(file("dist/practiceTopics"), { recursive: true, force: true });
    for (const [name, text] of files) write(file(`dist/practiceTopics/${name}.js`), text);
    await build({
      ...PRACTICE,
      plugins: [],
      stdin: {
        contents:
          'import temml from "temml"; globalThis.gradsheetTemml = temml; export * from "./src/document/prose/markdown.ts";',
        resolveDir: ROOT,
      },
      alias: { temml: file("node_modules/temml/dist/temml.mjs") },
      globalName: "gradsheetProse",
      outfile: file("dist/practiceProse.js"),
    });
    await build({
      ...PRACTICE,
      entryPoints: [file("src/web/worker/serviceWorker.ts")],
      outfile: file("dist/practiceWorker.js"),
    });
  }
}

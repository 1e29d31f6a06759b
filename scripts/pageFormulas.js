import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";

/**
 * What of Temml the practice page's own formulas take, as a plugin of esbuild: of its commands, signs, macros and
 * environments those that stand in our sources, so that a new one is there by being written. A teacher's own TeX is set by
 * the whole of it, which comes with the program that reads prose.
 */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const ROOMS = [
  "document/diagram",
  "document/tree",
  "document/formula",
  "core/graph",
  "core/network",
  "core/notation",
  "core/topics",
  "document/build",
  "document/write",
];
const COMMANDS =
  "accent delimiter environment font genfrac kern math mclass op operatorname ordgroup relax sizing sqrt styling supsub " +
  "symbolsOp symbolsOrd symbolsSpacing text";
const FUNCTIONS = new Set(COMMANDS.split(" "));

const sourcesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.name.endsWith(".ts"))
    .map((one) => readFileSync(join(one.parentPath, one.name), "utf8"));

/** Whether a text has a command (`\frac`, or any sign) as such. */
const has = (text, name) =>
  /^\\[A-Za-z@]+$/.test(name)
    ? new RegExp(`\\${name}(?![A-Za-z@])`).test(text)
    : name.charCodeAt(0) < 0x80 || text.includes(name);

/** A file's statements, those that are calls with what they call and are called with. */
function statementsOf(path) {
  const text = readFileSync(path, "utf8");
  return parse(text, { sourceType: "module", ecmaVersion: "latest" }).body.map((node) => {
    const call = node.type === "ExpressionStatement" && node.expression.type === "CallExpression";
    return {
      text: text.slice(node.start, node.end),
      does: call ? node.expression.callee.name : undefined,
      with: call ? node.expression.arguments : [],
    };
  });
}

/** Signs by their names or themselves. */
const signs = (path, sources) =>
  statementsOf(path).filter(({ does, with: [, , sign, name] }) => {
    if (does !== "defineSymbol" || typeof name.value !== "string") return true;
    return has(sources, name.value) || (typeof sign.value === "string" && has(sources, sign.value));
  });

/** JavaScript's text of a text. */
const plain = (text) => text.replaceAll("\\\\", "\\");

/** Macros that are written, those that Temml's own commands use, and those that these are made of. */
function macros(path, sources) {
  const all = statementsOf(path);
  const used = [...FUNCTIONS].map((name) => `functions/${name}`).concat("environments/array", "Parser");
  const seeds = [
    sources,
    ...used.map((name) => plain(readFileSync(join(dirname(path), `${name}.js`), "utf8"))),
  ].join("\n");
  const isMacro = ({ does, with: [name] }) => does === "defineMacro" && typeof name?.value === "string";
  const kept = new Set(all.filter((one) => !isMacro(one)));
  let texts = seeds;
  for (let before = -1; before !== kept.size; ) {
    before = kept.size;
    for (const one of all) if (!kept.has(one) && has(texts, one.with[0].value)) kept.add(one);
    const bodies = [...kept].map(({ text }) => plain(text.replace(/^defineMacro\("[^"]*"/, "")));
    texts = [seeds, ...bodies].join("\n");
  }
  return all.filter((one) => kept.has(one));
}

const environments = (path, sources) =>
  statementsOf(path).filter(({ does, with: [made] }) => {
    if (does !== "defineEnvironment") return true;
    const { value } = made.properties.find(({ key }) => key.name === "names");
    return value.elements.some((one) => sources.includes(`{${one.value}}`));
  });

export const formulas = {
  name: "formulas",
  setup(builder) {
    const sources = ROOMS.flatMap((room) => sourcesIn(join(ROOT, "src", room))).join("\n");
    const change = (file, to) =>
      builder.onLoad(
        { filter: new RegExp(`[/\\\\]temml[/\\\\]${file.replaceAll("/", "[/\\\\]")}\\.js$`) },
        ({ path }) => ({
          contents: to(path),
          loader: "js",
        }),
      );
    const cut = (file, by) =>
      change(file, (path) =>
        by(path, sources)
          .map(({ text }) => text)
          .join("\n"),
      );
    builder.onResolve({ filter: /^temml$/ }, () => ({ path: join(ROOT, "node_modules/temml/temml.js") }));
    change("temml", (path) =>
      readFileSync(path, "utf8").replace("export default {", "export default globalThis.gradsheetTemml ?? {"),
    );
    change("src/functions", (path) =>
      readFileSync(path, "utf8").replaceAll(
        /^import "\.\/(?:functions|environments)\/(\w+)";?$/gm,
        (line, name) => (FUNCTIONS.has(name) ? line : ""),
      ),
    );
    cut("src/symbols", signs);
    cut("src/macros", macros);
    cut("src/environments/array", environments);
    // Pages in other writing, commutative diagrams and matrices with a border.
    change("src/auto-render", () => "export const renderMathInElement = undefined;");
    change("src/environments/cd", () => "export const parseCD = undefined;");
    change("src/environments/borderTree", () => "export const bordermatrixParseTree = undefined;");
  },
};

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Copies the declarations that the library's three entries reach into dist/types: one in eight of all. The keys of all texts
 * are written out where they are read from JSON files: who uses the library need not let TypeScript read JSON, nor have the
 * files of texts where types are looked for. Of another folder with a `.build` where one is named.
 */
const SOURCE = join(dirname(fileURLToPath(import.meta.url)), "..");
const ROOT = process.argv[2] ?? SOURCE;
const FROM = join(ROOT, ".build");
const TO = join(ROOT, "dist", "types");

const JSON_IMPORT = /^import type (\w+) from "[./]*\/(templates\/[\w./-]+\.json)";$/gm;
const IMPORTED = /(?:\bfrom |\bimport\()"(\.[^"]+)\.js"/g;

const plain = (text) =>
  text.replace(JSON_IMPORT, (_line, name, path) => {
    const keys = Object.keys(JSON.parse(readFileSync(join(SOURCE, path), "utf8")));
    return `declare const ${name}: { readonly [Key in ${keys.map((key) => JSON.stringify(key)).join(" | ")}]: string };`;
  });

rmSync(TO, { recursive: true, force: true });
const seen = new Set();
const waiting = ["index", "mark", "sheet"].map((entry) => join(FROM, entry));
for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
  if (seen.has(module)) continue;
  seen.add(module);
  const text = plain(readFileSync(`${module}.d.ts`, "utf8"));
  if (/\bfrom "[^"]*\.json"/.test(text)) throw new Error(`${module}.d.ts still reads JSON`);
  const file = join(TO, `${relative(FROM, module)}.d.ts`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  for (const [, path] of text.matchAll(IMPORTED)) waiting.push(join(dirname(module), path));
}

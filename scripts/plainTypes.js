import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Writes the keys of all texts into words/messages.d.ts of dist, or of the folder that is named, in place of the JSON files that they are read from: who uses
 * the library need not let TypeScript read JSON, nor have the files of texts where types are looked for.
 */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const FILE = join(process.argv[2] ?? join(ROOT, "dist"), "core", "words", "messages.d.ts");
const IMPORT = /^import type (\w+) from "[./]*\/(templates\/[\w./-]+\.json)";$/gm;

const plain = readFileSync(FILE, "utf8").replace(IMPORT, (_line, name, path) => {
  const keys = Object.keys(JSON.parse(readFileSync(join(ROOT, path), "utf8")));
  return `declare const ${name}: { readonly [Key in ${keys.map((key) => JSON.stringify(key)).join(" | ")}]: string };`;
});
if (plain.includes(".json")) throw new Error(`${FILE} still reads JSON`);
writeFileSync(FILE, plain);

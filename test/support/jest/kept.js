import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync, version } from "@swc/core";

const OPTIONS = {
  jsc: { parser: { syntax: "typescript" }, target: "es2022" },
  module: { type: "es6" },
  sourceMaps: true,
};

/** The files in which a source's code without types, and the map back to its lines, are kept by content. */
export function keptAt(folder, path, source) {
  const name = createHash("sha1").update(`${version}\n${path}\n${source}`).digest("hex");
  return { code: join(folder, `${name}.js`), map: join(folder, `${name}.map`) };
}

/** A TypeScript file's code without its types. */
export function withoutTypes(folder, path) {
  const source = readFileSync(path, "utf8");
  const kept = keptAt(folder, path, source);
  try {
    return readFileSync(kept.code, "utf8");
  } catch {
    const { code, map } = transformSync(source, { ...OPTIONS, filename: path, sourceFileName: path });
    mkdirSync(folder, { recursive: true });
    write(kept.map, map);
    write(kept.code, code);
    return code;
  }
}

/** Whole or not at all: jest's processes write the same files at the same time. */
function write(file, text) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, text);
  renameSync(own, file);
}

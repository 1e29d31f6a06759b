import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { CODE, TEMPLATES } from "../../../core/paths.js";

/**
 * What another program of the same version would not differ in: types, fonts, whose versions are in their index, and shapes,
 * which are made by the program and named after it.
 */
const LEFT_OUT = /\.d\.ts$|\.woff2$|\.shapes$/;

const known = new Map<string, string>();

/**
 * Names the program that runs: a hash of its code and templates, 16 hexadecimal figures. Two programs of one version
 * number, before and after a `git pull`, may draw other numbers; files of the one are not taken for the other's. `code`: the
 * folder of another one's code, which has the same templates.
 */
export function buildHash(code: string = CODE): string {
  const hash = known.get(code) ?? hashFolders([code, TEMPLATES]);
  known.set(code, hash);
  return hash;
}

function hashFolders(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !LEFT_OUT.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) {
      hash.update(`${relative(folder, file).split(sep).join("/")}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

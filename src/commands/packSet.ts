import { dirname, resolve } from "node:path";
import { fail } from "../base/errors.js";
import { makeFolder } from "../files/files.js";
import type { Manifest } from "../set/folder/manifest.js";
import type { Io } from "../terminal/io.js";

/** What is made of a finished set besides its copies. */
export interface Packing {
  readonly combine?: boolean;
  /** A zip file's path. */
  readonly zip?: string;
}

/** Throws USAGE for a packed set that would be called what it is not. */
export function checkPacking({ zip }: Packing): void {
  if (zip !== undefined && !/\.zip$/i.test(zip))
    throw fail(
      "USAGE",
      `--zip ${zip}: what is written is a ZIP file; a name that ends with .zip would be right`,
    );
}

/** Combines and packs a set as asked, once none of its copies has failed; what is written comes out, as the user would name it. */
export async function packSet(
  { combine, zip }: Packing,
  manifest: Manifest,
  out: string,
  { cwd }: Pick<Io, "cwd">,
): Promise<string[]> {
  if (manifest.failed.length > 0) return [];
  const folder = resolve(cwd, out);
  const combined: string[] = [];
  if (combine === true) {
    const { combineSet } = await import("../set/after/combine.js");
    combined.push(...(await combineSet(folder, manifest)));
  }
  const written = combined.map((path) => `${out.replace(/\/+$/, "")}/${path}`);
  if (zip === undefined) return written;
  const { zipSet } = await import("../set/after/zipSet.js");
  const file = resolve(cwd, zip);
  await makeFolder(dirname(file)).catch(() => {});
  await zipSet(folder, manifest, file, combined);
  return [...written, zip];
}

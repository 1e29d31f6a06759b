import { join, relative, resolve } from "node:path";
import { mergeSets } from "../../classroom/set/after/mergeSets.js";
import { MANIFEST } from "../../classroom/set/folder/manifest.js";
import { readManifest } from "../../classroom/set/folder/readSet.js";
import { visible } from "../../core/base/visible.js";
import type { Io } from "../../core/terminal/io.js";
import type { OptionsFor } from "../options/options.js";
import { choosePacking, packedFiles } from "./packSet.js";

/** Joins the shards of a set. The exit code: 1 when copies of it have failed. */
export async function merge(
  options: OptionsFor<"merge"> & { readonly folders: readonly string[] },
  io: Io,
): Promise<number> {
  const manifests = options.folders.map((folder) => ({ file: join(folder, MANIFEST) }));
  const packing = await choosePacking(options, manifests, io.cwd);
  const shards = await Promise.all(
    options.folders.map(async (folder) => ({
      folder: resolve(io.cwd, folder),
      manifest: await readManifest(folder, io.cwd),
    })),
  );
  const out = resolve(io.cwd, options.out);
  const merged = await mergeSets(shards, out, packing);
  const packed = packedFiles(merged, options, options.out, io);
  const { manifest } = merged;
  const { title, copies, failed } = manifest;
  if (options.json) io.stdout(`${JSON.stringify({ ...manifest, out: options.out, packed }, null, 2)}\n`);
  else {
    const missing = failed.length === 0 ? "" : `, ${failed.length} failed`;
    const where = relative(io.cwd, out) || ".";
    io.stdout(
      `${visible(title)}: ${copies.length} copies${missing}, from ${shards.length} shards\n  ${where}/manifest.json\n${packed.map((path) => `  ${path}\n`).join("")}`,
    );
  }
  return failed.length === 0 ? 0 : 1;
}

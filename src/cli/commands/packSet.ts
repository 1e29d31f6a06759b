import { join, resolve } from "node:path";
import type { FinishedSet, Packing } from "../../classroom/set/pack/finishSet.js";
import { fail } from "../../core/base/errors.js";
import { visible } from "../../core/base/visible.js";
import { checkOutputs, type NamedFile } from "../../core/files/checkOutputs.js";
import type { Io } from "../../core/terminal/io.js";

/** What is made of a finished set besides its copies, as the command line asks for it. */
export interface PackingOptions {
  readonly combine?: boolean;
  /** A zip file's path. */
  readonly zip?: string;
}

/**
 * What is to be packed. Throws USAGE for a packed set that would be called what it is not, and for one that would come
 * in place of a file that is read, or that is not gradsheet's.
 */
export async function choosePacking(
  { combine, zip }: PackingOptions,
  inputs: readonly (NamedFile | null)[],
  cwd: string,
): Promise<Packing> {
  if (zip === undefined) return { combine: combine === true };
  if (!/\.zip$/i.test(zip))
    throw fail(
      "USAGE",
      `--zip ${zip}: what is written is a ZIP file; a name that ends with .zip would be right`,
    );
  await checkOutputs([{ option: "zip", file: zip }], inputs, cwd);
  return { combine: combine === true, zip: resolve(cwd, zip) };
}

/** What was packed, as the user would name it; of what holds another set than the folder now, a note. */
export function packedFiles(
  { combined, zipped, stale }: FinishedSet,
  { zip }: PackingOptions,
  out: string,
  io: Pick<Io, "stderr">,
): string[] {
  const inside = (path: string): string => visible(join(out, path));
  for (const path of stale) io.stderr(`note: ${inside(path)} holds what was in ${visible(out)} before\n`);
  const paths = combined.map((path) => `${out.replace(/\/+$/, "")}/${path}`);
  return zipped && zip !== undefined ? [...paths, zip] : paths;
}

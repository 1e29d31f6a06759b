import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fail } from "../../../core/base/errors.js";
import { isOurs } from "../../../core/files/checkOutputs.js";

/**
 * Looks at the files that are to be written into a set's folder. Throws USAGE for one that is there, that is not among
 * the set's own (`known`), and that does not look like gradsheet's: nothing of a teacher's is overwritten.
 */
export async function checkStrangers(
  folder: string,
  paths: Iterable<string>,
  known: ReadonlySet<string>,
): Promise<void> {
  const there = new Map<string, ReadonlySet<string>>();
  for (const path of paths) {
    if (known.has(path)) continue;
    const inside = dirname(path);
    const names = there.get(inside) ?? new Set(await readdir(join(folder, inside)).catch((): string[] => []));
    there.set(inside, names);
    const file = join(folder, path);
    if (!names.has(path.slice(path.lastIndexOf("/") + 1)) || (await isOurs(file))) continue;
    throw fail(
      "USAGE",
      "it is there and is not gradsheet's, so it is not overwritten; another folder with --out would be right",
      { file },
    );
  }
}

import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { fail } from "../../../core/base/errors.js";
import type { Access } from "../../../core/files/files.js";

/** What gradsheet keeps of a set for itself lies in this folder of the set's, where nothing of a teacher's stands. */
export const OWN_FOLDER = ".gradsheet";

/** The folders of a set, and nothing below them: what a manifest may name. */
export const SET_FOLDERS = ["worksheets", "keys", "marking", "sheets", "selfcheck"] as const;

/** Folders that hold answers: their files are for the teacher alone. In an exam, pages that check answers hold them too. */
const PRIVATE_FOLDERS = ["keys", "marking", "sheets", OWN_FOLDER] as const;
const PRIVATE_IN_EXAMS = ["selfcheck"] as const;

/** Who may read a file of a set, by its path from the set's folder; `keyed`: the set is made with a secret. */
export function accessTo(path: string, keyed: boolean): Access {
  const folders = keyed ? [...PRIVATE_FOLDERS, ...PRIVATE_IN_EXAMS] : PRIVATE_FOLDERS;
  return folders.some((folder) => path.startsWith(`${folder}/`)) ? "secluded" : "shared";
}

/**
 * Throws OTHER_SET where a folder of a set is a link or no folder: what is written or removed there would be somebody
 * else's. The set's own folder may be a link.
 */
export async function checkFolders(folder: string): Promise<void> {
  for (const name of [OWN_FOLDER, ...SET_FOLDERS]) {
    const path = join(folder, name);
    const found = await lstat(path).catch(() => null);
    if (found === null || found.isDirectory()) continue;
    const what = found.isSymbolicLink() ? "a link to elsewhere" : "no folder";
    throw fail(
      "OTHER_SET",
      `it is ${what}; a set lies in folders of its own, so remove it or name another --out`,
      {
        file: path,
      },
    );
  }
}

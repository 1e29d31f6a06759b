import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fail } from "../base/errors.js";
import { unreadable } from "./files.js";
import { MOST_BYTES, readBytes } from "./readBytes.js";

const MOST_FILES = 100_000;

/** Whether the user named a folder. Throws FILE_NOT_FOUND. */
export async function isFolder(file: string, cwd: string): Promise<boolean> {
  const found = await stat(resolve(cwd, file)).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  return found.isDirectory();
}

/**
 * All files of a folder and of those in it, by their paths from there with slashes, in order; links and what begins with a
 * point are left out. Throws TOO_LARGE beyond `most` bytes, and what `readBytes` does.
 */
export async function readFolder(
  folder: string,
  cwd: string,
  most = MOST_BYTES,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  let left = most;
  const look = async (under: string): Promise<void> => {
    const entries = await readdir(resolve(cwd, folder, under), { withFileTypes: true }).catch(
      (error: unknown) => {
        throw unreadable(join(folder, under), error);
      },
    );
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = under === "" ? entry.name : `${under}/${entry.name}`;
      if (entry.name.startsWith(".")) continue;
      if (entry.isDirectory()) await look(path);
      if (!entry.isFile()) continue;
      const bytes = await readBytes(join(folder, path), cwd, { most: left });
      files.set(path, bytes);
      left -= bytes.length;
      if (files.size > MOST_FILES)
        throw fail("TOO_LARGE", `more than ${MOST_FILES} files; a smaller folder would be right`, {
          file: folder,
        });
    }
  };
  await look("");
  return files;
}

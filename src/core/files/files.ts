import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fail, GradsheetError } from "../base/errors.js";

/** What the system said of a file that the user named, as an error of ours. */
export function unreadable(file: string, error: unknown): GradsheetError {
  if (error instanceof GradsheetError) return error;
  const code = codeOf(error);
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return fail("FILE_NOT_FOUND", "there is no such file; check the name and the folder", { file });
    case "EISDIR":
      return fail("FILE_UNREADABLE", "this is a folder; name a file in it", { file });
    case "EACCES":
    case "EPERM":
      return fail("FILE_UNREADABLE", "you may not read it; ask for the permission to", { file });
    default:
      return fail("FILE_UNREADABLE", `it cannot be read (${code}); copy it and try again`, { file });
  }
}

/** What a file is called until it is whole: the process's number and eight hexadecimal figures tell two writers apart. */
export const PART_NAME = /\.\d+-[0-9a-f]{8}\.part$/;

/** A temporary name for a file, that no other writer takes. */
export const partName = (file: string): string =>
  `${file}.${process.pid}-${randomBytes(4).toString("hex")}.part`;

/** Who may read what is written: whom the system lets as a rule, its owner alone, or its folder too by its owner alone. */
export type Access = "shared" | "private" | "secluded";
const MODES: Readonly<Record<Access, { readonly file: number; readonly folder: number }>> = {
  shared: { file: 0o666, folder: 0o777 },
  private: { file: 0o600, folder: 0o777 },
  secluded: { file: 0o600, folder: 0o700 },
};

/**
 * Writes a file whole or not at all: under a temporary name in its own folder (made if need be), brought to the disk,
 * then renamed, so that even after a power cut the name holds all or nothing. Throws CANNOT_WRITE, with nothing left
 * behind.
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  cwd = process.cwd(),
  access: Access = "shared",
): Promise<void> {
  const target = resolve(cwd, file);
  const part = partName(target);
  try {
    await makeFolder(dirname(target), MODES[access].folder);
    const handle = await open(part, "wx", MODES[access].file);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw cannotWrite(file, error);
  }
}

/** What the system said when a file was to be written, as an error of ours. */
export function cannotWrite(file: string, error: unknown): GradsheetError {
  if (error instanceof GradsheetError) return error;
  return fail("CANNOT_WRITE", `cannot be written: ${whyNot(codeOf(error))}`, { file });
}

/** Makes a folder and those around it. Node's own `recursive` never ends where the system has no folders to give (/proc). */
export async function makeFolder(folder: string, mode = MODES.shared.folder): Promise<void> {
  try {
    await mkdir(folder, mode);
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" && !(await isFolder(dirname(folder)))) {
      await makeFolder(dirname(folder));
      await makeFolder(folder, mode);
    } else if (!(await isFolder(folder))) throw error;
  }
}

/** Whether a folder lies there; false for what cannot be looked at. */
export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

function whyNot(code: string): string {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return "the disk is full; make room, or name a file on another disk";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "no permission; name a file in a folder that you may write to";
    case "EISDIR":
    case "ENOTEMPTY":
    case "EEXIST":
      return "there is a folder or file of that name in the way; name another";
    case "ENOTDIR":
      return "a part of its path is a file; name a file in a folder";
    default:
      return `${code}; name a file in a folder that you may write to`;
  }
}

/** The system's word for what failed: `ENOENT`. Throws what is no error of the system's. */
export function codeOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "code" in error && typeof error.code === "string")
    return error.code;
  throw error;
}

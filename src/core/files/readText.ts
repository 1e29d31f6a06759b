import { fail } from "../base/errors.js";
import { MOST_BYTES, readBytes } from "./readBytes.js";

/**
 * The text of a file that the user named. Throws what `readBytes` does, and FILE_UNREADABLE when it is not UTF-8.
 */
export async function readText(file: string, cwd = process.cwd(), most = MOST_BYTES): Promise<string> {
  return decodeText(await readBytes(file, cwd, { most }), file);
}

/** The text of a file's bytes. Throws FILE_UNREADABLE for what is not UTF-8. */
export function decodeText(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw fail("FILE_UNREADABLE", "not a text in UTF-8; save it as UTF-8", { file });
  }
}

import { randomBytes } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { fail } from "../../../core/base/errors.js";
import { cannotWrite, codeOf, unreadable } from "../../../core/files/files.js";
import { readBytes } from "../../../core/files/readBytes.js";

const LEAST_BYTES = 32;
const MOST_BYTES = 1_000_000;
/** Fewer different bytes than this, and the secret was not drawn by chance. */
const LEAST_DIFFERENT = 10;
const OTHERS_MAY_READ = 0o077;

/** Writes 32 bytes drawn by chance as a line of hexadecimal figures, for the owner alone. Throws USAGE for a file that exists. */
export async function writeNewSecret(file: string, cwd: string): Promise<void> {
  try {
    const handle = await open(resolve(cwd, file), "wx", 0o600);
    try {
      await handle.writeFile(`${randomBytes(LEAST_BYTES).toString("hex")}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (codeOf(error) === "EEXIST") {
      throw fail(
        "USAGE",
        "there is such a file, and a secret that was used is needed again: it is never overwritten; name another file",
        { file },
      );
    }
    throw cannotWrite(file, error);
  }
}

/** A secret, and whether others than its owner may read the file that it is from. */
export interface ReadSecret {
  readonly secret: Uint8Array;
  readonly open: boolean;
}

/** The secret in a file: its bytes without line ends after them. Throws FILE_NOT_FOUND, FILE_UNREADABLE, WEAK_SECRET. */
export async function readSecret(file: string, cwd: string): Promise<ReadSecret> {
  const path = resolve(cwd, file);
  let bytes: Uint8Array;
  let mode: number;
  try {
    bytes = await readBytes(file, cwd, { most: MOST_BYTES, pipes: true });
    ({ mode } = await stat(path));
  } catch (error) {
    throw unreadable(file, error);
  }
  // Windows has no such modes, and says that all may read.
  const open = process.platform !== "win32" && (mode & OTHERS_MAY_READ) !== 0;
  return { secret: checked(bytes, file), open };
}

/** The secret in an environment variable. Throws WEAK_SECRET. */
export const secretFrom = (text: string, name: string): Uint8Array =>
  checked(Buffer.from(text, "utf8"), name);

function checked(bytes: Uint8Array, file: string): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--;
  const secret = bytes.subarray(0, end);
  const right = "gradsheet secret new FILE makes one";
  if (secret.length < LEAST_BYTES) {
    throw fail(
      "WEAK_SECRET",
      `a secret of ${secret.length} bytes can be guessed; ${LEAST_BYTES} or more would be right: ${right}`,
      {
        file,
      },
    );
  }
  if (new Set(secret).size < LEAST_DIFFERENT) {
    throw fail(
      "WEAK_SECRET",
      `a secret of so few different letters can be guessed; one drawn by chance would be right: ${right}`,
      {
        file,
      },
    );
  }
  return secret;
}

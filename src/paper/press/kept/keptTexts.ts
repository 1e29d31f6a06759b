import {
  closeSync,
  constants,
  fstatSync,
  futimesSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { sha256 } from "../../../core/base/hash.js";
import { partName } from "../../../core/files/files.js";

/** Texts by their names, in a folder that other programs write to too. */
export interface KeptTexts {
  /** Null for one that is not there, or is not as it was written. */
  readonly read: (name: string) => string | null;
  /** Keeps a text, if that can be done. */
  readonly keep: (name: string, text: string) => void;
}

const SEAL = "gradsheet kept 1";

/** The time of a file that is read says in whole days when it was read last: by it the oldest are found. */
const DAY = 24 * 60 * 60 * 1000;

/**
 * Opens a folder within `outer`, made with the folders between where it is not there, for its owner alone; null where there
 * can be none, or it is another's, or open to others.
 */
export function openKept(outer: string, ...inner: readonly string[]): KeptTexts | null {
  let folder = outer;
  for (const name of inner) {
    folder = join(folder, name);
    if (!isOwnFolder(folder)) return null;
  }
  let isWritable = true;
  return {
    read: (name) => readSealed(join(folder, name)),
    keep: (name, text) => {
      // A disk that is full stays so for a while.
      isWritable = isWritable && writeSealed(join(folder, name), text);
    },
  };
}

function isOwnFolder(folder: string): boolean {
  try {
    try {
      mkdirSync(folder, 0o700);
    } catch {
      // It is there, or what comes now fails.
    }
    const state = lstatSync(folder);
    return state.isDirectory() && isOwn(state) && isClosed(state);
  } catch {
    return false;
  }
}

/** Windows gives every folder the same mode, open to all: who may open it stands elsewhere there. */
const isClosed = ({ mode }: Stats): boolean => process.getuid === undefined || (mode & 0o077) === 0;

/** Windows has no such owners: a user's folders are closed to others there. */
const isOwn = ({ uid, mode }: Stats): boolean =>
  process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);

function readSealed(file: string): string | null {
  try {
    const handle = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const state = fstatSync(handle);
      if (!state.isFile() || !isOwn(state)) return null;
      const text = unsealed(readFileSync(handle));
      const now = Date.now();
      if (text !== null && now - state.mtimeMs > DAY) futimesSync(handle, now / 1000, now / 1000);
      return text;
    } finally {
      closeSync(handle);
    }
  } catch {
    return null;
  }
}

/** A line with the hash of what comes after it: the text, packed, for its repeats are many and files are whole blocks. */
function sealed(text: string): Buffer {
  const packed = deflateRawSync(text, { level: 1 });
  return Buffer.concat([Buffer.from(`${SEAL} ${sha256(packed)}\n`), packed]);
}

function unsealed(content: Buffer): string | null {
  const end = content.indexOf("\n");
  const packed = content.subarray(end + 1);
  const seal = content.toString("latin1", 0, Math.max(0, end));
  return seal === `${SEAL} ${sha256(packed)}` ? inflateRawSync(packed).toString("utf8") : null;
}

/** Under another name first: whoever reads meanwhile finds all of it, or nothing. */
function writeSealed(file: string, text: string): boolean {
  const part = partName(file);
  try {
    writeFileSync(part, sealed(text), { mode: 0o600, flag: "wx" });
    renameSync(part, file);
    return true;
  } catch {
    rmSync(part, { force: true });
    return false;
  }
}

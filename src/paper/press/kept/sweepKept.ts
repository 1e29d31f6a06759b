import { lstatSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PART_NAME } from "../../../core/files/files.js";
import { namesIn } from "../../../core/files/namesIn.js";

/** Files lie on disks in whole blocks of so many bytes. */
const BLOCK = 4096;

/** A file that is being written is whole after so many milliseconds, or its program has ended. */
const ABANDONED = 60 * 60 * 1000;

interface Found {
  readonly path: string;
  readonly bytes: number;
  readonly time: number;
}

/** Says by its time when a folder was looked through last. */
const SWEPT = "swept";
const DAY = 24 * 60 * 60 * 1000;

/** Whether a folder was not looked through for a day. */
export function isDue(folder: string, now = Date.now()): boolean {
  const state = lstatSync(join(folder, SWEPT), { throwIfNoEntry: false });
  return state === undefined || now - state.mtimeMs > DAY;
}

/**
 * Removes from the folders in `folder` what was read longest ago, until `most` bytes are left at most, and what programs that
 * were killed have half written.
 */
export function sweepKept(folder: string, most: number, now = Date.now()): void {
  const inner = namesIn(folder).map((name) => join(folder, name));
  const files = inner.flatMap((one) => namesIn(one).flatMap((name) => found(join(one, name))));
  const isLeft = ({ path, time }: Found): boolean => PART_NAME.test(path) && now - time > ABANDONED;
  for (const file of files.filter(isLeft)) remove(file.path);
  const whole = files.filter((file) => !isLeft(file)).sort((a, b) => a.time - b.time);
  let bytes = whole.reduce((sum, file) => sum + file.bytes, 0);
  for (const file of whole) {
    if (bytes <= most) break;
    remove(file.path);
    bytes -= file.bytes;
  }
  for (const one of inner) removeEmpty(one);
  try {
    writeFileSync(join(folder, SWEPT), "", { mode: 0o600 });
  } catch {
    // Then it is looked through again.
  }
}

function found(path: string): Found[] {
  const state = lstatSync(path, { throwIfNoEntry: false });
  if (state === undefined || state.isDirectory()) return [];
  return [{ path, bytes: Math.ceil(state.size / BLOCK) * BLOCK, time: state.mtimeMs }];
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It is another's.
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It has something in it.
  }
}

import { open, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fail } from "../base/errors.js";
import { outputPlace } from "./writeOutput.js";

/** A file as the command line names it: `--grades g.csv`, or an input by its name alone. */
export interface NamedFile {
  readonly option?: string;
  readonly file: string;
}

/** A file that is to be written. */
export interface Output extends NamedFile {
  /** What may be replaced: anything (`--force`), or what gradsheet itself has made, as far as its bytes tell. Default: ours. */
  readonly replaces?: "anything" | "ours" | "nothing";
}

/**
 * Looks at every file that is to be written, before anything is made. Throws USAGE for one that is read too, or written
 * twice, or that is there and is not gradsheet's: nothing of the user's is overwritten.
 */
export async function checkOutputs(
  outputs: readonly (Output | null)[],
  inputs: readonly (NamedFile | null)[],
  cwd: string,
): Promise<void> {
  const taken = new Map<string, NamedFile>();
  for (const input of inputs) if (input !== null) taken.set(await identityOf(input.file, cwd), input);
  for (const output of outputs) {
    if (output === null) continue;
    const place = await outputPlace(output.file, cwd);
    if (place.kind !== "file") continue;
    const identity = await identityOf(place.path, cwd);
    const other = taken.get(identity);
    if (other !== undefined) {
      const what = other.option === undefined ? "which is read" : `as does ${wordOf(other)}`;
      throw fail(
        "USAGE",
        `${wordOf(output)} names ${output.file}, ${what}; a file of its own would be right`,
      );
    }
    taken.set(identity, output);
    await checkThere(output, place.path);
  }
}

const wordOf = ({ option, file }: NamedFile): string => (option === undefined ? file : `--${option}`);

async function checkThere(output: Output, path: string): Promise<void> {
  const { replaces = "ours", file } = output;
  if (replaces === "anything" || !(await isFile(path))) return;
  if (replaces === "ours" && (await isOurs(path))) return;
  const more = replaces === "nothing" ? ", or --force" : "";
  throw fail(
    "USAGE",
    `${wordOf(output)} names ${file}, which is there${replaces === "ours" ? " and is not gradsheet's" : ""}; it is not overwritten: another name${more} would be right`,
  );
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** What names a file whatever way leads to it: its number on its disk, or where it would be. */
async function identityOf(file: string, cwd: string): Promise<string> {
  const path = resolve(cwd, file);
  const found = await stat(path).catch(() => null);
  if (found !== null) return `${found.dev}:${found.ino}`;
  const folder = await stat(dirname(path)).catch(() => null);
  return folder === null ? path : `${folder.dev}:${folder.ino}/${path.slice(dirname(path).length + 1)}`;
}

/** More of a file than this is not looked at: in a page, the fonts come next. */
const BEGINNING = 8192;

/** What stands near the beginning of pages, papers, packed sets and data as gradsheet writes them, and hardly elsewhere. */
const MARKS = [
  /^<!doctype html>\n<html lang="[a-z]+"[^>]*>\n<head>.*<style data-fonts>/s,
  /^%PDF-.*\/Producer ?\(Skia\/PDF.*\/CreationDate ?\(D:20000101000000/s,
  /^PK.{28}\.gradsheet\//s,
  /^\{\s*"format": *"gradsheet\//,
] as const;

export async function isOurs(path: string): Promise<boolean> {
  const handle = await open(path).catch(() => null);
  if (handle === null) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    const text = buffer.toString("latin1", 0, bytesRead);
    return bytesRead === 0 || MARKS.some((mark) => mark.test(text));
  } finally {
    await handle.close();
  }
}

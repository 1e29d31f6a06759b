import { writeFile } from "node:fs";
import { open, readlink, realpath, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";
import { type Access, cannotWrite, codeOf, writeWhole } from "./files.js";

/** A stream that the program was started with, as the system names it among files. */
const STREAM = /^\/(?:dev\/(?:std(?<name>in|out|err)|fd\/(?<fd>\d+))|proc\/self\/fd\/(?<own>\d+))$/;
const STREAMS: Readonly<Record<string, number>> = { in: 0, out: 1, err: 2 };

/** Where a file that the user named is to be written. */
export type OutputPlace =
  /** A file, behind the links that lead to it; it may not be there yet. */
  | { readonly kind: "file"; readonly path: string }
  /** A device or a pipe: it takes the bytes as it stands, and is never replaced. */
  | { readonly kind: "device"; readonly path: string }
  /** A stream of this process, which goes on where it is. */
  | { readonly kind: "stream"; readonly descriptor: number };

/** Follows links to what they lead to. Throws CANNOT_WRITE for a link that goes round in a circle. */
export async function outputPlace(file: string, cwd: string): Promise<OutputPlace> {
  const path = resolve(cwd, file);
  const { name, fd, own } = STREAM.exec(path)?.groups ?? {};
  const descriptor = fd ?? own ?? (name === undefined ? undefined : STREAMS[name]);
  if (descriptor !== undefined) return { kind: "stream", descriptor: Number(descriptor) };
  try {
    const found = await stat(path);
    if (!found.isFile() && !found.isDirectory()) return { kind: "device", path };
    return { kind: "file", path: await realpath(path) };
  } catch (error) {
    if (codeOf(error) !== "ENOENT" && codeOf(error) !== "ENOTDIR") throw cannotWrite(file, error);
    return { kind: "file", path: await behindLinks(path) };
  }
}

/** What a link leads to that leads to nothing yet: the file is made there, and the link stays. */
async function behindLinks(path: string): Promise<string> {
  const target = await readlink(path).catch(() => null);
  return target === null ? path : behindLinks(resolve(dirname(path), target));
}

/**
 * Writes a file that the user named: whole or not at all (`writeWhole`), through links to the file that they lead to, and
 * straight into a device, a pipe or a stream (`--grades /dev/stdout`). Throws CANNOT_WRITE.
 */
export async function writeOutput(
  file: string,
  content: string | Uint8Array,
  cwd = process.cwd(),
  access: Access = "shared",
): Promise<void> {
  const place = await outputPlace(file, cwd);
  try {
    if (place.kind === "file") await writeWhole(place.path, content, cwd, access);
    else if (place.kind === "stream") await writeStream(place.descriptor, content);
    else await writeDevice(place.path, content);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

/** A descriptor's file is written from where it stands, so that what the program says afterwards comes behind it. */
function writeStream(descriptor: number, content: string | Uint8Array): Promise<void> {
  const stream = descriptor === 1 ? process.stdout : descriptor === 2 ? process.stderr : undefined;
  if (stream === undefined) return promisify(writeFile)(descriptor, content);
  return new Promise((resolve, reject) => {
    stream.write(content, (error) => (error ? reject(error) : resolve()));
  });
}

async function writeDevice(path: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(path, "w");
  try {
    await handle.writeFile(content);
  } finally {
    await handle.close();
  }
}

import { readFile, rm } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";
import * as z from "zod";
import { writeWhole } from "../../../core/files/files.js";
import { jsonOf } from "../folder/manifest.js";
import { accessTo, OWN_FOLDER } from "../folder/places.js";
import { hashOfFile } from "../folder/setRecord.js";

/** Where a set's folder says into which zip files the set was packed. */
const ZIPS = `${OWN_FOLDER}/zips.json`;

const zipShape = z.object({
  file: z.string().regex(/\.zip$/i),
  sha256: z.string(),
  manifest: z.string(),
});

/** A zip file that a set was packed into. */
export interface ZipRecord {
  /** From the set's folder. */
  readonly file: string;
  readonly sha256: string;
  /** SHA-256 of the manifest that is in it. */
  readonly manifest: string;
}

/** The zip files of a set, those that are not there any more left out: they may have been carried away. */
export async function readZips(folder: string): Promise<ZipRecord[]> {
  const text = await readFile(join(folder, ZIPS), "utf8").catch(() => "[]");
  const zips = z.array(zipShape).safeParse(jsonOf(text)).data ?? [];
  const there = await Promise.all(zips.map(({ file }) => hashOfFile(resolve(folder, file))));
  return zips.filter((_zip, k) => there[k] !== null);
}

/** Writes down the zip files of a set, or that there are none. Throws CANNOT_WRITE. */
export async function writeZips(folder: string, zips: readonly ZipRecord[]): Promise<void> {
  if (zips.length === 0) await rm(join(folder, ZIPS), { force: true });
  else {
    const sorted = [...zips].sort((a, b) => (a.file < b.file ? -1 : 1));
    await writeWhole(
      join(folder, ZIPS),
      `${JSON.stringify(sorted, null, 2)}\n`,
      undefined,
      accessTo(ZIPS, true),
    );
  }
}

/** Whether a zip is as the set has left it. */
export const isWholeZip = async (folder: string, { file, sha256 }: ZipRecord): Promise<boolean> =>
  (await hashOfFile(resolve(folder, file))) === sha256;

/** How a zip is named in the record of a set. */
export const zipPath = (folder: string, file: string): string => relative(folder, file);

export const isInside = ({ file }: Pick<ZipRecord, "file">): boolean =>
  !file.startsWith("..") && !isAbsolute(file);

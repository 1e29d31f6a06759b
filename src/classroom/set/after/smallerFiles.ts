import { open } from "node:fs/promises";
import { join } from "node:path";
import { forEachOf } from "../../../core/base/forEachOf.js";
import { printedScale } from "../../../paper/print/printedScale.js";
import type { Manifest } from "../folder/manifest.js";

/** A PDF that is printed smaller than it should be. */
export interface SmallerFile {
  /** From the set's folder. */
  readonly path: string;
  /** 1 would be full size. */
  readonly scale: number;
}

const READERS = 8;
/** What Chrome writes begins so; what is put together from blocks is at full size. */
const CHROMES = "%PDF-1.4";

/** The PDFs of a set that are printed smaller, the smallest first: something on them is wider than their pages. */
export async function smallerFiles(
  folder: string,
  { copies, files }: Pick<Manifest, "copies" | "files">,
): Promise<readonly SmallerFile[]> {
  const paths = [...copies, { files: files ?? {} }]
    .flatMap((one) => Object.keys(one.files))
    .filter((path) => path.endsWith(".pdf"));
  const smaller: SmallerFile[] = [];
  await forEachOf(paths, READERS, async (path) => {
    const scale = await scaleOf(join(folder, path));
    if (scale < 1) smaller.push({ path, scale });
  });
  return smaller.sort((a, b) => a.scale - b.scale || (a.path < b.path ? -1 : 1));
}

/** 1 for a file that is not there any more. */
async function scaleOf(file: string): Promise<number> {
  const handle = await open(file).catch(() => null);
  if (handle === null) return 1;
  try {
    const { buffer } = await handle.read({ buffer: Buffer.alloc(CHROMES.length), position: 0 });
    return buffer.toString("latin1") === CHROMES ? printedScale(await handle.readFile()) : 1;
  } finally {
    await handle.close();
  }
}

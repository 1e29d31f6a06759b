import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LabelledImages } from "../../src/mnist/data/mnistFiles.js";

/** The bytes of an IDX file of unsigned bytes. */
export function idxFile(
  sizes: readonly number[],
  bytes: Uint8Array | readonly number[],
  magic = 0x0800 + sizes.length,
): Buffer {
  const header = Buffer.alloc(4 + 4 * sizes.length);
  header.writeUInt32BE(magic, 0);
  sizes.forEach((size, k) => {
    header.writeUInt32BE(size, 4 + 4 * k);
  });
  return Buffer.concat([header, Buffer.from(bytes)]);
}

/** A new temporary folder with the four files, under their standard names. */
export function idxFolder(training: LabelledImages, test: LabelledImages): string {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-idx-"));
  for (const [name, { count, rows, columns, images, labels }] of [
    ["train", training],
    ["t10k", test],
  ] as const) {
    writeFileSync(join(folder, `${name}-images-idx3-ubyte`), idxFile([count, rows, columns], images));
    writeFileSync(join(folder, `${name}-labels-idx1-ubyte`), idxFile([count], labels));
  }
  return folder;
}

import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { makeFolder, writeWhole } from "../../../core/files/files.js";
import { feedbackHtml } from "../../../paper/pages/feedback.js";
import { openPrinter } from "../../../paper/print/printer.js";
import type { MarkedCopy, Order, Product } from "../work/order.js";

/** A feedback sheet as PDF for each student who is handed over, in one zip: as `mark` makes them. */
export async function makeFeedback(
  { folder, copies, reveal }: Extract<Order, { kind: "feedback" }>,
  next: () => Promise<MarkedCopy | null>,
  step: (done: number, of: number) => void,
): Promise<readonly Product[]> {
  const pages = join(folder, "feedback");
  await makeFolder(pages, 0o700);
  const zip = new ZipFile();
  const printer = await openPrinter({ browsers: 1 });
  try {
    let done = 0;
    for (let copy = await next(); copy !== null; copy = await next()) {
      const { file, sheet, marked } = copy;
      const pdf = await printer.print(feedbackHtml(sheet, marked, "print", reveal), { paper: sheet.paper });
      const name = `${file}.pdf`;
      await writeWhole(join(pages, name), pdf, undefined, "secluded");
      zip.addFile(join(pages, name), name, { compress: false, mode: 0o100600 });
      step(++done, copies);
    }
  } finally {
    await printer.close();
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(join(folder, "feedback.zip"), { mode: 0o600 }));
  await rm(pages, { recursive: true, force: true });
  return [{ file: "feedback.zip", name: "feedback.zip" }];
}

import { join } from "node:path";
import { writeWhole } from "../../core/files/files.js";
import type { MarkedSheet } from "../../core/marking/marked.js";
import type { Sheet } from "../../core/sheet/sheet.js";
import { feedbackHtml } from "../../paper/pages/feedback.js";
import { openPrinter } from "../../paper/print/printer.js";

/** Writes feedback sheets as PDF while marking goes on; `close` waits for the last. */
export interface FeedbackWriter {
  /** Resolves when there is room for another. */
  readonly add: (sheet: Sheet, marked: MarkedSheet) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** `reveal`: whether right values are told; `fileOf`: what a sheet's files are called. */
export async function openFeedback(
  folder: string,
  {
    browsers,
    reveal,
    fileOf,
  }: { readonly browsers: number; readonly reveal: boolean; readonly fileOf: (id: string) => string },
): Promise<FeedbackWriter> {
  const printer = await openPrinter({ browsers });
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const write = async (sheet: Sheet, marked: MarkedSheet) => {
    const pdf = await printer.print(feedbackHtml(sheet, marked, "print", reveal), { paper: sheet.paper });
    await writeWhole(join(folder, `${fileOf(sheet.id)}.pdf`), pdf, undefined, "secluded");
  };
  const add = async (sheet: Sheet, marked: MarkedSheet) => {
    const job: Promise<void> = write(sheet, marked)
      .catch((error: unknown) => {
        failures.push(error);
      })
      .finally(() => underWay.delete(job));
    underWay.add(job);
    if (underWay.size > browsers) await Promise.race(underWay);
    if (failures.length > 0) throw failures[0];
  };
  const close = async () => {
    try {
      await Promise.all(underWay);
      if (failures.length > 0) throw failures[0];
    } finally {
      await printer.close();
    }
  };
  return { add, close };
}

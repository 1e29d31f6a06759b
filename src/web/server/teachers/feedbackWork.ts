import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { makeFolder, writeWhole } from "../../../files/files.js";
import { feedbackHtml } from "../../../pages/feedback.js";
import { fileNameOf } from "../../../set/students/fileName.js";
import type { ServedSet } from "../students/servedSets.js";
import type { PressRoom } from "../work/pressRoom.js";
import type { WorkWish } from "../work/works.js";
import type { ClassState } from "./classMarks.js";

export interface FeedbackWish {
  readonly title: string;
  /** Whether right values are told. */
  readonly reveal: boolean;
}

/** A feedback sheet as PDF for each student of whom something is known, in one zip, as a long work: as `mark` makes them. */
export const feedbackWork = (
  set: ServedSet,
  marksNow: () => Promise<ClassState>,
  press: PressRoom,
  { title, reveal }: FeedbackWish,
): WorkWish => ({
  title,
  about: set.name,
  make: async (folder, step) => {
    const { copies } = await marksNow();
    const printer = await press.lend();
    const pages = join(folder, "feedback");
    await makeFolder(pages, 0o700);
    const zip = new ZipFile();
    let done = 0;
    for (const [id, { sheet, marked }] of copies) {
      const pdf = await printer.print(feedbackHtml(sheet, marked, "print", reveal), { paper: sheet.paper });
      const name = `${fileNameOf(id)}.pdf`;
      await writeWhole(join(pages, name), pdf, undefined, "secluded");
      zip.addFile(join(pages, name), name, { compress: false, mode: 0o100600 });
      step(++done, copies.size);
    }
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(join(folder, "feedback.zip"), { mode: 0o600 }));
    await rm(pages, { recursive: true, force: true });
    return [{ file: "feedback.zip", name: "feedback.zip" }];
  },
});

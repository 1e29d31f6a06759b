import { Buffer } from "node:buffer";
import { zipSync } from "fflate";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { checkFinished } from "../../../src/export/check/index.js";
import { EXPORTS } from "../../../src/export/index.js";
import { toVariant } from "../../../src/export/toItem.js";
import type { DoorMaker } from "../door.js";
import { own, textBytes } from "../own.js";

const variant = toVariant(
  makeSheet(readQuiz("questions: [{topic: loss}, {topic: loss, as: choice}]", "q.yaml"), {
    id: "1",
    seed: "f",
  }),
);
const head = { title: "f", locale: "en", variants: 1 } as const;
async function* one() {
  yield variant;
}

async function text(name: "moodle" | "gift"): Promise<Uint8Array> {
  let all = "";
  for await (const piece of EXPORTS[name].write(one(), head)) all += piece;
  return textBytes(all);
}

/** Not packed, so that a change is one of its text. */
async function zip(name: "canvas" | "qti3" | "qti21" | "prairielearn" | "notebook"): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for await (const file of EXPORTS[name].write(one(), head))
    files[file.path] = textBytes([file.text, ...(file.rest ?? [])].join(""));
  return zipSync(files, { level: 0 });
}

async function source(name: "amc" | "latex"): Promise<Uint8Array> {
  let all = "";
  for await (const { text: start, later = [] } of EXPORTS[name].write(one(), head)) {
    all += start;
    for await (const piece of later) all += piece;
    break;
  }
  return textBytes(all);
}

/** Finished exports, read back by `export --check`. */
export const finished: DoorMaker = async () => ({
  name: "finished",
  corpus: [
    ...(await Promise.all((["moodle", "gift"] as const).map(text))),
    ...(await Promise.all((["canvas", "qti3", "qti21", "prairielearn", "notebook"] as const).map(zip))),
    ...(await Promise.all((["amc", "latex"] as const).map(source))),
  ],
  most: 100_000,
  open: async (input) => {
    await own(() => checkFinished(Buffer.from(input), "finished"));
  },
});

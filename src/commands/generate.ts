import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { relative, resolve } from "node:path";
import { FORMATS, type Format, makeSet } from "../batch/makeSet.js";
import type { Manifest } from "../batch/manifest.js";
import { fail } from "../errors.js";
import type { Io } from "../io.js";
import type { OptionsFor } from "../options.js";
import { didYouMean } from "../parse/schema.js";
import { notesOn } from "../quiz/notes.js";
import { openPrinter } from "../render/printer.js";
import { chooseQuiz } from "./chooseQuiz.js";
import { progressOn } from "./progress.js";

export type GenerateOptions = OptionsFor<"generate"> & { readonly quiz?: string };

/** Makes worksheets, keys and sheet files from a quiz, a preset or topics, and says where they are. */
export async function generate(options: GenerateOptions, io: Io): Promise<number> {
  const started = performance.now();
  const quiz = await chooseQuiz(options, io.cwd);
  for (const note of notesOn(quiz)) io.stderr(`note: ${note}\n`);
  const seed = options.seed ?? randomBytes(6).toString("hex");
  const concurrency = options.concurrency ?? availableParallelism();
  const out = resolve(io.cwd, options.out);
  const progress = progressOn(io, options.progress, options.copies);
  try {
    const manifest = await makeSet({
      quiz,
      seed,
      copies: options.copies,
      out,
      formats: formatsOf(options.formats),
      concurrency,
      openPrinter: () => openPrinter({ browsers: Math.min(concurrency, options.copies * 2) }),
      done: progress.step,
    });
    progress.stop();
    const seconds = (performance.now() - started) / 1000;
    if (options.json) io.stdout(`${JSON.stringify({ ...manifest, out: options.out, seconds }, null, 2)}\n`);
    else io.stdout(summary(manifest, relative(io.cwd, out) || ".", seconds));
    return 0;
  } finally {
    progress.stop();
  }
}

function formatsOf(text: string): Format[] {
  const known = Object.keys(FORMATS) as Format[];
  return text.split(",").map((part) => {
    const word = part.trim();
    const format = known.find((one) => one === word);
    if (format === undefined) {
      throw fail("USAGE", `--formats ${word}: the formats are ${known.join(", ")}${didYouMean(word, known)}`);
    }
    return format;
  });
}

/** Where everything is, and how long it took. */
function summary({ copies, seed, title }: Manifest, out: string, seconds: number): string {
  const [first] = copies;
  const made = Object.keys(first?.files ?? {}).map((path) =>
    copies.length === 1 ? `${out}/${path}` : `${out}/${path.replace(first?.id ?? "", "*")}`,
  );
  const count = copies.length === 1 ? "1 copy" : `${copies.length} copies`;
  // The clock of a whole run to a tenth of a second: not a printed number of a sheet.
  const time = Math.round(seconds * 10) / 10;
  return [
    `${title}: ${count}, seed ${seed}`,
    ...made.map((path) => `  ${path}`),
    `  ${out}/manifest.json`,
    `Made in ${time} s. The same numbers again: --seed ${seed}`,
    "",
  ].join("\n");
}

import { availableParallelism } from "node:os";
import { relative, resolve } from "node:path";
import { makeSheet } from "../../author/generator/makeSheet.js";
import { notesOn } from "../../author/generator/notes.js";
import type { Quiz } from "../../author/quiz/quiz.js";
import { FORMATS, type Format } from "../../classroom/set/make/makeCopy.js";
import { type MadeSet, makeSet } from "../../classroom/set/make/makeSet.js";
import { type SetWish, shardCopies } from "../../classroom/set/make/setWish.js";
import { fail } from "../../core/base/errors.js";
import { visible } from "../../core/base/visible.js";
import { didYouMean } from "../../core/parse/schema.js";
import { annotations } from "../../core/terminal/annotations.js";
import type { Io } from "../../core/terminal/io.js";
import { collectEarlier } from "../../core/terminal/v8Flags.js";
import { renderSheet, SHEET_DOCUMENTS } from "../../paper/pages/documents.js";
import { type Templates, templatesOf } from "../../paper/pages/templates/templates.js";
import { isPressed } from "../../paper/print/printedBy.js";
import type { OptionsFor } from "../options/options.js";
import { chooseCopies } from "./chooseCopies.js";
import { chooseMaker } from "./chooseMaker.js";
import { chooseQuiz } from "./chooseQuiz.js";
import { chooseRandomness } from "./chooseRandomness.js";
import { choosePacking, packedFiles } from "./packSet.js";
import { progressOn } from "./progress.js";
import { shardOf } from "./shardOption.js";
import { sayWhatIsSmaller } from "./smallerNote.js";

/** After so many copies garbage is collected earlier: before, a heap that grows from nothing would be gone through again and again. */
const GROWN = 60;

export type GenerateOptions = OptionsFor<"generate"> & { readonly quiz?: string };

/** Makes worksheets, keys and sheet files from a quiz, a preset or topics, and says where they are. */
export async function generate(options: GenerateOptions, io: Io): Promise<number> {
  const started = performance.now();
  const quiz = await chooseQuiz(options, io.cwd);
  const out = resolve(io.cwd, options.out);
  const inputs = [options.quiz, options.roster, options.secretFile];
  const packing = await choosePacking(
    options,
    inputs.map((file) => (file === undefined ? null : { file })),
    io.cwd,
  );
  const asked = await chooseCopies(options, io);
  const randomness = await chooseRandomness(options, out, quiz, io);
  const concurrency = options.concurrency ?? availableParallelism();
  const shard = shardOf(options.shard);
  if (shard !== undefined && randomness.kind === "seed" && options.seed === undefined)
    throw fail(
      "USAGE",
      "--shard needs a --seed or a secret, the same for each shard, or they would not be of one set",
    );
  if (options.templates !== undefined && options.queue !== undefined)
    throw fail(
      "USAGE",
      "--templates stands beside --queue, whose workers have the built-in templates; give the one or the other",
    );
  const formats = formatsOf(options.formats);
  if (options.combine === true && !formats.includes("pdf"))
    throw fail("USAGE", "--combine needs PDFs; pdf among the --formats would be right");
  if (shard !== undefined && (options.combine === true || options.zip !== undefined))
    throw fail("USAGE", "--combine and --zip are of a whole set; give them to gradsheet merge");
  const wish: SetWish = {
    quiz,
    randomness,
    ...asked,
    formats,
    tagged: options.untagged !== true,
    ...templatesFor(options.templates, quiz, io.cwd),
    ...(shard === undefined ? {} : { shard }),
  };
  if (randomness.kind === "secret" && wish.formats.includes("selfcheck"))
    io.stderr("note: the answers are in the self-check pages; keep them back until the exam is over\n");
  const progress = progressOn(io, options.progress, shardCopies(wish).length);
  const quiet = sayWhenInterrupted(io, () => progress.stop());
  try {
    const made = await makeSet(wish, {
      out,
      packing,
      openMaker: chooseMaker(wish, { ...options, out, concurrency }, io),
      done: (copies) => {
        progress.step(copies);
        if (copies >= GROWN) collectEarlier();
      },
    });
    progress.stop();
    const printed = printNote(made, options.press);
    if (printed !== null) io.stderr(`note: ${printed}\n`);
    await sayWhatIsSmaller(out, made.manifest, io);
    for (const note of notesOn(quiz)) io.stderr(`note: ${visible(note)}\n`);
    const packed = packedFiles(made, options, options.out, io);
    const seconds = (performance.now() - started) / 1000;
    report(made, { out: options.out, packed, seconds, json: options.json === true }, io);
    return made.manifest.failed.length === 0 ? 0 : 1;
  } finally {
    quiet();
    progress.stop();
  }
}

/** A course's own templates, tried out on a sheet that nobody gets, so that a mistake in them stops the run. */
function templatesFor(
  folder: string | undefined,
  quiz: Quiz,
  cwd: string,
): { readonly templates?: Templates } {
  if (folder === undefined) return {};
  const templates = templatesOf(resolve(cwd, folder));
  const sheet = makeSheet(quiz, { id: "1", seed: "reference" });
  for (const document of SHEET_DOCUMENTS) renderSheet(sheet, document, "page", templates);
  return { templates };
}

/** On Ctrl-C, says what is left to do before the program ends as ever. */
function sayWhenInterrupted(io: Io, before: () => void): () => void {
  const interrupted = () => {
    before();
    io.stderr("stopped; the same command goes on where this one was\n");
    process.off("SIGINT", interrupted);
    process.kill(process.pid, "SIGINT");
  };
  process.on("SIGINT", interrupted);
  return () => process.off("SIGINT", interrupted);
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

/** What is to be said where a set was begun with another browser, or pressed otherwise than is asked. */
function printNote({ manifest, printedBefore }: MadeSet, press: "on" | "off" | undefined): string | null {
  const { browser, templates } = manifest;
  if (printedBefore !== null)
    return `the PDFs there were printed by ${printedBefore}; all are printed anew, by ${browser}`;
  if (browser !== null && press === "on" && templates !== undefined)
    return "with --templates each document is printed whole: what can be put together from blocks is the built-in templates' alone";
  if (browser === null || press === undefined || isPressed(browser) === (press === "on")) return null;
  return `the set was whole already, printed by ${browser}; to have it with --press ${press}, name another folder with --out`;
}

interface RunFacts {
  readonly out: string;
  /** Files that were made of the whole set. */
  readonly packed: readonly string[];
  readonly seconds: number;
  readonly json: boolean;
}

/** Failed copies that are named one by one on stderr. */
const MOST_NAMED = 20;

function report(
  { manifest, kept, replaced }: MadeSet,
  { out, packed, seconds, json }: RunFacts,
  io: Io,
): void {
  const where = relative(io.cwd, resolve(io.cwd, out)) || ".";
  if (replaced !== null) {
    const again = replaced.seed === undefined ? "" : `; --seed ${replaced.seed} makes it again`;
    io.stderr(
      `${where} held another set, "${visible(replaced.title)}": this one came in its place${again}\n`,
    );
  }
  const { failed } = manifest;
  for (const { id, code, reason } of failed.slice(0, MOST_NAMED))
    io.stderr(`error[${code}] copy ${visible(`${id}: ${reason}`)}\n`);
  io.commands?.(
    annotations(
      failed.map(({ id, code, reason }) => ({ code, message: `copy ${id}: ${reason}` })),
      io,
    ),
  );
  if (failed.length > MOST_NAMED) io.stderr(`and ${failed.length - MOST_NAMED} copies more\n`);
  if (json) io.stdout(`${JSON.stringify({ ...manifest, out, kept, packed, seconds }, null, 2)}\n`);
  else io.stdout(summary({ manifest, kept }, where, packed, seconds));
}

/** Where everything is, and how long it took. */
function summary(
  { manifest, kept }: Pick<MadeSet, "manifest" | "kept">,
  out: string,
  packed: readonly string[],
  seconds: number,
): string {
  const { copies, failed, files = {}, seed, title } = manifest;
  const [first] = copies;
  const made = Object.keys(first?.files ?? {}).map((path) =>
    copies.length === 1 ? `${out}/${path}` : `${out}/${path.replace(/\/.*(?=\.\w+$)/, "/*")}`,
  );
  const count = [
    copies.length === 1 ? "1 copy" : `${copies.length} copies`,
    ...(kept === 0 ? [] : [`${kept} of them there before`]),
    ...(failed.length === 0 ? [] : [`${failed.length} failed: the same command tries them again`]),
  ];
  // The clock of a whole run to a tenth of a second: not a printed number of a sheet.
  const time = Math.round(seconds * 10) / 10;
  return [
    `${visible(title)}: ${count.join(", ")}, ${seed === undefined ? "with a secret" : `seed ${seed}`}`,
    ...made.map((path) => `  ${visible(path)}`),
    ...Object.keys(files).map((path) => `  ${visible(`${out}/${path}`)}`),
    `  ${out}/manifest.json`,
    ...packed.map((path) => `  ${path}`),
    `Made in ${time} s. The same numbers again: ${seed === undefined ? "the same secret" : `--seed ${seed}`}`,
    "",
  ].join("\n");
}

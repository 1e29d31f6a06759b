import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { makeSheet } from "../../author/generator/makeSheet.js";
import { MANIFEST } from "../../classroom/set/folder/manifest.js";
import { readManifest, readSheet } from "../../classroom/set/folder/readSet.js";
import { unmarked } from "../../classroom/set/folder/reissues.js";
import { numberedCopies } from "../../classroom/set/students/copy.js";
import { numbersFor, type Randomness } from "../../classroom/set/students/randomness.js";
import { fail } from "../../core/base/errors.js";
import { visible } from "../../core/base/visible.js";
import { checkOutputs } from "../../core/files/checkOutputs.js";
import { didYouMean } from "../../core/parse/schema.js";
import type { Sheet } from "../../core/sheet/sheet.js";
import type { Io } from "../../core/terminal/io.js";
import { LOOKED_AT, looked, nothingLeft, worded } from "../../export/exportedVariants.js";
import type { Format, Head } from "../../export/format.js";
import { EXPORTS, type ExportName } from "../../export/index.js";
import { Losses } from "../../export/losses.js";
import { writeExport } from "../../export/writeExport.js";
import type { OptionsFor } from "../options/options.js";
import { checkExport } from "./checkExport.js";
import { chooseQuiz } from "./chooseQuiz.js";
import { chooseSecret } from "./chooseRandomness.js";

export type ExportOptions = OptionsFor<"export"> & { readonly quiz?: string };

/** Sheets that are drawn or read when they are asked for. */
interface Source {
  readonly count: number;
  readonly sheets: () => AsyncGenerator<Sheet>;
}

/** Writes a quiz or a set in another program's words, and says before what of it is lost. */
export async function exportQuiz(options: ExportOptions, io: Io): Promise<number> {
  const { out, strict, json, from, check } = options;
  if (check !== undefined) return checkExport(check, options, io);
  const format = formatOf(options.format);
  if (out === undefined && (format.kind !== "text" || json === true))
    throw fail(
      "USAGE",
      `export --format ${options.format} needs a place to write to; --out ${placeFor(format)} would be right`,
    );
  const source = from === undefined ? await drawnSource(options, io) : await setSource(from, options, io);
  const inputs = [options.quiz, options.secretFile, from === undefined ? undefined : join(from, MANIFEST)];
  await checkOutputs(
    [
      out === undefined
        ? null
        : { option: "out", file: out, replaces: options.force === true ? "anything" : "nothing" },
    ],
    inputs.map((file) => (file === undefined ? null : { file })),
    io.cwd,
  );
  if (format.kind === "folder" && out !== undefined && options.force !== true) await checkFolder(out, io.cwd);
  const losses = new Losses(format.loses);
  const most = strict === true ? source.count : LOOKED_AT;
  const { first, isBare } = await looked(source.sheets(), most, format, losses);
  if (first === undefined) throw fail("OTHER_SET", "there is no copy in this set", { file: from ?? "" });
  for (const line of losses.lines()) io.stderr(`lost in ${options.format}: ${line}\n`);
  if (isBare) throw nothingLeft();
  if (strict === true && losses.lines().length > 0) return 1;
  const head: Head = { title: first.title, locale: first.locale, variants: source.count };
  const variants = worded(source.sheets(), format, losses, ({ id }, line) => {
    io.stderr(`lost in ${options.format}, copy ${visible(id)}: ${line}\n`);
  });
  if (out !== undefined) await writeExport(format, variants, head, { out, cwd: io.cwd });
  else if (format.kind === "text") for await (const piece of format.write(variants, head)) io.stdout(piece);
  const lost = losses.lines();
  const facts = { format: options.format, variants: source.count, questions: first.questions.length, lost };
  if (json === true) io.stdout(`${JSON.stringify({ out, ...facts }, null, 2)}\n`);
  else if (out !== undefined)
    io.stderr(`${visible(out)}: variants ${facts.variants}, questions in each ${facts.questions}\n`);
  return 0;
}

/** Whatever lies in a folder is the user's: an export takes an empty one, or makes one. */
async function checkFolder(out: string, cwd: string): Promise<void> {
  const there = await readdir(resolve(cwd, out)).catch(() => []);
  if (there.length > 0)
    throw fail(
      "USAGE",
      `--out names ${out}, which is not empty; an empty folder, or --force, would be right`,
    );
}

function formatOf(name: string | undefined): Format {
  const known = Object.keys(EXPORTS) as ExportName[];
  if (name === undefined)
    throw fail("USAGE", `export needs a format; --format with one of ${known.join(", ")} would be right`);
  const format = known.find((one) => one === name);
  if (format === undefined)
    throw fail("USAGE", `--format ${name}: the formats are ${known.join(", ")}${didYouMean(name, known)}`);
  return EXPORTS[format];
}

const placeFor = (format: Format): string =>
  format.kind === "zip" ? `FILE${format.ending ?? ".zip"}` : { text: "FILE", folder: "DIR" }[format.kind];

async function drawnSource(options: ExportOptions, io: Io): Promise<Source> {
  const quiz = await chooseQuiz(options, io.cwd);
  const secret = await chooseSecret(options, io);
  if (secret !== null && options.seed !== undefined)
    throw fail("USAGE", `--seed ${options.seed} stands beside a secret; give the one or the other`);
  const seed = options.seed ?? randomBytes(6).toString("hex");
  const randomness: Randomness = secret ?? { kind: "seed", seed };
  if (secret === null && options.seed === undefined)
    io.stderr(`seed ${seed}: --seed ${seed} makes the same again\n`);
  const copies = numberedCopies(options.copies);
  return {
    count: copies.length,
    sheets: async function* () {
      for (const { id } of copies)
        yield makeSheet(quiz, { ...numbersFor(randomness, quiz.series ?? "", id), id });
    },
  };
}

/** The sheets of a set as they are, so that nothing that says how they would be drawn may stand beside it. */
async function setSource(from: string, options: ExportOptions, io: Io): Promise<Source> {
  const { quiz, preset, topics, seed, secretFile, level, count, locale, notation } = options;
  const beside = {
    quiz,
    preset,
    topics,
    seed,
    secretFile,
    level,
    count,
    locale,
    notation,
    copies: options.copies === 1 ? undefined : options.copies,
  };
  for (const [name, value] of Object.entries(beside))
    if (value !== undefined)
      throw fail(
        "USAGE",
        `${name} ${value} stands beside --from ${from}, whose sheets are made; give the one or the other`,
      );
  const { copies } = await readManifest(from, io.cwd);
  // A student whose sheet was replaced has the one in its place.
  const entries = unmarked(copies, new Set());
  return {
    count: entries.length,
    sheets: async function* () {
      for (const entry of entries) yield await readSheet(from, entry, io.cwd);
    },
  };
}

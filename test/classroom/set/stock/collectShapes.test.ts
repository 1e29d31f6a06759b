import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeSheet } from "../../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import { readPreset } from "../../../../src/author/quiz/presets.js";
import { buildHash } from "../../../../src/classroom/set/folder/buildHash.js";
import { collectShapes, type Round } from "../../../../src/classroom/set/stock/collectShapes.js";
import { sha256 } from "../../../../src/core/base/hash.js";
import { sheetPage } from "../../../../src/paper/pages/documents.js";
import { type Keeping, KeptShapes } from "../../../../src/paper/press/keptShapes.js";
import { Press } from "../../../../src/paper/press/press.js";
import { openPrinter, type Printer } from "../../../../src/paper/print/printer.js";
import { filesBelow } from "../../../support/program.js";

let printer: Printer;
let folder: string;
beforeAll(async () => {
  printer = await openPrinter({ browsers: 1 });
  folder = mkdtempSync(join(tmpdir(), "gradsheet-stock-"));
}, 60_000);
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

const PRESET = "lecture";
const { text, file } = readPreset(PRESET);

/** Prints a copy's documents as a run of its own, which keeps new shapes in a folder. */
async function run(
  seed: string,
  keeping: Keeping | null,
): Promise<{ pdfs: string[]; blocks: number; whole: number }> {
  const { browser } = printer;
  const print: Printer["print"] = (...wanted) => printer.print(...wanted);
  const shapes = keeping === null ? null : new KeptShapes(keeping);
  const press = new Press({ browser, print, close: async () => {} }, shapes);
  const sheet = makeSheet(readQuiz(text, file), { id: "007", seed });
  const pdfs = await Promise.all(
    (["worksheet", "key", "marking"] as const).map(async (document) =>
      sha256(await press.print(sheetPage(sheet, document, "printer"), { paper: "A4", tagged: true })),
    ),
  );
  await press.close();
  const { blocks, whole } = press.counts;
  return { pdfs, blocks, whole };
}

test("with the shapes that copies of a preset leave, a copy with numbers of its own needs hardly a block more, and is the same bytes", async () => {
  const rounds: Round[] = [];
  const portions = [{ preset: PRESET, most: 12 }];
  const program = buildHash();
  const wish = { locale: "en", paper: "A4", portions, program } as const;
  const shapes = await collectShapes(printer, wish, (round) => rounds.push(round));
  expect(rounds.map(({ copies, last }) => [copies, last])).toEqual([
    [8, 8],
    [12, 4],
  ]);
  const files = shapes.files(1e6);
  // Worksheets are one store, keys and marking sheets another.
  expect(files.size).toBe(2);
  // Where there is less room, what fewer rounds wanted is left out first: here all, since there were two.
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  const none = [...shapes.files(bytes - 1).values()].reduce((sum, { length }) => sum + length, 0);
  expect([bytes > 10_000, none < 1000]).toEqual([true, true]);
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
  const cache = mkdtempSync(join(folder, "cache-"));
  const alone = await run("of a user's own", null);
  const helped = await run("of a user's own", { folder: cache, stock: folder, program });
  expect(helped).toMatchObject({ pdfs: alone.pdfs, whole: 0 });
  expect(helped.blocks).toBeLessThan(alone.blocks / 10);
  // What came from there is not kept once more.
  expect(filesBelow(cache).size).toBeLessThanOrEqual(2 * helped.blocks);
  const other = await run("of a user's own", { folder: null, stock: folder, program: "another" });
  expect(other).toEqual(alone);
}, 120_000);

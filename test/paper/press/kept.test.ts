import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import { sha256 } from "../../../src/core/base/hash.js";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import type { Page } from "../../../src/document/tree/blocks.js";
import { SHEET_DOCUMENTS, type SheetDocument, sheetPage } from "../../../src/paper/pages/documents.js";
import { sweepKept } from "../../../src/paper/press/kept/sweepKept.js";
import { type Keeping, KeptShapes } from "../../../src/paper/press/keptShapes.js";
import { Press } from "../../../src/paper/press/press.js";
import { openPrinter, type Printer } from "../../../src/paper/print/printer.js";
import { filesBelow } from "../../support/program.js";

let printer: Printer;
let folder: string;
beforeAll(async () => {
  printer = await openPrinter({ browsers: 1 });
}, 60_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-kept-"));
});
afterAll(() => printer.close());

const quiz = readQuiz("questions: [{topic: forward-pass}, {topic: loss}]\n", "kept.yaml");
const page = (id: string, student?: Sheet["student"], document: SheetDocument = "worksheet"): Page =>
  sheetPage(makeSheet(quiz, { id, seed: "kept", ...(student && { student }) }), document, "printer");

/** Prints as a run of its own, with what others have kept in a folder, and after other documents. */
async function run(
  document: Page,
  keeping?: Keeping,
  before: readonly Page[] = [],
): Promise<{ readonly pdf: string; readonly blocks: number }> {
  const { browser } = printer;
  const print: Printer["print"] = (...wanted) => printer.print(...wanted);
  const shapes = keeping === undefined ? null : new KeptShapes(keeping);
  const press = new Press({ browser, print, close: async () => {} }, shapes);
  for (const other of before) await press.print(other, { paper: "A4", tagged: true });
  const pdf = sha256(await press.print(document, { paper: "A4", tagged: true }));
  await press.close();
  expect(press.counts).toMatchObject({ pressed: before.length + 1, whole: 0 });
  return { pdf, blocks: press.counts.blocks };
}
const paths = (): string[] => [...filesBelow(folder).keys()].map((path) => join(folder, path));

describe("shapes kept for other runs", () => {
  const program = "this";
  const first = page("001");

  test("are not set again; and with all, half or none of them, damaged ones too, the bytes are the same", async () => {
    const alone = await run(first);
    const cold = await run(first, { folder, program });
    expect(cold).toEqual(alone);
    const warm = await run(first, { folder, program });
    // The browser has nothing to do.
    expect(warm).toEqual({ ...alone, blocks: 0 });
    const shapes = paths().filter((path) => /\/[0-9a-f]{32}$/.test(path));
    for (const [k, path] of shapes.entries()) {
      const bytes = readFileSync(path);
      if (k % 6 === 0) rmSync(path);
      if (k % 6 === 1) writeFileSync(path, bytes.subarray(0, -3));
      if (k % 6 === 2) writeFileSync(path, bytes.with(bytes.length - 5, 255 - (bytes.at(-5) ?? 0)));
      if (k % 6 === 3) chmodSync(path, 0o622);
      if (k % 6 === 4) {
        renameSync(path, join(folder, `away${k}`));
        symlinkSync(join(folder, `away${k}`), path);
      }
    }
    const half = await run(first, { folder, program });
    expect(half.pdf).toBe(alone.pdf);
    const whole = shapes.filter((_path, k) => k % 6 === 5).length;
    expect(half.blocks).toBe(alone.blocks - whole);
    expect((await run(first, { folder, program })).blocks).toBe(0);
    for (const path of paths().filter((one) => one.includes("/glyphs-"))) rmSync(path);
    const bare = await run(first, { folder, program });
    expect(bare.pdf).toBe(alone.pdf);
    expect(bare.blocks).toBeGreaterThan(alone.blocks * 0.9);
  }, 60_000);

  test("are this program's, and lie in a folder that is the user's alone", async () => {
    const { blocks } = await run(first, { folder, program });
    const kept = filesBelow(folder);
    expect((await run(first, { folder, program: "another" })).blocks).toBe(blocks);
    const [file = ""] = [...kept.keys()].filter((path) => /\/[0-9a-f]{32}$/.test(path));
    chmodSync(dirname(join(folder, file)), 0o755);
    expect((await run(first, { folder, program })).blocks).toBe(blocks);
  }, 60_000);

  test("name no student: documents with a name leave behind, byte for byte, what those without leave", async () => {
    const left = async (student?: Sheet["student"]): Promise<ReadonlyMap<string, string>> => {
      for (const document of SHEET_DOCUMENTS) {
        const { blocks } = await run(page("001", student, document), { folder, program });
        expect([document, blocks > 0]).toEqual([document, true]);
      }
      return filesBelow(folder);
    };
    const before = await left();
    expect(await left({ id: "2026-X", name: "Ada Smith" })).toEqual(before);
  }, 60_000);

  test("keep what keys are made of apart: beside them worksheets leave behind what they leave alone, and are the same", async () => {
    const alone = await run(first, { folder, program });
    const store = filesBelow(folder);
    const other = mkdtempSync(join(tmpdir(), "gradsheet-kept-"));
    try {
      const keeping = { folder: other, program };
      for (const document of ["key", "marking"] as const)
        await run(page("001", undefined, document), keeping);
      const ofKeys = filesBelow(other);
      // No shape of a key serves a worksheet: all of its own are set, and kept in a folder of their own.
      expect(await run(first, keeping)).toEqual(alone);
      for (const path of ofKeys.keys())
        expect([path, store.has(path)]).toEqual([path, path.endsWith("/swept")]);
      expect(filesBelow(other)).toEqual(new Map([...ofKeys, ...store]));
      // Nor in one process, or with all kept.
      expect((await run(first, undefined, [page("001", undefined, "key")])).pdf).toBe(alone.pdf);
      expect((await run(first, keeping, [page("001", undefined, "key")])).pdf).toBe(alone.pdf);
    } finally {
      rmSync(other, { recursive: true });
    }
  }, 60_000);

  test("are never needed: where nothing can be written, all is set and printed as ever", async () => {
    const alone = await run(first);
    expect(await run(first, { folder: "/dev/null", program })).toEqual(alone);
  }, 60_000);
});

test("when too much is kept, what was read longest ago goes, and what killed programs have half written", () => {
  const now = Date.now();
  const hour = 60 * 60 * 1000;
  const write = (path: string, bytes: number, hours: number): void => {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), Buffer.alloc(bytes));
    utimesSync(join(folder, path), now / 1000, (now - hours * hour) / 1000);
  };
  write("old/a", 10, 300);
  write("old/b", 5000, 200);
  write("new/c", 4096, 100);
  write("new/d", 4097, 1);
  write("new/e.12-0123abcd.part", 9000, 2);
  write("new/f.12-0123abcd.part", 1, 0);
  // Blocks of 4,096 bytes: 1 + 2 + 1 + 2 + 1 of the part that is being written.
  sweepKept(folder, 7 * 4096, now);
  expect(paths().map((path) => path.slice(folder.length + 1))).toEqual(
    ["new/c", "new/d", "new/f.12-0123abcd.part", "old/a", "old/b", "swept"].sort(),
  );
  sweepKept(folder, 5 * 4096, now);
  expect(readdirSync(folder).sort()).toEqual(["new", "swept"]);
  expect(readdirSync(join(folder, "new")).sort()).toEqual(["c", "d", "f.12-0123abcd.part"]);
});

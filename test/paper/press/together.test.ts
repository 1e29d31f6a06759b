import { setTimeout as after } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { makeSheet } from "../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../src/author/generator/readQuiz.js";
import type { Page } from "../../../src/document/tree/blocks.js";
import { sheetPage } from "../../../src/paper/pages/documents.js";
import { Press } from "../../../src/paper/press/press.js";
import { openPrinter, type PrintOptions } from "../../../src/paper/print/printer.js";

test("the names of students whose copies are under way go to the browser in one print", async () => {
  const quiz = readQuiz("questions: [{topic: loss}]", "quiz.yaml", {});
  const page = (name: string): Page =>
    sheetPage(
      makeSheet(quiz, { id: "1", seed: "together", student: { id: "1", name } }),
      "worksheet",
      "printer",
    );
  const printer = await openPrinter({ browsers: 1 });
  try {
    let prints = 0;
    const { browser } = printer;
    const press = new Press({
      browser,
      close: async () => {},
      print: (document: string, options: PrintOptions) => {
        prints += 1;
        return printer.print(document, options);
      },
    });
    await press.print(page("Ada Lovelace"), { paper: "A4" });
    const { blocks } = press.counts;
    const before = prints;
    await Promise.all(
      ["Sofia Kovalevskaya", "Emmy Noether", "김철수"].map(async (name, k) => {
        await after(8 * k);
        await press.print(page(name), { paper: "A4" });
      }),
    );
    expect(press.counts).toMatchObject({ pressed: 4, whole: 0, blocks: blocks + 3 });
    // The fonts of Hangul are others.
    expect(prints - before).toBe(2);
  } finally {
    await printer.close();
  }
}, 60_000);

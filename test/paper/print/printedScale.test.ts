import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { printedScale } from "../../../src/paper/print/printedScale.js";
import { openPrinter, type Printer } from "../../../src/paper/print/printer.js";
import { runCli } from "../../support/runCli.js";

let folder: string;
let printer: Printer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-scale-"));
  printer = await openPrinter({ browsers: 1 });
}, 60_000);
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

const sum = Array.from({ length: 40 }, (_none, k) => `b_{${k}}`).join(" + ");

/** A page of A4 with margins that leave 658 pixels, and something so wide on its second page. */
const page = (width: number): string =>
  "<!doctype html><style>@page{size:A4;margin:18mm;@bottom-left{content:counter(page)}}body{margin:0}</style><p>one</p>" +
  `<div style="break-before:page;width:${width}px">two</div>`;

test("a page with something wider on it is printed smaller, down to two thirds, and the scale is read", async () => {
  const scales: number[] = [];
  for (const width of [657, 700, 1000, 3000])
    scales.push(printedScale(await printer.print(page(width), { paper: "A4" })));
  expect(scales.map((scale) => Math.round(scale * 100) / 100)).toEqual([1, 0.94, 0.67, 0.67]);
  expect(printedScale(Buffer.from("%PDF-1.5\n"))).toBe(1);
}, 60_000);

test("held: a formula wider than its page made an exam smaller and cut it off, and nobody was told", async () => {
  writeFileSync(
    join(folder, "q.yaml"),
    `questions: [{topic: loss}, {text: "Add up $(${sum})$", points: 1, room: 1}]`,
  );
  const argv = ["--seed", "s", "--copies", "2", "--press", "on", "--progress", "none", "--out", "set"];
  const said = await runCli(["generate", "q.yaml", ...argv], folder);
  const warning =
    /^warning: worksheets\/001\.pdf and 1 more: printed at 67 % of full size, and what is wider still is cut off: /m;
  expect([said.exit, said.stderr]).toEqual([0, expect.stringMatching(warning)]);
  const verified = await runCli(["verify", "set", "set"], folder);
  expect([verified.exit, verified.stderr]).toEqual([0, expect.stringMatching(warning)]);
  const reissued = await runCli(["reissue", "--set", "set", "--id", "002"], folder);
  expect(reissued.stderr).toMatch(/^warning: worksheets\/002~2\.pdf: printed at 67 %/);
}, 60_000);

test("words and formulas of a teacher's own that are wider than the page break, and all is at full size", async () => {
  const word = "Donaudampfschifffahrtsgesellschaft".repeat(4);
  const quiz = {
    ...{ series: "words", title: word.slice(0, 100), instructions: word },
    questions: [
      {
        text: `See ${word}, \`${word}\`\n\n\`\`\`\n${word}\n\`\`\``,
        points: 2,
        room: 2,
        solution: `${word} $${sum}$`,
        scheme: [{ points: 2, for: `$${sum}$` }],
      },
      { text: "Which?", points: 1, options: [{ text: word, right: true }, { text: `$${sum}$` }] },
    ],
  };
  writeFileSync(join(folder, "w.yaml"), JSON.stringify(quiz));
  const { exit, stderr } = await runCli(
    ["generate", "w.yaml", "--seed", "s", "--formats", "pdf,marking", "--out", "words", "--progress", "none"],
    folder,
  );
  expect([exit, stderr]).toEqual([0, ""]);
}, 60_000);

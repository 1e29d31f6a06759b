import { createHash, createHmac } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Manifest } from "../../../../src/classroom/set/folder/manifest.js";
import { solveNumbers } from "../../../../src/core/graph/compile.js";
import { roundingOf } from "../../../../src/core/graph/precision.js";
import { displayNumber } from "../../../../src/core/graph/rounding.js";
import { graphOfQuestion, numberAnswers, type Question } from "../../../../src/core/sheet/sheet.js";
import { parseSheet } from "../../../../src/core/sheet/sheetFile.js";
import { readPdf } from "../../../support/pdfText.js";
import { runCli } from "../../../support/runCli.js";

let folder = "";
const read = (path: string) => readFileSync(join(folder, path));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-secrecy-"));
  writeFileSync(join(folder, "r.csv"), "id,name\n1,홍길동\ns/2,Łukasz Żak\n3,Kim\n");
  await runCli(["secret", "new", "secret"], folder);
  const common = ["--formats", "pdf,html", "--roster", "r.csv", "--progress", "none"];
  for (const argv of [
    // Pressed, keys beside worksheets in one process; and printed whole.
    ["--preset", "exam", "--secret-file", "secret", "--press", "on", "--out", "exam"],
    ["--preset", "basics", "--seed", "a-seed-to-find", "--press", "off", "--out", "practice"],
  ]) {
    const { exit, stderr } = await runCli(["generate", ...argv, ...common], folder);
    expect([exit, stderr]).toEqual([0, ""]);
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All that is in a file: its letters as a reader sees them, and all of its bytes, inflated too. */
interface Content {
  readonly seen: string;
  readonly bytes: string;
}

async function contentOf(path: string): Promise<Content> {
  const file = read(path);
  if (path.endsWith(".pdf")) {
    const { text, strings, bytes } = await readPdf(file);
    const seen = [text, ...strings].join("\n");
    return { seen, bytes: `${path}\n${seen}\n${bytes}` };
  }
  const html = file.toString("utf8").replace(/<style[\s\S]*?<\/style>/g, "");
  const spoken = Array.from(html.matchAll(/aria-label="([^"]*)"/g), ([, text]) => text).join("\n");
  return { seen: `${html.replace(/<[^>]*>/g, "\n")}\n${spoken}`, bytes: `${path}\n${html}` };
}

/** A secret in all the ways in which it might have been written down. */
const writings = (bytes: Buffer): string[] => [
  bytes.toString("hex"),
  bytes.toString("hex").toUpperCase(),
  bytes.toString("base64"),
  bytes.toString("base64url"),
  bytes.toString("latin1"),
];

/** Half of a secret tells too much as well. */
const halves = (needle: string): string[] => {
  const half = Math.ceil(needle.length / 2);
  return needle.length < 32 ? [needle] : [needle.slice(0, half), needle.slice(half)];
};

/** What is found in a text of what must not be in it. */
const found = (needles: readonly string[], text: string): string[] =>
  needles.filter((needle) => halves(needle).some((part) => text.includes(part)));

/** The numbers in a text without their signs. */
const numbersIn = (text: string): Set<string> =>
  new Set(
    Array.from(text.replaceAll(/[\u2009\u202F]/g, "").matchAll(/\d+(?:\.\d+)?/g), ([number]) => number),
  );

const unsigned = (display: string): string => display.replace(/^[-−]/, "");

/** The numbers that a question prints as they are: its givens, and what it says to be worked out already. */
function printed(question: Question): Set<string> {
  const graph = graphOfQuestion(question);
  const values = solveNumbers(graph, new Map(Object.entries(question.givens)));
  const known = question.shown.map((id) =>
    displayNumber(values.get(id) ?? Number.NaN, roundingOf(graph, id, question.precision)),
  );
  return new Set([...Object.values(question.givens).map(String), ...known].map(unsigned));
}

/**
 * The answers of a sheet as the key prints them. Left out: those that the questions print anyway, and those of three
 * figures or fewer, which read like a width, a number of marks or a given of another question.
 */
function answersOf(path: string): string[] {
  const { questions } = parseSheet(read(path).toString("utf8"), path);
  const given = new Set(questions.flatMap((question) => [...printed(question)]));
  const displays = questions.flatMap(({ answers }) =>
    numberAnswers(answers).map(({ display }) => unsigned(display)),
  );
  return displays.filter(
    (display) => display.replace(/^0\.0*/, "").replace(".", "").length > 3 && !given.has(display),
  );
}

const exactOf = (path: string): string[] =>
  parseSheet(read(path).toString("utf8"), path).questions.flatMap(({ answers }) =>
    numberAnswers(answers)
      .flatMap(({ value, lower, upper }) => [value, lower, upper])
      .map(String)
      .filter((text) => text.length > 12),
  );

const copiesOf = (set: string) =>
  (JSON.parse(read(`${set}/manifest.json`).toString("utf8")) as Manifest).copies.map(({ id, files }) => ({
    id,
    files: Object.keys(files).map((path) => `${set}/${path}`),
  }));
const inFolder = (files: readonly string[], name: string) =>
  files.filter((path) => path.includes(`/${name}/`));
const sheetOf = (files: readonly string[]) => inFolder(files, "sheets")[0] ?? "";

describe("a worksheet of an exam, its file name, bytes, inflated streams and metadata", () => {
  test("hold neither the secret nor what is made from it", async () => {
    const secret = Buffer.from(read("exam/../secret").toString("utf8").trim(), "utf8");
    const { quiz } = JSON.parse(read("exam/manifest.json").toString("utf8")) as Manifest;
    const mac = (what: readonly string[]) =>
      createHmac("sha256", secret)
        .update(JSON.stringify(["gradsheet", ...what]))
        .digest();
    for (const { id, files } of copiesOf("exam")) {
      const needles = [
        secret,
        Buffer.from(secret.toString(), "hex"),
        mac(["copy", quiz, id]),
        mac(["set", quiz]),
      ].flatMap(writings);
      for (const path of inFolder(files, "worksheets")) {
        const { seen, bytes } = await contentOf(path);
        expect([path, found(needles, bytes)]).toEqual([path, []]);
        expect([path, /seed|practice/i.exec(seen)]).toEqual([path, null]);
      }
    }
  });

  test("hold no answer, neither as the key prints it nor exact", async () => {
    for (const { files } of copiesOf("exam")) {
      const answers = answersOf(sheetOf(files));
      expect(answers.length).toBeGreaterThan(5);
      for (const path of inFolder(files, "worksheets")) {
        const { seen, bytes } = await contentOf(path);
        const numbers = numbersIn(seen);
        expect([path, answers.filter((answer) => numbers.has(answer))]).toEqual([path, []]);
        expect([path, exactOf(sheetOf(files)).filter((exact) => bytes.includes(exact))]).toEqual([path, []]);
      }
    }
  });
});

describe("the same search finds them where they are", () => {
  test("every answer in the key, PDF and HTML, and each exact value in the sheet file", async () => {
    for (const { files } of copiesOf("exam")) {
      const sheet = sheetOf(files);
      for (const path of inFolder(files, "keys")) {
        const numbers = numbersIn((await contentOf(path)).seen);
        expect([path, answersOf(sheet).filter((answer) => !numbers.has(answer))]).toEqual([path, []]);
      }
      expect(exactOf(sheet).filter((exact) => !read(sheet).includes(exact))).toEqual([]);
    }
  });

  test("the seed of practice on its worksheet, which says that it is for practice", async () => {
    for (const { files } of copiesOf("practice"))
      for (const path of inFolder(files, "worksheets")) {
        const { seen } = await contentOf(path);
        expect([path, found(["for practice · seed a-seed-to-find"], seen)]).toEqual([
          path,
          ["for practice · seed a-seed-to-find"],
        ]);
      }
  });

  test("a secret that somebody writes into a PDF's title or an attribute", () => {
    const hidden = createHash("sha256").update("any").digest();
    expect(writings(hidden).every((text) => found([text], `<p id="${text}">`).length === 1)).toBe(true);
  });
});

test("the manifest of an exam holds neither seed, secret nor what is made from it for a copy", () => {
  const secret = read("secret").toString("utf8").trim();
  const text = read("exam/manifest.json").toString("utf8");
  const { quiz, copies } = JSON.parse(text) as Manifest;
  const macs = copies.map(({ id }) =>
    createHmac("sha256", secret)
      .update(JSON.stringify(["gradsheet", "copy", quiz, id]))
      .digest(),
  );
  expect(found([secret, ...macs.flatMap(writings), '"seed"'], text)).toEqual([]);
  for (const name of readdirSync(join(folder, "exam/sheets")))
    expect(
      found([secret, ...macs.flatMap(writings), '"seed"'], read(`exam/sheets/${name}`).toString("utf8")),
    ).toEqual([]);
});

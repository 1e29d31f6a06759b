import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Manifest } from "../../../../src/classroom/set/folder/manifest.js";
import { numberAnswers, type Sheet } from "../../../../src/core/sheet/sheet.js";
import { runCli } from "../../../support/runCli.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(folder, path));
const json = <T>(path: string): T => JSON.parse(read(path).toString("utf8")) as T;

describe("generate --copies 2 --formats pdf,html", () => {
  let stdout: string;
  beforeAll(async () => {
    mkdirSync(join(folder, "set"));
    writeFileSync(join(folder, "set", "mine.txt"), "kept");
    const run = await runCli(
      ["generate", "--seed", "test", "--copies", "2", "--formats", "pdf,html", "--out", "set"],
      folder,
    );
    expect({ exit: run.exit, stderr: run.stderr.replace(/^\d of 2 copies$/gm, "").trim() }).toEqual({
      exit: 0,
      stderr: "",
    });
    stdout = run.stdout;
  }, 60_000);

  test("says where everything is, and how long it took", () => {
    expect(stdout).toMatch(/^Backpropagation basics: 2 copies, seed test\n {2}set\/worksheets\/\*\.pdf\n/);
    expect(stdout).toMatch(/Made in [\d.]+ s\. The same numbers again: --seed test\n$/);
  });

  test("the manifest has the SHA-256 of every file", () => {
    const { copies, format } = json<Manifest>("set/manifest.json");
    expect([format, ...copies.map(({ id }) => id)]).toEqual(["gradsheet/manifest@1", "001", "002"]);
    for (const { id, files } of copies) {
      expect(Object.keys(files).sort()).toEqual([
        `keys/${id}.html`,
        `keys/${id}.pdf`,
        `sheets/${id}.json`,
        `worksheets/${id}.html`,
        `worksheets/${id}.pdf`,
      ]);
      for (const [path, hash] of Object.entries(files)) {
        expect(
          createHash("sha256")
            .update(read(`set/${path}`))
            .digest("hex"),
        ).toBe(hash);
      }
    }
  });

  test("a folder that exists is not emptied", () => {
    expect(read("set/mine.txt").toString()).toBe("kept");
  });

  test("the sheet file is INTERFACE's: ids, bounds around values, misconceptions with values", () => {
    const sheet = json<Sheet>("set/sheets/001.json");
    expect(sheet.format).toBe("gradsheet/sheet@1");
    expect(sheet.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    for (const { id, answers, points } of sheet.questions) {
      expect(answers.reduce((sum, one) => sum + one.points, 0)).toBeCloseTo(points, 9);
      for (const answer of numberAnswers(answers)) {
        expect(answer.id).toMatch(new RegExp(`^${id}\\.[A-Za-z][A-Za-z0-9_]*$`));
        expect(answer.lower).toBeLessThanOrEqual(answer.value);
        expect(answer.value).toBeLessThanOrEqual(answer.upper);
      }
    }
  });

  test("a question's network is a network file: solve gives the answers", async () => {
    const { questions } = json<Sheet>("set/sheets/002.json");
    for (const { id, network, answers } of questions) {
      writeFileSync(join(folder, "own.json"), JSON.stringify(network));
      const { exit, stdout } = await runCli(["solve", "own.json", "--json"], folder);
      expect([id, exit]).toEqual([id, 0]);
      const solved = JSON.parse(stdout) as { quantities: { id: string; value: number }[] };
      const values = new Map(solved.quantities.map((one) => [one.id, one.value]));
      for (const { quantity, value } of numberAnswers(answers))
        expect([id, quantity, values.get(quantity)]).toEqual([id, quantity, value]);
    }
  });

  test("no worksheet holds an answer: not in its page, not in its PDF", () => {
    for (const id of ["001", "002"]) {
      const sheet = json<Sheet>(`set/sheets/${id}.json`);
      const page = read(`set/worksheets/${id}.html`)
        .toString("utf8")
        .replace(/<style[\s\S]*?<\/style>/g, "");
      const pdf = read(`set/worksheets/${id}.pdf`).toString("latin1");
      for (const { answers, shown, definitions, givens } of sheet.questions) {
        const known = new Set([...shown, ...Object.keys(givens)]);
        // A new weight may by chance read like nothing else; a short figure may stand in a path of the drawing.
        for (const { display, quantity } of answers) {
          if (display.length < 6 || known.has(quantity)) continue;
          // The gradient of a bias is dC/dz itself, which the question may print.
          const own = definitions.find((line) => line.id === quantity)?.expression;
          const copied = typeof own === "string" && known.has(own);
          if (!copied)
            expect({ id, quantity, shows: page.includes(display) || pdf.includes(display) }).toEqual({
              id,
              quantity,
              shows: false,
            });
        }
      }
    }
  });

  test("the same seed gives the same bytes from another run, PDFs among them", async () => {
    await runCli(
      ["generate", "--seed", "test", "--copies", "2", "--out", "again", "--concurrency", "1"],
      folder,
    );
    for (const path of ["worksheets/002.pdf", "keys/001.pdf", "sheets/002.json"]) {
      expect([path, read(`again/${path}`).equals(read(`set/${path}`))]).toEqual([path, true]);
    }
  }, 60_000);
});

describe("nothing is written", () => {
  test("when the quiz is wrong: exit 2", async () => {
    writeFileSync(join(folder, "wrong.yaml"), "questions:\n  - topic: los\n");
    const { exit, stderr } = await runCli(["generate", "wrong.yaml", "--out", "none"], folder);
    expect([exit, existsSync(join(folder, "none"))]).toEqual([2, false]);
    expect(stderr).toMatch(/^error\[WRONG_VALUE\] wrong\.yaml:2:12 questions\[0\]\.topic: "los" is none of /);
  });

  test("when a constraint cannot be met by drawing: exit 2, and which one", async () => {
    writeFileSync(
      join(folder, "hopeless.yaml"),
      "network: {weights: {from: 30, to: 40, decimals: 0}}\nquestions: [{topic: output-gradient}]\n",
    );
    const { exit, stderr } = await runCli(["generate", "hopeless.yaml", "--out", "none"], folder);
    expect([exit, existsSync(join(folder, "none"))]).toEqual([2, false]);
    expect(stderr).toMatch(
      /CANNOT_DRAW.*no numbers suit values to 4 decimals.*"no-dead-or-saturated-unit" stands/,
    );
  });

  test("when copies would come out alike: exit 2", async () => {
    writeFileSync(
      join(folder, "narrow.yaml"),
      "series: narrow\nnetwork: {layers: [1, 1], inputs: {from: 0.5, to: 0.5}, weights: {from: 0.5, to: 0.5}}\nquestions: [{topic: forward-pass}]\n",
    );
    const { exit, stderr } = await runCli(
      ["generate", "narrow.yaml", "--copies", "2", "--out", "none"],
      folder,
    );
    expect([exit, existsSync(join(folder, "none"))]).toEqual([2, false]);
    expect(stderr).toBe(
      "error[CANNOT_DRAW]: copies 001 and 002 came out alike: the quiz leaves too few different sheets; another seed, wider ranges or more decimals would be right\n",
    );
  });

  test("when the browser named cannot be run: exit 3", async () => {
    const before = process.env["PUPPETEER_EXECUTABLE_PATH"];
    process.env["PUPPETEER_EXECUTABLE_PATH"] = join(folder, "no-browser");
    try {
      const { exit, stderr } = await runCli(["generate", "--out", "none"], folder);
      expect([exit, existsSync(join(folder, "none"))]).toEqual([3, false]);
      expect(stderr).toMatch(
        /^error\[NO_BROWSER\]: PUPPETEER_EXECUTABLE_PATH is .*no-browser, which cannot be run/,
      );
    } finally {
      if (before === undefined) delete process.env["PUPPETEER_EXECUTABLE_PATH"];
      else process.env["PUPPETEER_EXECUTABLE_PATH"] = before;
    }
  });
});

test("list names what there is", async () => {
  for (const kind of [
    "topics",
    "activations",
    "losses",
    "optimizers",
    "misconceptions",
    "presets",
    "formats",
  ]) {
    const { exit, stdout } = await runCli(["list", kind]);
    expect([kind, exit, stdout.split("\n").length > 2]).toEqual([kind, 0, true]);
  }
  const { exit, stderr } = await runCli(["list", "topic"]);
  expect([exit, stderr]).toEqual([
    2,
    'error[USAGE]: list topic: it lists topics, activations, losses, optimizers, misconceptions, presets, formats; did you mean "topics"?\n',
  ]);
});

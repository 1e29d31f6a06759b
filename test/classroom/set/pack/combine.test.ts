import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Manifest } from "../../../../src/classroom/set/folder/manifest.js";
import { forAll } from "../../../support/fileModes.js";
import { judgedBy } from "../../../support/judge.js";
import { readPdf } from "../../../support/pdfText.js";
import { compiledProgram } from "../../../support/program.js";
import { type Run, runCli } from "../../../support/runCli.js";

let folder = "";
let made: Run;
const run = (...argv: string[]) => runCli([...argv, "--progress", "none"], folder);
const generate = (...argv: string[]) =>
  run("generate", "q.yaml", "--roster", "r.csv", "--seed", "combined", "--out", "set", ...argv);
const read = (path: string) => readFileSync(join(folder, path));
const hash = (path: string) => createHash("sha256").update(read(path)).digest("hex");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-combine-"));
  writeFileSync(join(folder, "q.yaml"), "series: test\nquestions: [{topic: forward-pass}]\n");
  writeFileSync(join(folder, "r.csv"), "id,name\nz,Kim\na/b,홍길동\nm,Łukasz\n");
  made = await generate("--press", "on", "--combine", "--zip", "packed/set.zip");
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("--combine", () => {
  test("says what it has made", () => {
    expect([made.exit, made.stderr]).toEqual([0, ""]);
    expect(made.stdout).toContain(
      "  set/manifest.json\n  set/worksheets.pdf\n  set/keys.pdf\n  packed/set.zip\n",
    );
  });

  test.each(["worksheets", "keys"])(
    "%s.pdf: every copy in the roster's order, each from an odd page on",
    async (name) => {
      const { copies } = JSON.parse(read("set/manifest.json").toString("utf8")) as Manifest;
      const whole = await PDFDocument.load(read(`set/${name}.pdf`));
      let page = 0;
      for (const { id, code, files } of copies) {
        const path = Object.keys(files).find((one) => one.startsWith(`${name}/`)) ?? "";
        const own = await PDFDocument.load(read(`set/${path}`));
        const { text } = await readPdf(read(`set/${path}`));
        expect(page % 2).toBe(0);
        const one = await PDFDocument.create();
        for (const copied of await one.copyPages(
          whole,
          own.getPageIndices().map((k) => page + k),
        ))
          one.addPage(copied);
        const again = await readPdf(await one.save());
        expect([id, again.text]).toEqual([id, text]);
        expect(again.text).toContain(code);
        page += own.getPageCount();
        if (page % 2 === 1) {
          expect(whole.getPage(page).node.Contents()).toBeUndefined();
          expect(whole.getPage(page).getSize()).toEqual(own.getPage(0).getSize());
          page++;
        }
      }
      expect(whole.getPageCount()).toBe(page);
      expect(whole.getPageCount()).toBeGreaterThanOrEqual(6);
    },
  );

  describe("as qpdf and poppler read it", () => {
    const judged = judgedBy("qpdf", "pdfinfo");
    const printed = (program: string, ...argv: string[]) => {
      const { status, stdout, stderr } = spawnSync(program, argv, { cwd: folder, encoding: "utf8" });
      expect([program, status, stderr]).toEqual([program, 0, ""]);
      return stdout;
    };

    judged.each(["worksheets", "keys"])("%s.pdf has no fault, and a bookmark for each copy", (name) => {
      expect(printed("qpdf", "--check", `set/${name}.pdf`)).toContain("No syntax or stream encoding errors");
      const { outlines } = JSON.parse(
        printed("qpdf", "--json", "--json-key=outlines", `set/${name}.pdf`),
      ) as { outlines: readonly { title: string; destpageposfrom1: number }[] };
      expect(outlines.map(({ title }) => title)).toEqual(["z Kim", "a/b 홍길동", "m Łukasz"]);
      const { copies } = JSON.parse(read("set/manifest.json").toString("utf8")) as Manifest;
      outlines.forEach(({ destpageposfrom1: page }, k) => {
        const text = printed("pdftotext", "-f", `${page}`, "-l", `${page}`, `set/${name}.pdf`, "-");
        expect(text).toContain(copies[k]?.code ?? "no copy");
      });
    });

    judged.each(["worksheets", "keys"])("%s.pdf has the tags of its copies, each a part", (name) => {
      const { copies } = JSON.parse(read("set/manifest.json").toString("utf8")) as Manifest;
      // Ids of table heads are set apart, copy by copy.
      const tags = (path: string): string[] =>
        printed("pdfinfo", "-struct-text", path)
          .split("\n")
          .map((line) =>
            line
              .trim()
              .replace(/ <[\w-]+>/, "")
              .replaceAll(/\(\d-node/g, "(node"),
          );
      const own = copies.map(({ files }) => {
        const path = Object.keys(files).find((one) => one.startsWith(`${name}/`)) ?? "";
        return tags(`set/${path}`).slice(1, -1);
      });
      const whole = tags(`set/${name}.pdf`).slice(1, -1);
      expect(own.flat().length).toBeGreaterThan(300);
      expect(whole.filter((line) => /^Part\b/.test(line))).toHaveLength(3);
      expect(whole.filter((line) => !/^Part\b/.test(line))).toEqual(own.flat());
      expect(printed("pdfinfo", `set/${name}.pdf`)).toMatch(/^Tagged: +yes$/m);
    });
  });

  test("keys and the zip file are for their owner alone", () => {
    const modes = ["set/worksheets.pdf", "set/keys.pdf", "packed/set.zip"].map(
      (path) => statSync(join(folder, path)).mode & 0o777,
    );
    expect(modes).toEqual([forAll(0o666), 0o600, 0o600]);
  });

  test("made again, and in another time zone: the same bytes", async () => {
    const paths = ["set/worksheets.pdf", "set/keys.pdf", "packed/set.zip"];
    const before = paths.map(hash);
    for (const path of paths) rmSync(join(folder, path));
    await generate("--combine", "--zip", "packed/set.zip");
    expect(paths.map(hash)).toEqual(before);
    const program = [compiledProgram()];
    const zone = (TZ: string) =>
      execFileSync(
        process.execPath,
        [
          ...program,
          "generate",
          "q.yaml",
          "--seed",
          "zone",
          "--formats",
          "html",
          "--out",
          "zone",
          "--zip",
          `${TZ}.zip`,
        ],
        {
          cwd: folder,
          env: { ...process.env, TZ },
          stdio: "ignore",
        },
      );
    for (const name of ["UTC", "EST5"]) zone(name);
    expect(hash("UTC.zip")).toBe(hash("EST5.zip"));
  });

  test("a sheet that was replaced is not printed again", async () => {
    await runCli(["reissue", "--set", "set", "--id", "m"], folder);
    await generate("--combine");
    const { copies } = JSON.parse(read("set/manifest.json").toString("utf8")) as Manifest;
    const { text } = await readPdf(read("set/worksheets.pdf"));
    expect(copies.filter(({ code }) => text.includes(code)).map(({ id }) => id)).toEqual([
      "z",
      "a/b",
      "m (2)",
    ]);
  });
});

test("--zip holds the whole set: manifest, quiz, both combined files and all of every copy", () => {
  const entries = read("packed/set.zip").toString("latin1").split("PK\u0001\u0002").length - 1;
  const { copies } = JSON.parse(read("set/manifest.json").toString("utf8")) as Manifest;
  expect(entries).toBe(copies.flatMap(({ files }) => Object.keys(files)).length + 5);
});

test("what cannot be combined is refused before anything is made", async () => {
  const none = (...argv: string[]) => run("generate", "--out", "none", ...argv);
  expect((await none("--combine", "--formats", "html")).stderr).toMatch(
    /^error\[USAGE\]: --combine needs PDFs/,
  );
  expect((await none("--combine", "--shard", "1/2", "--seed", "s")).stderr).toMatch(
    /^error\[USAGE\]: .* give them to gradsheet merge/,
  );
  expect(existsSync(join(folder, "none"))).toBe(false);
});

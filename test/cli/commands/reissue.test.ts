import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Manifest } from "../../../src/classroom/set/folder/manifest.js";
import type { Sheet } from "../../../src/core/sheet/sheet.js";
import { runCli } from "../../support/runCli.js";
import { keyOf } from "../../support/students.js";

let folder = "";
const run = (...argv: string[]) => runCli(argv, folder);
const json = <T>(path: string): T => JSON.parse(readFileSync(join(folder, path), "utf8")) as T;
const manifest = () => json<Manifest>("exam/manifest.json");
const generate = () =>
  run(
    "generate",
    "exam.yaml",
    "--roster",
    "r.csv",
    "--secret-file",
    "key",
    "--formats",
    "html",
    "--out",
    "exam",
    "--progress",
    "none",
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-reissue-"));
  writeFileSync(
    join(folder, "exam.yaml"),
    "series: test\nnetwork: {inputs: {from: -2, to: 2, decimals: 2}, weights: {from: -2, to: 2, decimals: 2}}\nquestions: [{topic: forward-pass}, {topic: hidden-gradient}]\n",
  );
  writeFileSync(join(folder, "r.csv"), "id,name\n7,Kim\n8,이순신\na/b,Lee\n");
  await run("secret", "new", "key");
  const { exit, stderr } = await generate();
  expect([exit, stderr]).toEqual([0, ""]);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sheetOf = (id: string): Sheet => {
  const entry = manifest().copies.find((one) => one.id === id);
  const path = Object.keys(entry?.files ?? {}).find((one) => one.startsWith("sheets/"));
  return json<Sheet>(`exam/${path}`);
};

describe("trace", () => {
  const givensOf = (id: string, question: number) =>
    Object.values(sheetOf(id).questions[question]?.givens ?? {});

  test("the numbers of a question name its sheet, in any order, with one misread", async () => {
    for (const id of ["7", "8", "a/b"]) {
      const values = givensOf(id, 1).reverse();
      const { exit, stdout } = await run("trace", "--set", "exam", `--values=${values.join(",")}`, "--json");
      const report = JSON.parse(stdout);
      expect([exit, report.verdict, report.traces[0]]).toEqual([
        0,
        "found",
        expect.objectContaining({ id, question: "q2", found: values.length }),
      ]);
      const misread = [9.99, ...values.slice(1)].map((value) => String(value).replace("-", "−"));
      const again = await run("trace", "--set", "exam", `--values=${misread.join(" ")}`);
      expect([again.exit, again.stdout]).toEqual([
        0,
        expect.stringContaining(`of ${id}: no other has as many`),
      ]);
    }
  });

  test("nobody's numbers", async () => {
    const negative = await run("trace", "--set", "exam", "--values", "-9.1,9.2,9.3,9.4,-9.5");
    expect([negative.exit, negative.stderr]).toEqual([1, ""]);
    const none = await run("trace", "--set", "exam", "--values=9.1,9.2,9.3,9.4,9.5");
    expect([none.exit, none.stdout]).toEqual([
      1,
      "No sheet of the set has nearly all of the numbers in one question.\n",
    ]);
  });

  test("numbers that several sheets have: ambiguous, and how few they are", async () => {
    await run("generate", "--seed", "s", "--copies", "12", "--formats", "html", "--out", "basics");
    const { exit, stdout } = await run("trace", "--set", "basics", "--values=0.5,0.3");
    expect(exit).toBe(1);
    expect(stdout).toMatch(
      /\n\d+ sheets have as many of the numbers: more of them would tell\.\n2 numbers may meet by chance/,
    );
  });

  test("what is no number, or no option at all", async () => {
    expect((await run("trace", "--set", "exam", "--values=0.3,x")).stderr).toMatch(
      /^error\[USAGE\]: --values: "x" is no number/,
    );
    expect((await run("trace", "--set", "exam")).stderr).toMatch(
      /^error\[USAGE\]: trace needs a set and the leaked numbers/,
    );
  });
});

describe("reissue", () => {
  test("another sheet for the student, with other numbers; the old one stays as it was", async () => {
    const before = manifest();
    const { exit, stdout, stderr } = await run(
      "reissue",
      "--set",
      "exam",
      "--id",
      "8",
      "--secret-file",
      "key",
    );
    expect([exit, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^8 \(2\) for 이순신: sheet \w{4}-\w{4}-\w{5}\n {2}exam\/worksheets\/8~2\.html\n/);
    const after = manifest();
    expect(after.copies.map(({ id }) => id)).toEqual(["7", "8", "8 (2)", "a/b"]);
    expect(after.copies.filter(({ replaces }) => replaces === undefined)).toEqual(before.copies);
    const [old, made] = [sheetOf("8"), sheetOf("8 (2)")];
    expect(made.student).toEqual(old.student);
    expect(made.code).not.toBe(old.code);
    expect(made.questions.map(({ givens }) => givens)).not.toEqual(old.questions.map(({ givens }) => givens));
    expect((await run("verify", "set", "exam")).exit).toBe(0);
  });

  test("mark takes both codes; the id names the newer sheet; nobody is missing who has either", async () => {
    const [old, made, other] = [sheetOf("8"), sheetOf("8 (2)"), sheetOf("7")];
    const rows = (name: string, sheet: Sheet) =>
      Object.entries(keyOf(sheet)).map(([id, text]) => `${name},${id},${text}`);
    const marks = async (...lines: string[]) => {
      writeFileSync(join(folder, "class.csv"), ["sheet,id,answer", ...lines, ""].join("\n"));
      const { exit, stderr } = await run(
        "mark",
        "--set",
        "exam",
        "--answers",
        "class.csv",
        "--grades",
        "g.csv",
        "--force",
      );
      expect([exit, stderr]).toEqual([0, ""]);
      const [, ...grades] = readFileSync(join(folder, "g.csv"), "utf8").trim().split("\n");
      return grades.map((line) => {
        const [sheet, code, student, name, , , answered, score, most] = line.split(",");
        return { sheet, code, student, name, full: answered !== "0" && score === most };
      });
    };
    const kim = { sheet: "7", code: other.code, student: "7", name: "Kim", full: true };
    const lee = { sheet: "a/b", code: sheetOf("a/b").code, student: "a/b", name: "Lee", full: false };
    const yi = (sheet: Sheet) => ({
      sheet: sheet.id,
      code: sheet.code,
      student: "8",
      name: "이순신",
      full: true,
    });
    expect(await marks(...rows(old.code, old), ...rows("7", other))).toEqual([kim, yi(old), lee]);
    expect(await marks(...rows(made.code.toLowerCase(), made), ...rows("7", other))).toEqual([
      kim,
      yi(made),
      lee,
    ]);
    expect(await marks(...rows("8", made), ...rows("7", other))).toEqual([kim, yi(made), lee]);
  });

  test("generate goes on with the set and keeps what was reissued", async () => {
    const before = readFileSync(join(folder, "exam/manifest.json"), "utf8");
    const made = readFileSync(join(folder, "exam/sheets/8~2.json"), "utf8");
    rmSync(join(folder, "exam/keys/7.html"));
    expect((await generate()).exit).toBe(0);
    expect(readFileSync(join(folder, "exam/manifest.json"), "utf8")).toBe(before);
    expect(readFileSync(join(folder, "exam/sheets/8~2.json"), "utf8")).toBe(made);
  });

  test("once more, by the id or any code; ids that need another file name", async () => {
    await run("reissue", "--set", "exam", "--id", sheetOf("8").code, "--secret-file", "key");
    await run("reissue", "--set", "exam", "--id", "a/b", "--secret-file", "key");
    const { copies } = manifest();
    expect(copies.map(({ id, replaces }) => [id, replaces])).toEqual([
      ["7", undefined],
      ["8", undefined],
      ["8 (2)", "8"],
      ["8 (3)", "8 (2)"],
      ["a/b", undefined],
      ["a/b (2)", "a/b"],
    ]);
    expect(Object.keys(copies.at(-1)?.files ?? {})).toContainEqual(
      expect.stringMatching(/^sheets\/a_b~[0-9a-f]{12}~2\.json$/),
    );
    expect((await run("verify", "set", "exam")).exit).toBe(0);
  });

  test("no secret, another one, no such copy, a quiz that was changed", async () => {
    const again = (...argv: string[]) => run("reissue", "--set", "exam", "--id", "7", ...argv);
    expect((await again()).stderr).toMatch(
      /^error\[SECRET\]: the set "[^"]*" is made with a secret; --secret-file/,
    );
    await run("secret", "new", "other");
    expect((await again("--secret-file", "other")).stderr).toMatch(
      /^error\[SECRET\]: .* is made with another secret/,
    );
    expect((await run("reissue", "--set", "exam", "--id", "9", "--secret-file", "key")).stderr).toMatch(
      /^error\[USAGE\]: --id 9: the set has no such copy/,
    );
    writeFileSync(join(folder, "exam/.gradsheet/quiz.json"), "{}");
    expect((await again("--secret-file", "key")).stderr).toMatch(/^error\[CHECK_FAILED\] .*not the quiz/);
    expect((await run("verify", "set", "exam")).stdout).toContain("quiz.json: changed");
    await generate();
    expect((await run("verify", "set", "exam")).exit).toBe(0);
  });

  test("a practice set needs no secret, and the new sheet prints the seed of the set", async () => {
    await run(
      "generate",
      "exam.yaml",
      "--seed",
      "s",
      "--copies",
      "2",
      "--formats",
      "html",
      "--out",
      "practice",
    );
    expect((await run("reissue", "--set", "practice", "--id", "002")).exit).toBe(0);
    expect(json<Sheet>("practice/sheets/002~2.json").seed).toBe("s");
  });
});

import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { forAll } from "../../../support/fileModes.js";
import { runCli } from "../../../support/runCli.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-secret-"));
  writeFileSync(join(folder, "r.csv"), "id,name\n1,Kim\na/b,홍길동\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mode = (path: string) => statSync(join(folder, path)).mode & 0o777;
const generate = (...argv: string[]) =>
  runCli(["generate", "--formats", "html", "--progress", "none", ...argv], folder);

describe("secret new", () => {
  test("writes 32 bytes for the owner alone, others each time, and never overwrites", async () => {
    expect((await runCli(["secret", "new", "a.secret"], folder)).exit).toBe(0);
    await runCli(["secret", "new", "b.secret"], folder);
    const [a, b] = ["a.secret", "b.secret"].map((file) => readFileSync(join(folder, file), "utf8"));
    expect(a).toMatch(/^[0-9a-f]{64}\n$/);
    expect(a).not.toBe(b);
    expect(mode("a.secret")).toBe(0o600);
    const again = await runCli(["secret", "new", "a.secret"], folder);
    expect([again.exit, again.stderr]).toEqual([
      2,
      expect.stringMatching(/^error\[USAGE\] a\.secret: there is such a file/),
    ]);
    expect(readFileSync(join(folder, "a.secret"), "utf8")).toBe(a);
  });
});

describe("a secret that is wrong: exit 2, and nothing is made", () => {
  test.each([
    ["short", "x".repeat(31), /error\[WEAK_SECRET\] short: a secret of 31 bytes can be guessed/],
    ["same", "ab".repeat(40), /error\[WEAK_SECRET\] same: a secret of so few different letters/],
    ["empty", "", /error\[WEAK_SECRET\] empty: a secret of 0 bytes/],
  ])("%s", async (file, text, message) => {
    writeFileSync(join(folder, file), text, { mode: 0o600 });
    const { exit, stderr } = await generate("--secret-file", file, "--out", "none");
    expect([exit, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(() => statSync(join(folder, "none"))).toThrow();
  });

  test("no such file; beside --seed; a shard of a set without a seed", async () => {
    expect((await generate("--secret-file", "no")).stderr).toMatch(/^error\[FILE_NOT_FOUND\] no/);
    expect((await generate("--secret-file", "a.secret", "--seed", "s")).stderr).toBe(
      "error[USAGE]: --seed s stands beside --secret-file a.secret; a seed is for practice, a secret for exams: give the one or the other\n",
    );
    expect((await generate("--shard", "1/2")).stderr).toMatch(
      /^error\[USAGE\]: --shard needs a --seed or a secret/,
    );
  });
});

test("file and environment make the same set; the manifest has neither seed nor secret, and whose each file is", async () => {
  const secret = readFileSync(join(folder, "a.secret"), "utf8");
  const one = await generate("--secret-file", "a.secret", "--roster", "r.csv", "--out", "one");
  expect([one.exit, one.stderr]).toEqual([0, ""]);
  const argv = ["generate", "--formats", "html", "--roster", "r.csv", "--out", "two"];
  await runCli(argv, folder, { GRADSHEET_SECRET: secret });
  const text = readFileSync(join(folder, "one/manifest.json"), "utf8");
  expect(readFileSync(join(folder, "two/manifest.json"), "utf8")).toBe(text);
  const manifest = JSON.parse(text);
  expect(manifest).toMatchObject({
    roster: expect.stringMatching(/^[0-9a-f]{64}$/),
    copies: [{ id: "1" }, { id: "a/b" }],
  });
  expect(manifest.seed).toBeUndefined();
  expect(text).not.toContain(secret.trim());
  expect(manifest.copies[1].student).toEqual({ id: "a/b", name: "홍길동" });
  expect(Object.keys(manifest.copies[1].files)).toContainEqual(
    expect.stringMatching(/^keys\/a_b~[0-9a-f]{12}\.html$/),
  );
});

test("what holds answers is for its owner alone", () => {
  expect(["one/keys", "one/sheets", "one/worksheets"].map(mode)).toEqual([0o700, 0o700, forAll(0o777)]);
  expect(["one/keys/1.html", "one/sheets/1.json", "one/manifest.json"].map(mode)).toEqual([
    0o600, 0o600, 0o600,
  ]);
  expect(mode("one/worksheets/1.html")).toBe(forAll(0o666));
});

test("a secret that others may read is pointed out; a binary one is taken as it is", async () => {
  writeFileSync(join(folder, "bytes"), Buffer.from(Array.from({ length: 40 }, (_none, k) => 255 - k)));
  chmodSync(join(folder, "bytes"), 0o644);
  const { exit, stderr } = await generate("--secret-file", "bytes", "--out", "three");
  expect([exit, stderr]).toEqual([0, "note: others may read bytes; chmod 600 bytes would be right\n"]);
});

test("another secret does not take the place of an exam", async () => {
  const { exit, stderr } = await generate("--secret-file", "b.secret", "--roster", "r.csv", "--out", "one");
  expect([exit, stderr]).toEqual([
    2,
    expect.stringMatching(/^error\[OTHER_SET\] .*another set made with a secret/),
  ]);
});

test("grades carry the student's id and name", async () => {
  const sheet = JSON.parse(readFileSync(join(folder, "one/sheets/1.json"), "utf8"));
  expect(sheet.student).toEqual({ id: "1", name: "Kim" });
  writeFileSync(join(folder, "class.csv"), `sheet,id,answer\na/b,${sheet.questions[0].answers[0].id},1\n`);
  await runCli(["mark", "--set", "one", "--answers", "class.csv", "--grades", "grades.csv"], folder);
  const grades = readFileSync(join(folder, "grades.csv"), "utf8").split("\n");
  expect(grades[1]).toMatch(/^a\/b,\w{4}-\w{4}-\w{5},a\/b,홍길동,,,1,/);
  expect(grades[2]).toMatch(/^1,\w{4}-\w{4}-\w{5},1,Kim,,,0,/);
});

test("feedback on a sheet whose id is a path stays in its folder", async () => {
  const { exit } = await runCli(
    ["mark", "--set", "one", "--answers", "class.csv", "--feedback", "f/back"],
    folder,
  );
  expect(exit).toBe(0);
  expect(readdirSync(join(folder, "f/back"))).toEqual([expect.stringMatching(/^a_b~[0-9a-f]{12}\.pdf$/)]);
});

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { makeSheet } from "../../../../src/author/generator/makeSheet.js";
import { readQuiz } from "../../../../src/author/generator/readQuiz.js";
import type { Manifest } from "../../../../src/classroom/set/folder/manifest.js";
import { readSheet } from "../../../../src/classroom/set/folder/readSet.js";
import { adviceOf, sayingOf } from "../../../../src/paper/pages/advice.js";
import { renderSheet } from "../../../../src/paper/pages/documents.js";
import { runCli } from "../../../support/runCli.js";

let folder: string;
const read = (path: string): string => readFileSync(join(folder, path), "utf8");
const manifest = (set: string) => JSON.parse(read(`${set}/manifest.json`)) as Manifest;
const generate = async (out: string, ...more: readonly string[]) => {
  const argv = [
    "generate",
    "q.yaml",
    "--seed",
    "advice",
    "--out",
    out,
    ...more,
    ...(more.includes("--formats") ? [] : ["--formats", "html"]),
  ];
  const run = await runCli(argv, folder);
  expect([argv.join(" "), run.exit, run.stderr]).toEqual([
    argv.join(" "),
    0,
    expect.not.stringContaining("error"),
  ]);
  return run;
};
const verify = async (out: string) => {
  const { stdout } = await runCli(["verify", "set", out, "--json"], folder);
  return (JSON.parse(stdout) as { faults: unknown[] }).faults;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-advice-"));
  writeFileSync(join(folder, "q.yaml"), "questions: [{topic: hidden-gradient}, {topic: loss}]\n");
  await generate("set", "--copies", "3", "--zip", "set.zip");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How many mistakes a page says something of. */
const linesOf = (html: string): number =>
  (html.split('<ul class="advice"')[1]?.match(/<li><b>/g) ?? []).length;

test("what to tell students stands once for the set, and in its keys but a word on where", async () => {
  const lines = linesOf(read("set/keys/advice.html"));
  expect(lines).toBeGreaterThan(4);
  for (const entry of manifest("set").copies) {
    const key = read(`set/keys/${entry.id}.html`);
    const advice = adviceOf([await readSheet(join(folder, "set"), entry, folder)]);
    expect([entry.id, linesOf(key), key.includes("stands once for all copies, in advice.pdf")]).toEqual([
      entry.id,
      0,
      true,
    ]);
    for (const { short } of advice.filter(({ short }) => /^[a-z]{2,}( [a-z]{2,})*$/.test(short)))
      expect(read("set/keys/advice.html")).toContain(`<li><b>${short}</b>`);
  }
});

test("a mistake that no trial sheet shows has its advice in the key that names it; alone, a key says it all", () => {
  const sheet = makeSheet(readQuiz(read("q.yaml"), "q.yaml"), { id: "001", seed: "advice" });
  const all = adviceOf([sheet]);
  const [first, ...rest] = all;
  expect(rest.length).toBeGreaterThan(2);
  const rare = renderSheet(sheet, "key", "page", undefined, new Set(rest.map(sayingOf)));
  expect([linesOf(rare), rare.includes("stands once")]).toEqual([1, true]);
  expect(rare).toContain(`<li><b>${first?.short}</b>`);
  const alone = renderSheet(sheet, "key", "page");
  expect([linesOf(alone), alone.includes("stands once")]).toEqual([all.length, false]);
});

test("one file of it that is missing or changed is found by verify, and the same command makes it again", async () => {
  await generate("hurt", "--copies", "2");
  const whole = read("hurt/keys/advice.html");
  const files = manifest("hurt");
  for (const [hurt, what] of [
    [() => rmSync(join(folder, "hurt/keys/advice.html")), "missing"],
    [
      () => writeFileSync(join(folder, "hurt/keys/advice.html"), "half"),
      "changed: its SHA-256 is not the manifest's",
    ],
  ] as const) {
    hurt();
    expect(await verify("hurt")).toEqual([{ where: "keys/advice.html", what }]);
    const { stdout } = await generate("hurt", "--copies", "2");
    expect(stdout).toContain("2 copies, 2 of them there before");
    expect([read("hurt/keys/advice.html"), manifest("hurt")]).toEqual([whole, files]);
    expect(await verify("hurt")).toEqual([]);
  }
});

test("a student called advice has a key of another name", async () => {
  writeFileSync(join(folder, "roster.csv"), "id,name\nAdvice,Ada\nb,Bea\n");
  await generate("named", "--roster", "roster.csv");
  const keys = readdirSync(join(folder, "named/keys"));
  expect(keys).toHaveLength(3);
  expect(keys.filter((name) => name.toLowerCase() === "advice.html")).toEqual(["advice.html"]);
  // Fonts are letters without end before the body.
  expect(read("named/keys/advice.html").split("<body")[1]).not.toContain("Ada");
  expect(await verify("named")).toEqual([]);
});

test("it is in the zip, and goes where keys are no longer asked for, or another set comes in its place", async () => {
  expect(readFileSync(join(folder, "set.zip"), "latin1")).toContain("keys/advice.html");
  await generate("gone", "--copies", "1");
  const before = read("gone/keys/advice.html");
  await generate("gone", "--copies", "1", "--locale", "ko");
  expect(read("gone/keys/advice.html")).not.toBe(before);
  await generate("gone", "--copies", "1", "--locale", "ko", "--formats", "selfcheck");
  expect(readdirSync(join(folder, "gone/keys"))).toEqual([]);
  expect([manifest("gone").files, await verify("gone")]).toEqual([undefined, []]);
});

test("a page of the teacher's that is called so is not overwritten", async () => {
  await generate("mine", "--copies", "1", "--formats", "selfcheck");
  rmSync(join(folder, "mine/keys"), { recursive: true, force: true });
  await generate("mine", "--copies", "1", "--formats", "selfcheck");
  mkdirSync(join(folder, "mine/keys"), { recursive: true });
  writeFileSync(join(folder, "mine/keys/advice.html"), "mine");
  const argv = [
    "generate",
    "q.yaml",
    "--seed",
    "advice",
    "--formats",
    "html",
    "--out",
    "mine",
    "--copies",
    "1",
  ];
  const { exit, stderr } = await runCli(argv, folder);
  expect([exit, stderr]).toEqual([2, expect.stringContaining("it is there and is not gradsheet's")]);
  expect(read("mine/keys/advice.html")).toBe("mine");
});

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startJournal } from "../../../../src/classroom/set/folder/journal.js";
import { readManifest } from "../../../../src/classroom/set/folder/readSet.js";
import { forAll } from "../../../support/fileModes.js";
import { filesBelow } from "../../../support/program.js";
import { runCli } from "../../../support/runCli.js";

let folder = "";
const at = (path: string) => join(folder, path);
const run = (...argv: string[]) => runCli(argv, folder);
const make = (...argv: string[]) => run("generate", "quiz.json", ...argv);
const html = (...argv: string[]) => make("--formats", "html", ...argv);
const QUIZ = '{\n  "questions": [{"topic": "forward-pass"}]\n}\n';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-strangers-"));
  writeFileSync(at("quiz.json"), QUIZ);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("held: generate wrote over what was a teacher's", () => {
  test("the quiz quiz.json in the folder that the set is made in stays, and makes the set again", async () => {
    for (const _time of [1, 2]) {
      expect((await html("--seed", "s", "--out", ".")).exit).toBe(0);
      expect(readFileSync(at("quiz.json"), "utf8")).toBe(QUIZ);
    }
    expect((await run("verify", "set", ".")).exit).toBe(0);
    expect((await run("reissue", "--set", ".", "--id", "001")).exit).toBe(0);
  });

  test("a worksheet, a combined PDF or a zip that gradsheet did not make", async () => {
    mkdirSync(at("out/worksheets"), { recursive: true });
    writeFileSync(at("out/worksheets/001.html"), "the teacher's own page");
    writeFileSync(at("out/keys.pdf"), "%PDF-1.7 the teacher's");
    writeFileSync(at("mine.zip"), "PK the teacher's");
    const before = filesBelow(folder);
    for (const [argv, named] of [
      [
        ["--out", "out", "--formats", "html"],
        /^error\[USAGE\] .*out\/worksheets\/001\.html: it is there and is not gradsheet's/,
      ],
      [
        ["--out", "out", "--copies", "1", "--formats", "pdf", "--combine"],
        /^error\[USAGE\] .*out\/keys\.pdf: it is there and is not gradsheet's/,
      ],
      [
        ["--out", "new", "--zip", "mine.zip", "--formats", "html"],
        /^error\[USAGE\]: --zip names mine\.zip, which is there and is not/,
      ],
      [["--out", "new", "--zip", "own.zip", "--formats", "html"], null],
    ] as const) {
      const { exit, stderr } = await make("--seed", "s", ...argv);
      if (named === null) expect(exit).toBe(0);
      else expect([exit, stderr]).toEqual([2, expect.stringMatching(named)]);
      if (named !== null) expect(filesBelow(folder)).toEqual(before);
    }
    writeFileSync(at("q.zip"), QUIZ);
    const { stderr } = await run("generate", "q.zip", "--zip", "q.zip", "--formats", "html");
    expect(stderr).toMatch(/^error\[USAGE\]: --zip names q\.zip, which is read/);
    expect(readFileSync(at("q.zip"), "utf8")).toBe(QUIZ);
  });
});

describe("held: a folder from a stranger whose keys/ leads elsewhere", () => {
  test("nothing behind the link is removed or written", async () => {
    await html("--seed", "a", "--out", "evil");
    mkdirSync(at("docs"));
    writeFileSync(at("docs/001.html"), "a thesis");
    rmSync(at("evil/keys"), { recursive: true });
    symlinkSync(at("docs"), at("evil/keys"));
    for (const argv of [
      ["generate", "quiz.json", "--formats", "html", "--seed", "b", "--out", "evil"],
      ["reissue", "--set", "evil", "--id", "001"],
    ]) {
      const { exit, stderr } = await run(...argv);
      expect([exit, stderr]).toEqual([
        2,
        expect.stringMatching(/^error\[OTHER_SET\] .*evil\/keys: it is a link/),
      ]);
    }
    expect([...filesBelow(at("docs")).keys()]).toEqual(["001.html"]);
    expect(readFileSync(at("docs/001.html"), "utf8")).toBe("a thesis");
  });
});

describe("held: files of a run that broke off stayed beside another set", () => {
  test("copies that no line of the journal tells of yet go with their set", async () => {
    await html("--seed", "a", "--copies", "4", "--out", "set");
    const { copies, failed: _, format: __, ...head } = await readManifest(at("set"), folder);
    const names = copies.map(({ id }) => id);
    await (
      await startJournal(at("set"), { head, run: "make", names, combined: ["keys.pdf"] }, copies.slice(0, 1))
    ).close();
    writeFileSync(at("set/keys.pdf"), "half of what was combined");
    rmSync(at("set/manifest.json"));
    await html("--seed", "b", "--copies", "2", "--out", "set");
    await html("--seed", "b", "--copies", "2", "--out", "plain");
    expect(filesBelow(at("set"))).toEqual(filesBelow(at("plain")));
  });
});

describe("held: the answers in self-check pages of an exam were open to all", () => {
  test("with a secret the pages and their folder are the owner's alone; of a practice set they are for all", async () => {
    await run("secret", "new", "secret");
    const modes = async (...argv: string[]) => {
      await make("--formats", "html,selfcheck", "--out", "set", ...argv);
      const both = ["set/selfcheck", "set/selfcheck/001.html"].map((path) => statSync(at(path)).mode & 0o777);
      rmSync(at("set"), { recursive: true });
      return both;
    };
    expect(await modes("--secret-file", "secret")).toEqual([0o700, 0o600]);
    expect(await modes("--seed", "s")).toEqual([forAll(0o777), forAll(0o666)]);
    expect(existsSync(at("set"))).toBe(false);
  });
});

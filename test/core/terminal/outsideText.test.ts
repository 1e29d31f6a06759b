import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { visible } from "../../../src/core/base/visible.js";
import { ciLog } from "../../../src/core/terminal/ciLog.js";
import { textTable } from "../../../src/core/terminal/table.js";
import { runCli } from "../../support/runCli.js";
import { writeSet } from "../../support/writeSet.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradsheet-outside-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a terminal would obey: escape sequences, C1 controls, new lines, letters turned around. */
const OBEYED = "\u001b[2J\u001b]0;x\u0007\u009b31m\u202Eabc\u2028\u0085\u200F";

test("held: a student's answer reaches the terminal with its control characters written out, and forges no row", async () => {
  const [sheet] = writeSet(folder, "questions: [{topic: output-gradient}]", 1);
  const id = sheet?.questions[0]?.answers[0]?.id ?? "";
  const forged = `0.1${OBEYED}\nq1.C  0.5  4/4  correct`;
  writeFileSync(join(folder, "answers.json"), JSON.stringify({ [id]: forged, [`x${OBEYED}`]: "1" }));
  const argv = ["mark", "--sheet", `sheets/${sheet?.id}.json`, "--answers", "answers.json"];
  const { stdout, stderr } = await runCli(argv, folder);
  expect(stdout).toContain(
    "0.1\\u001b[2J\\u001b]0;x\\u0007\\u009b31m\\u202eabc\\u2028\\u0085\\u200f\\u000aq1.C",
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200f\u202e\u2028]/);
  expect(stdout.split("\n").filter((line) => line.startsWith("q1.C "))).toHaveLength(0);
});

test("held: file names and rows of a class are shown without what a terminal would obey", async () => {
  writeSet(folder, "questions: [{topic: output-gradient}]", 1);
  writeFileSync(join(folder, "class\u001b[31m.csv"), "sheet,id,answer\n\u202e7,q1.C,1\n");
  const argv = ["mark", "--set", ".", "--answers", "class\u001b[31m.csv", "--grades", "g.csv"];
  const { stderr } = await runCli(argv, folder);
  expect(stderr).toContain('class\\u001b[31m.csv:2: there is no sheet "\\u202e7" in the set');
  const { stderr: missing } = await runCli(["solve", "no\u001b[31m\n.yaml"], folder);
  expect(missing).toMatch(/^error\[FILE_NOT_FOUND\] no\\u001b\[31m\\u000a\.yaml: /);
});

test("held: a table's cells and a text are written out; letters, accents and tabs stay", () => {
  expect(textTable(["a"], [["x\ny"]])).toBe("a\n──────\nx\\u000ay".replace("──────", "─".repeat(8)));
  expect(visible("김철수\té \u{1F600} 7\u200D")).toBe("김철수\té \u{1F600} 7\u200D");
});

test("held: a quiz's title cannot speak to GitHub's runner, at a line's start or as an old command", async () => {
  writeFileSync(join(folder, "q.yaml"), "title: ::add-mask::x\ntopic: 1\n  ::stop-commands::y: [\n");
  const env = { GITHUB_ACTIONS: "true" };
  const { stderr } = await runCli(["generate", "q.yaml"], folder, env);
  const ours = stderr.split("\n").filter((line) => line.startsWith("::error "));
  expect(ours.length).toBeGreaterThan(0);
  const others = stderr.split("\n").filter((line) => !line.startsWith("::error "));
  expect(others.filter((line) => /^\s*::/.test(line))).toEqual([]);
  const written: string[] = [];
  const stdin = () => Promise.resolve(new Uint8Array());
  const streams = { env, stdin, columns: 80, cwd: ".", isTerminal: false, watchesProgress: false };
  const io = ciLog({
    ...streams,
    stdout: (text) => written.push(text),
    stderr: (text) => written.push(text),
  });
  io.stdout("::add-mask::x: 1 copy\n  ::debug::y\na::b\n");
  io.stderr(`${JSON.stringify({ title: "##[add-mask]x ::y" })}\n`);
  expect(written[0]).toBe("\\u003a:add-mask::x: 1 copy\n  \\u003a:debug::y\na::b\n");
  expect(written[1]).not.toContain("##[");
  expect(JSON.parse(written[1] ?? "")).toEqual({ title: "##[add-mask]x ::y" });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { annotations } from "../../../src/core/terminal/annotations.js";
import { runCli } from "../../support/runCli.js";

test("on GitHub a fault is shown at its line, on stderr, after the line for people", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gradsheet-annotations-"));
  try {
    writeFileSync(join(folder, "r.csv"), "id,name\n1,Kim\n1,Lee\n2,\n");
    const argv = ["generate", "--roster", "r.csv"];
    const env = { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: folder };
    const { exit, stdout, stderr } = await runCli(argv, folder, env);
    expect([exit, stdout]).toEqual([2, ""]);
    expect(stderr.split("\n")).toEqual([
      'error[ROSTER] r.csv:3:1: the id "1" is that of line 2; each id once would be right',
      "error[ROSTER] r.csv:4:1: the name is empty; every student needs one",
      '::error file=r.csv,line=3,title=gradsheet ROSTER::the id "1" is that of line 2; each id once would be right',
      "::error file=r.csv,line=4,title=gradsheet ROSTER::the name is empty; every student needs one",
      "",
    ]);
    expect((await runCli(argv, folder)).stderr).not.toContain("::error");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("what would end a command or a property is written as GitHub wants it; ten at most", () => {
  const fault = {
    code: "USAGE",
    message: "100 %\nof a,b:c",
    place: { file: "a,b:c.yaml", line: 1, column: 2, path: "x" },
  } as const;
  const io = { env: { GITHUB_ACTIONS: "true" }, cwd: "/course" };
  expect(annotations([fault], io)).toBe(
    "::error file=a%2Cb%3Ac.yaml,line=1,col=2,title=gradsheet USAGE::x: 100 %25%0Aof a,b:c\n",
  );
  expect(
    annotations(
      Array.from({ length: 30 }, () => fault),
      io,
    ).split("\n"),
  ).toHaveLength(11);
});

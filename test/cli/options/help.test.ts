import { expect, test } from "@jest/globals";
import { readArguments } from "../../../src/cli/options/arguments.js";
import { COMMANDS, type CommandName, optionsOf } from "../../../src/cli/options/options.js";
import { wordsOf } from "../../support/markdown.js";
import { runCli } from "../../support/runCli.js";

const names = Object.keys(COMMANDS) as CommandName[];

test.each(names)("%s --help has two examples that can be typed, and marks what is required", async (name) => {
  const { exit, stdout } = await runCli([...name.split(" "), "--help"]);
  expect(exit).toBe(0);
  const [before = "", examples = ""] = stdout.split("\nExamples:\n");
  expect(examples.match(/^ {2}gradsheet /gm)?.length).toBe(2);
  for (const [typed] of COMMANDS[name].examples) {
    const [program, ...argv] = wordsOf(typed.replace(/ >.*$/, ""));
    expect([program, await readArguments(argv, "1")]).toMatchObject(["gradsheet", { command: name }]);
  }
  const needed = optionsOf(name).filter((row) => row.needed?.includes(name));
  const required = needed.length + (COMMANDS[name].words.startsWith("<") ? 1 : 0);
  expect(before.match(/\[required\]/g)?.length ?? 0).toBe(required);
});

test.each([
  ["trace", "trace needs a set and the leaked numbers"],
  ["reissue", "reissue needs a set and a copy"],
  ["mark", "mark needs the answers"],
  ["worker", "worker needs --queue"],
])("%s does nothing without what its help calls required", async (name, says) => {
  expect(optionsOf(name as CommandName).some((row) => row.needed !== undefined)).toBe(true);
  expect(await runCli([name])).toMatchObject({ exit: 2, stdout: "", stderr: expect.stringContaining(says) });
});

test("no command is told of a set in another one's words", async () => {
  for (const name of ["trace", "reissue"])
    expect((await runCli([name, "--help"])).stdout).not.toMatch(/class|with mark/);
});

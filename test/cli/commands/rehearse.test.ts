import { expect, test } from "@jest/globals";
import { runCli } from "../../support/runCli.js";

const ARGV = ["rehearse", "basics", "--copies", "3", "--seed", "a"];

test("rehearse basics: a row a question, in words and as data", async () => {
  const said = await runCli(ARGV, ".");
  expect([said.exit, said.stderr]).toEqual([0, ""]);
  expect(said.stdout).toContain("42 papers of simulated students on 3 copies of basics, seed a\n");
  expect(said.stdout).toMatch(/^q1 +forward-pass +6 /m);
  const { exit, stdout } = await runCli([...ARGV, "--json"], ".");
  expect(exit).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ copies: 3, papers: 42, seed: "a", questions: { length: 4 } });
});

test("--strict ends with 1 where something is flagged, and only there", async () => {
  const strict = (quiz: string) =>
    runCli(["rehearse", quiz, "--copies", "6", "--seed", "a", "--strict"], ".");
  const flagged = await strict("full");
  expect([flagged.exit, flagged.stdout]).toEqual([1, expect.stringContaining("who guesses earns")]);
  const passed = await strict("basics");
  expect([passed.exit, passed.stdout]).toEqual([0, expect.stringContaining("nothing to mend\n")]);
});

test("a preset beside a quiz, and what is neither: exit 2", async () => {
  expect((await runCli(["rehearse", "basics", "--preset", "exam"], ".")).exit).toBe(2);
  expect((await runCli(["rehearse", "no-such.yaml"], ".")).stderr).toContain("no-such.yaml");
});
